import type { Plan } from "./catalog";
import type { Generation } from "./account";

/** What every answer of the market says about itself (docs/market-api.md). Members that make no sense are left out. */
export interface Meta {
    as_of?: string;
    behind?: number;
    window?: Window | null;
    sample?: { requests?: number | null; accounts?: number | null; classified?: number | null } | null;
    left_out?: { confidential_requests?: number | null; rows_below_k?: number | null; k?: number | null } | null;
    simulated?: boolean;
    method?: string;
}

export interface Window {
    name: string;
    start: string;
    end: string;
    complete: boolean;
    before?: { start: string; end: string };
}

export interface Answered<T> {
    data: T;
    meta?: Meta;
}

export type Group = "model" | "author" | "provider" | "app";

export interface Ranking {
    group: Group;
    filter?: { name: string; value: string } | null;
    order: "robust" | "raw";
    why: { text: string; id: string; rank: number | null; raw_rank: number | null; top1_share: number | null; paid_share: number | null } | null;
    /** How many anonymous listings the order leaves out, and why; null when there are none. */
    anonymous?: { rows: number; text: string } | null;
    cap_tokens: number | null;
    total: { tokens: number; capped_tokens: number | null; requests: number; spend: number | null };
    rows: Ranked[];
    other: { rows: number; tokens: number; share: number; capped_tokens: number | null; capped_share: number | null; requests: number; spend: number | null } | null;
}

/** One row of a ranking; null is what is not known or not told. */
export interface Ranked {
    id: string;
    name: string;
    author?: string | null;
    rank: number | null;
    rank_low: number | null;
    rank_high: number | null;
    raw_rank: number | null;
    tokens: number;
    tokens_prompt?: number;
    tokens_completion?: number;
    share: number;
    change: number | null;
    capped_tokens: number | null;
    capped_share: number | null;
    capped_change: number | null;
    requests: number;
    tool_calls?: number;
    spend: number | null;
    spend_share: number | null;
    accounts: number | null;
    payers: number | null;
    paid_share: number | null;
    hhi: number | null;
    n_eff: number | null;
    entropy_number?: number | null;
    top1_share: number | null;
    concentrated: boolean | null;
    input_output_ratio: number | null;
    duplicate_share: number | null;
    flags: string[];
    effective_price_per_million: number | null;
    list_price_per_million: { prompt: number | null; completion: number | null } | null;
    trust: string | null;
    simulated?: boolean;
    host?: string;
    categories?: string[];
}

export interface History {
    group?: Group;
    by: string;
    grain: "week" | "day";
    starts: string[];
    series: { id: string; name: string; author?: string | null; values: (number | null)[] }[];
}

export interface Trending {
    rows: { rank: number; id: string; name: string; author?: string | null; growth: number; volume: number; mean_before: number; accounts: number | null; simulated?: boolean }[];
}

export interface Tasks {
    macro: { macro_category: string; spend_share: number | null; token_share: number | null }[];
    tasks: Task[];
}

export interface Task {
    tag: string;
    display_name: string;
    macro_category: string;
    prompts: number;
    spend_share: number | null;
    token_share: number | null;
    models: { id: string; share: number | null; token_share: number | null; delta_pp: number | null }[];
}

export interface Breakdown {
    by: string;
    rows: BreakdownRow[];
}

export interface BreakdownRow {
    id: string;
    name: string;
    tokens: number;
    share: number;
    requests?: number;
    accounts?: number | null;
    tool_calls?: number;
    requests_with_tool_calls?: number;
    tool_error_rate?: number | null;
    models?: { id: string; name: string; tokens: number; share: number }[];
}

export interface Quantiles {
    p50: number;
    p75: number;
    p90: number;
    p99: number;
}

export type Quantile = keyof Quantiles;

export interface Stats {
    id: string;
    name: string;
    author: string | null;
    simulated?: boolean;
    availability: {
        with_routing: number | null;
        without_routing: number | null;
        judged: number;
        hourly: { start: string; with_routing: number | null; without_routing: number | null; judged: number }[];
    };
    endpoints: EndpointStats[];
}

/** Figures that are measured for a time, the whole three days or one of their hours. */
export interface Measured {
    attempts: number;
    failures: number;
    rate_limited: number;
    ttft_ms: Quantiles | null;
    throughput: Quantiles | null;
    e2e_ms: Quantiles | null;
    cache_hit_share: number | null;
    tool_error_rate: number | null;
    structured_error_rate: number | null;
}

export interface EndpointStats {
    endpoint: string;
    provider: string;
    provider_name: string;
    tag: string;
    simulated?: boolean;
    trust: string | null;
    uptime_5m: number | null;
    uptime_30m: number | null;
    uptime_1d: number | null;
    last_3d: Measured & { rate_limited_share: number | null };
    hourly: (Measured & { start: string; uptime: number | null })[];
    price: {
        list: { prompt_per_million: number | null; completion_per_million: number | null; cache_read_per_million: number | null; request: number | null };
        effective: { prompt_per_million: number | null; completion_per_million: number | null; blended_per_million: number | null; cache_hit_share: number | null } | null;
        blended_list_per_million: number | null;
    };
}

export interface ModelActivity {
    id: string;
    days: {
        date: string;
        requests: number;
        tokens_prompt: number;
        tokens_completion: number;
        tokens_reasoning: number;
        tokens_cached: number;
        tool_calls: number;
        spend: number | null;
        payers: number | null;
        effective_price_per_million: number | null;
    }[];
}

export interface Audience {
    id: string;
    cohorts: { week: string; accounts: number | null; retention: (number | null)[] | null }[];
    free_period: { ended_week: string; users_in_last_free_week: number | null; payers_in_weeks_1_to_4: number | null; retention: number | null } | null;
}

export interface PriceHistory {
    id: string;
    list: { endpoint: string; provider: string; tag: string; points: ListPoint[] }[];
    effective: { date: string; prompt_per_million: number | null; completion_per_million: number | null; blended_per_million: number | null; tokens: number }[];
}

export interface ListPoint {
    at: string;
    prompt_per_million: number | null;
    completion_per_million: number | null;
    cache_read_per_million: number | null;
    cache_write_per_million: number | null;
    request: number | null;
}

export interface PriceChange {
    at: string;
    model: string;
    name: string;
    endpoint: string;
    provider: string;
    kind: string;
    alert: boolean;
    before: { prompt_per_million: number | null; completion_per_million: number | null } | null;
    after: { prompt_per_million: number | null; completion_per_million: number | null } | null;
    prompt_change: number | null;
    completion_change: number | null;
}

interface PriceFigure {
    average: number | null;
    median: number | null;
    floor: number | null;
    floor_model: string | null;
}

export interface Figures {
    models: number;
    models_used_7d: number;
    authors: number;
    providers: number;
    endpoints: number;
    price_per_million: { prompt: PriceFigure; completion: PriceFigure; effective_7d: number | null };
    open_weights: { models: number; model_share: number | null; token_share_7d: number | null };
    free_models: number;
    tokens_7d: number;
    tokens_ever: number;
    requests_7d: number;
    spend_7d: number | null;
    accounts_7d: number | null;
}

export interface FrontierData {
    benchmark: string | null;
    source: string | null;
    published_on: string | null;
    cost: string;
    benchmarks: { source: string; benchmark: string; models: number; published_on: string | null }[];
    points: FrontierPoint[];
}

export interface FrontierPoint {
    id: string;
    name: string;
    author: string | null;
    cost: number;
    cost_low: number | null;
    cost_high: number | null;
    cost_basis: "observed" | "list";
    accounts: number | null;
    quality: number;
    quality_low: number | null;
    quality_high: number | null;
    n: number | null;
    p_on_frontier: number | null;
    label: "frontier" | "near" | "dominated";
    on_frontier: boolean;
    simulated?: boolean;
}

export interface AppRow {
    rank: number;
    slug: string;
    name: string;
    host: string | null;
    url?: string | null;
    categories: string[];
    tokens: number;
    requests: number;
    growth: number | null;
    simulated?: boolean;
}

export interface AppDetail {
    slug: string;
    name: string;
    host: string | null;
    url: string | null;
    categories: string[];
    days: { date: string; tokens: number; requests: number }[];
    models: { id: string; name: string; tokens: number; share: number }[];
}

export interface ProviderRow {
    slug: string;
    name: string;
    simulated?: boolean;
    models: number;
    endpoints: number;
    tokens_7d: number | null;
    share_7d: number | null;
    requests_7d: number | null;
    uptime_1d: number | null;
    ttft_ms_p50: number | null;
    throughput_p50: number | null;
}

export type ProviderDetail = ProviderRow & {
    days: { date: string; tokens: number; requests: number }[];
    top_models: { id: string; name: string; tokens: number; share: number }[];
};

/** One line of the logs. */
export interface LogRow {
    id: string;
    created_at: string;
    model: string | null;
    requested_model: string | null;
    provider_name: string | null;
    endpoint_id: string | null;
    tokens_prompt: number | null;
    tokens_completion: number | null;
    tokens_reasoning: number | null;
    tokens_cached: number | null;
    usage_source: string | null;
    total_cost: number | null;
    latency: number | null;
    generation_time: number | null;
    streamed: boolean;
    outcome: string;
    http_status: number | null;
    error_type: string | null;
    finish_reason: string | null;
    attempts: number;
    tool_calls: number | null;
    app: string | null;
    app_title: string | null;
    session_id: string | null;
    key: { hash: string; name: string; label: string } | null;
    confidential?: boolean;
}

export interface Page<T> {
    data: T[];
    next_cursor: string | null;
}

export interface LogDetail {
    generation: Generation;
    attempts: {
        provider_name: string;
        endpoint_id: string;
        model: string;
        status: number | null;
        result: string | null;
        latency_ms: number | null;
        start_offset_ms: number | null;
    }[];
    plan: Plan | null;
}

export interface Session {
    session_id: string;
    turns: number;
    first_at: string;
    last_at: string;
    tokens: number;
    tokens_prompt: number;
    tokens_cached: number;
    /** Cached tokens by tokens of prompts; null while no prompt was counted. */
    cache_share: number | null;
    cache_discount: number;
    total_cost: number;
}

/** An endpoint as it is offered, with how far it may be trusted. */
export interface Offer {
    endpoint: string;
    model: string;
    name: string;
    provider: string;
    provider_name: string;
    tag: string;
    state: string;
    trust: string | null;
    simulated?: boolean;
    open_weights?: boolean | null;
    list_price_per_million: { prompt: number | null; completion: number | null } | null;
    first_listed: string | null;
    expires: string | null;
}

export interface AnalyticsMeta {
    metrics: { name: string; display_label: string; display_format: "number" | "currency" | "percent" | "latency" | "throughput"; is_rate: boolean }[];
    dimensions: { name: string; display_label: string }[];
    granularities: string[];
    operators: string[];
}

export type AnalyticsRow = Record<string, string | number | null>;

export interface Analytics {
    data: AnalyticsRow[];
    metadata: { query_time_ms: number; row_count: number; truncated: boolean };
    cachedAt: string | null;
    warnings: string[];
}

/** Rows of `GET /benchmarks`; which figures a row has depends on its source. */
export interface Score {
    source: string;
    model_permaslug: string;
    display_name: string;
    published_on: string | null;
    url: string | null;
    intelligence_index?: number | null;
    coding_index?: number | null;
    agentic_index?: number | null;
    arena?: string;
    category?: string;
    elo?: number | null;
    win_rate?: number | null;
    benchmark?: string;
    accuracy?: number | null;
    accuracy_stddev?: number | null;
    total_tasks?: number | null;
    last_run_timestamp?: string | null;
}

/** Epoch seconds of a date or time in UTC. */
export function seconds(iso: string): number {
    return Date.parse(iso.length === 10 ? `${iso}T00:00:00Z` : iso) / 1000;
}
