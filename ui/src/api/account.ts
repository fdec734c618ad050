/** A key as its administrator sees it. */
export interface Key {
    hash: string;
    name: string;
    label: string;
    disabled: boolean;
    limit: number | null;
    limit_remaining: number | null;
    limit_reset: "daily" | "weekly" | "monthly" | null;
    usage: number;
    usage_daily: number;
    usage_weekly: number;
    usage_monthly: number;
    created_at: string;
    updated_at: string | null;
    expires_at: string | null;
    is_management_key?: boolean;
    min_trust?: string | null;
}

/** A key about itself. */
export interface Self {
    label: string;
    limit: number | null;
    limit_remaining: number | null;
    limit_reset: string | null;
    usage: number;
    usage_daily: number;
    usage_weekly: number;
    usage_monthly: number;
    expires_at: string | null;
    is_management_key: boolean;
    allowed_data_regions?: string[];
    rate_limit?: { requests: number; interval: string; note: string };
}

export interface Credits {
    total_credits: number;
    total_usage: number;
}

/** The record of one request that was answered or refused. */
export interface Generation {
    id: string;
    request_id?: string;
    upstream_id?: string | null;
    model: string | null;
    requested_model?: string | null;
    provider_name: string | null;
    endpoint_id?: string | null;
    created_at: string;
    http_referer?: string | null;
    app_id?: number | string | null;
    app_name?: string | null;
    user_agent?: string | null;
    external_user?: string | null;
    session_id?: string | null;
    service_tier?: string | null;
    data_region?: string | null;
    streamed: boolean;
    cancelled: boolean;
    outcome?: string;
    http_status?: number;
    error_type?: string | null;
    finish_reason: string | null;
    native_finish_reason: string | null;
    latency: number | null;
    generation_time: number | null;
    tokens_prompt: number | null;
    tokens_completion: number | null;
    native_tokens_prompt: number | null;
    native_tokens_completion: number | null;
    native_tokens_reasoning: number | null;
    native_tokens_cached: number | null;
    usage_source?: string | null;
    total_cost: number;
    cache_discount: number | null;
    key_label?: string | null;
    task?: string | null;
    simulated?: boolean;
    provider_responses: Attempt[];
}

export interface Attempt {
    provider_name: string;
    endpoint_id: string;
    model_permaslug: string;
    status: number | null;
    result?: string;
    /** Milliseconds that the attempt took. */
    latency: number;
    /** Milliseconds after the request came; absent where it is not kept. */
    started?: number | null;
}
