/** One request to the exchange, as a page shows it. */
export interface Ask {
    method: "GET" | "POST" | "PATCH" | "DELETE";
    path: string;
    body?: unknown;
}

/** A refusal or a fault; `problems` names every fault of what was sent, where the exchange says them one by one. */
export type Failure = { state: "failed"; status: number; message: string; type: string; problems: string[] };

export type Answer<T> = { state: "loading" } | { state: "ok"; data: T; at: number; stale: boolean } | Failure;

export function get(path: string, query: Record<string, string | number | undefined> = {}): Ask {
    const given = Object.entries(query).flatMap(([name, value]) => (value === undefined || value === "" ? [] : [[name, String(value)]]));
    const text = new URLSearchParams(given).toString().replaceAll("%2C", ",").replaceAll("%2F", "/").replaceAll("%3A", ":");
    return { method: "GET", path: text === "" ? path : `${path}?${text}` };
}

export function post(path: string, body: unknown): Ask {
    return { method: "POST", path, body };
}

/** A model's id inside a path: its slash separates, everything else is escaped. */
export function inPath(id: string): string {
    return id.split("/").map(encodeURIComponent).join("/");
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
        return response.ok ? { state: "ok", data: JSON.parse(text) as T, at: Date.now(), stale: false } : failure(response.status, text);
    } catch (problem) {
        if (signal?.aborted) throw problem;
        return { state: "failed", status: 0, message: "", type: "", problems: [] };
    }
}

/** A refusal in the exchange's envelope, or whatever else came with a status that is no success. */
export function failure(status: number, text: string): Failure {
    const error = errorOf(text);
    return { state: "failed", status, message: error.message ?? "", type: error.metadata?.error_type ?? "", problems: (error.metadata?.problems ?? []).map(problemText) };
}

interface ApiError {
    message?: string;
    metadata?: { error_type?: string; problems?: Problem[] };
}

interface Problem {
    model?: string | null;
    field?: string | null;
    message?: string;
}

function problemText({ model, field, message }: Problem): string {
    const where = [model, field].filter((part) => part).join(", ");
    return where === "" ? (message ?? "") : `${where}: ${message ?? ""}`;
}

function errorOf(text: string): ApiError {
    try {
        const parsed = JSON.parse(text) as { error?: ApiError } | null;
        return parsed?.error ?? {};
    } catch {
        return {};
    }
}

/** What a failure means to a reader. */
export type Trouble = "absent" | "no key" | "not allowed" | "too many" | "silent" | "refused" | "broken";

export function troubleOf(failed: Failure): Trouble {
    switch (failed.status) {
        case 0:
            return "silent";
        case 401:
            return "no key";
        case 403:
            return "not allowed";
        case 404:
        case 405:
        case 501:
            return "absent";
        case 429:
            return "too many";
        default:
            return failed.status >= 500 ? "broken" : "refused";
    }
}

/** The same request for a terminal. Single quotes in the body are written so that a shell reads them as such. */
export function curl(ask: Ask, origin: string, keyed: boolean): string {
    const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;
    const parts = [`curl ${ask.method === "GET" || ask.method === "POST" ? "" : `-X ${ask.method} `}${quoted(origin + ask.path)}`];
    if (keyed) parts.push('-H "Authorization: Bearer $BOURSE_API_KEY"');
    if (ask.body !== undefined) parts.push("-H 'Content-Type: application/json'", `-d ${quoted(JSON.stringify(ask.body))}`);
    return parts.join(" \\\n  ");
}
