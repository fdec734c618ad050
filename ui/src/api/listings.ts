/** What the exchange tells of providers that offer themselves by a document (docs/listings.md). */
export interface ListedProvider {
    provider: string;
    name: string;
    url: string;
    base_url: string;
    dialect: string;
    has_key: boolean;
    trust: string;
    author_hidden: boolean;
    auto_publish: boolean;
    simulated: boolean;
    unreachable: string | null;
    last_read_at: string | null;
    next_read_at: string | null;
    problems: Problem[];
    warnings: Problem[];
    endpoints: ListedEndpoint[];
}

export interface Problem {
    model: string;
    field: string | null;
    message: string;
}

export interface ListedEndpoint {
    endpoint: string;
    model: string;
    name: string;
    state: "imported" | "failed" | "staged" | "published" | "hidden" | "deprecated" | "withdrawn";
    reason: string | null;
    publishable: boolean;
    testing: boolean;
    tested_at: string | null;
    tests: { name: string; passed: boolean; detail: string; latency_ms: number }[];
    pricing: { prompt: string; completion: string };
    priced: boolean;
    free: boolean;
    context_length: number;
    ready: boolean;
    ends_at: string | null;
}

interface Served {
    requests: number;
    prompt_tokens: number;
    completion_tokens: number;
    revenue: number;
    attempts: number;
    uptime: number | null;
    errors: { failed: number; rate_limited: number; forbidden: number; wrong_tool_calls: number };
    ttft_ms_p50: number | null;
    ttft_ms_p90: number | null;
    total_ms_p50: number | null;
    throughput_p50: number | null;
}

export interface Statistics {
    provider: string;
    name: string;
    simulated: boolean;
    total: Served & { failed_requests: number; estimated_requests: number };
    endpoints: (Served & { endpoint: string; model: string; name: string; state: string })[];
    /** Stealth names that another provider offers too: whose figures those are nobody can say. */
    shared_names?: string[];
    days: { date: string; requests: number; prompt_tokens: number; completion_tokens: number; revenue: number }[];
}

/** How a state looks: its meaning is in the word, the colour only helps. */
export function tone(state: string): string {
    switch (state) {
        case "published":
            return "good";
        case "failed":
            return "bad";
        case "imported":
        case "staged":
            return "warning";
        default:
            return "";
    }
}

/** A fault of a document in one line. */
export function said({ model, field, message }: Problem): string {
    return field === null ? `${model}: ${message}` : `${model}, ${field}: ${message}`;
}
