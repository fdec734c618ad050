import { useEffect, useState, useSyncExternalStore } from "react";

/** USD per token as an exact decimal; "-1" where it is not known. */
export type Price = string;

export type Pricing = { prompt: Price; completion: Price } & Partial<
    Record<"request" | "image" | "input_cache_read" | "input_cache_write" | "internal_reasoning", Price>
> & { discount?: number };

export interface Model {
    id: string;
    name: string;
    description: string;
    created: number;
    context_length: number | null;
    architecture: Architecture;
    pricing: Pricing;
    supported_parameters: string[];
    knowledge_cutoff?: string | null;
    expiration_date?: string | null;
    simulated?: boolean;
}

export interface Architecture {
    input_modalities: string[];
    output_modalities: string[];
    tokenizer?: string;
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

export interface Endpoint {
    name: string;
    provider_name: string;
    tag: string;
    quantization: string;
    context_length: number;
    max_completion_tokens: number | null;
    pricing: Pricing;
    supported_parameters: string[];
    status?: number;
    uptime_last_30m: number | null;
    uptime_last_1d: number | null;
    latency_last_30m: Percentiles | null;
    throughput_last_30m: Percentiles | null;
    simulated?: boolean;
}

export interface Listing {
    data: Omit<Model, "pricing" | "supported_parameters" | "context_length"> & { endpoints: Endpoint[] };
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
    data_policy?: {
        training: boolean;
        retains_prompts: boolean;
        retention_days: number | null;
        can_publish: boolean;
        zdr: boolean;
    };
}

/** One request to the exchange, as a page shows it. */
export interface Ask {
    method: "GET" | "POST";
    path: string;
    body?: unknown;
}

export type Answer<T> =
    | { state: "loading" }
    | { state: "ok"; data: T; at: number; stale: boolean }
    | { state: "failed"; status: number; message: string };

export function get(path: string, query: Record<string, string> = {}): Ask {
    const text = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== "")).toString();
    return { method: "GET", path: text === "" ? path : `${path}?${text}` };
}

/** Sends a request. A failure is an answer as well; status 0 means that nothing answered. */
export async function send<T>(ask: Ask, key = "", signal: AbortSignal | null = null): Promise<Answer<T>> {
    const headers: Record<string, string> = { Accept: "application/json" };
    if (ask.body !== undefined) headers["Content-Type"] = "application/json";
    if (key !== "") headers["Authorization"] = `Bearer ${key}`;
    const body = ask.body === undefined ? null : JSON.stringify(ask.body);
    try {
        const response = await fetch(ask.path, { method: ask.method, headers, body, signal });
        const text = await response.text();
        return response.ok
            ? { state: "ok", data: JSON.parse(text) as T, at: Date.now(), stale: false }
            : { state: "failed", status: response.status, message: messageOf(text) };
    } catch (problem) {
        if (signal?.aborted) throw problem;
        return { state: "failed", status: 0, message: "" };
    }
}

/** Reads a resource, again whenever request or key change; the last answer stays until the next one is there. */
export function useAnswer<T>(ask: Ask, key = ""): Answer<T> {
    const [answer, setAnswer] = useState<Answer<T>>({ state: "loading" });
    const { method, path } = ask;
    useEffect(() => {
        const leaving = new AbortController();
        setAnswer((last) => (last.state === "ok" ? { ...last, stale: true } : { state: "loading" }));
        send<T>({ method, path }, key, leaving.signal).then(setAnswer, () => undefined);
        return () => leaving.abort();
    }, [method, path, key]);
    return answer;
}

const KEY_CHANGED = "bourse:key";

/** The caller's API key. It lives in this tab and is forgotten with it. */
export function useKey(): [string, (key: string) => void] {
    const key = useSyncExternalStore(
        (changed) => {
            window.addEventListener(KEY_CHANGED, changed);
            return () => window.removeEventListener(KEY_CHANGED, changed);
        },
        () => sessionStorage.getItem("key") ?? "",
    );
    return [key, keepKey];
}

function keepKey(key: string) {
    sessionStorage.setItem("key", key);
    window.dispatchEvent(new Event(KEY_CHANGED));
}

function messageOf(text: string): string {
    try {
        const parsed = JSON.parse(text) as { error?: { message?: string } };
        return parsed.error?.message ?? "";
    } catch {
        return "";
    }
}
