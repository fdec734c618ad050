import type { Price } from "../kit/format";

export type Pricing = { prompt: Price; completion: Price } & Partial<Record<PriceKey, Price>> & { discount?: number; overrides?: PriceOverride[] };

export type PriceKey = "request" | "image" | "input_cache_read" | "input_cache_write" | "internal_reasoning" | "web_search";

export type PriceOverride = { min_prompt_tokens?: number; utc_start?: number; utc_end?: number } & Partial<Record<PriceKey | "prompt" | "completion", Price>>;

export interface Architecture {
    modality?: string;
    input_modalities: string[];
    output_modalities: string[];
    tokenizer?: string | null;
}

export interface Model {
    id: string;
    canonical_slug?: string;
    name: string;
    description: string;
    created: number;
    context_length: number | null;
    architecture: Architecture;
    pricing: Pricing;
    top_provider?: { context_length: number | null; max_completion_tokens: number | null; is_moderated: boolean };
    supported_parameters: string[];
    hugging_face_id?: string | null;
    knowledge_cutoff?: string | null;
    expiration_date?: string | null;
    benchmarks?: Benchmarks | null;
    simulated?: boolean;
    trust_tier?: string | null;
    stealth?: boolean;
    private?: boolean;
    /** What to know before a prompt goes there. */
    warning?: string | null;
    deprecation?: Deprecation | null;
}

/** What a model says about its end, or about who it was. */
export interface Deprecation {
    message: string;
    fallback_models: string[];
}

export interface Benchmarks {
    artificial_analysis?: { intelligence_index?: number | null; coding_index?: number | null; agentic_index?: number | null } | null;
}

export interface Models {
    data: Model[];
    total_count: number;
}

export interface Percentiles {
    p50: number;
    p75: number;
    p90: number;
    p99: number;
}

export interface DataPolicy {
    training: boolean;
    retains_prompts: boolean;
    retention_days: number | null;
    can_publish: boolean;
    zdr: boolean;
}

export interface Endpoint {
    name: string;
    model_id?: string;
    provider_name: string;
    tag: string;
    quantization: string;
    context_length: number;
    max_completion_tokens: number | null;
    pricing: Pricing;
    supported_parameters: string[];
    supports_implicit_caching?: boolean;
    status?: number;
    data_policy?: DataPolicy;
    trust_tier?: string;
    stealth?: boolean;
    warning?: string | null;
    uptime_last_5m: number | null;
    uptime_last_30m: number | null;
    uptime_last_1d: number | null;
    latency_last_30m: Percentiles | null;
    throughput_last_30m: Percentiles | null;
    simulated?: boolean;
}

export interface Listing {
    id: string;
    name: string;
    created: number;
    description: string;
    architecture: Architecture;
    knowledge_cutoff?: string | null;
    expiration_date?: string | null;
    trust_tier?: string | null;
    warning?: string | null;
    deprecation?: Deprecation | null;
    endpoints: Endpoint[];
}

export interface Provider {
    name: string;
    slug: string;
    privacy_policy_url: string | null;
    terms_of_service_url: string | null;
    status_page_url: string | null;
    headquarters: string | null;
    datacenters: string[] | null;
    simulated?: boolean;
    data_policy?: DataPolicy;
    trust_tier?: string | null;
    warning?: string | null;
}

/** What the router would do with a request, from `POST /api/v1/route`. */
export interface Plan {
    strategy: string;
    seed: string;
    candidates: { model: string; provider: string; tag: string; position: string }[];
    routing_funnel: FunnelStep[];
    estimates?: { tag: string; likely_cost: number; highest_cost: number }[];
    error?: { error: { message: string } };
}

export interface FunnelStep {
    step: string;
    endpoint_count: number;
    removed?: { model?: string; tag: string; reason: string }[];
}

/** Whether everybody who serves a model is anonymous, so that asking it takes consent. */
export function isAnonymous(model: { trust_tier?: string | null } | undefined): boolean {
    return model?.trust_tier === "T3";
}

/** The author of a model id. */
export function authorOf(id: string): string {
    return id.split("/")[0] ?? id;
}

const ABILITIES: [string, string][] = [
    ["tools", "tools"],
    ["structured_outputs", "structured output"],
    ["reasoning", "reasoning"],
];

/** What a model can do besides reading and writing text. */
export function abilities(model: Pick<Model, "architecture" | "supported_parameters">): string[] {
    const reads = model.architecture.input_modalities.filter((kind) => kind !== "text");
    const writes = model.architecture.output_modalities.filter((kind) => kind !== "text").map((kind) => `makes ${kind}`);
    return [...ABILITIES.filter(([parameter]) => model.supported_parameters.includes(parameter)).map(([, text]) => text), ...reads, ...writes];
}
