import { type Failure, failure } from "../kit/ask";
import { Events } from "../kit/sse";

export interface Message {
    role: "system" | "user" | "assistant";
    content: string;
}

export interface ChatRequest {
    model: string;
    messages: Message[];
    temperature?: number;
    max_tokens?: number;
    provider?: { min_trust: string };
}

/** One model's answer, as far as it has come. Times are milliseconds after the request was sent. */
export interface Reply {
    model: string;
    state: "waiting" | "streaming" | "done" | "stopped" | "failed";
    text: string;
    thought: string;
    id: string;
    provider: string;
    servedModel: string;
    finish: string;
    firstMs: number | null;
    totalMs: number | null;
    promptTokens: number | null;
    outputTokens: number | null;
    /** USD; null until the exchange has told it. */
    cost: number | null;
    error: string;
    errorStatus: number;
}

export function waiting(model: string): Reply {
    return {
        model,
        state: "waiting",
        text: "",
        thought: "",
        id: "",
        provider: "",
        servedModel: "",
        finish: "",
        firstMs: null,
        totalMs: null,
        promptTokens: null,
        outputTokens: null,
        cost: null,
        error: "",
        errorStatus: 0,
    };
}

interface Chunk {
    id?: string;
    model?: string;
    provider?: string;
    choices?: { delta?: { content?: string | null; reasoning?: string | null }; finish_reason?: string | null }[];
    usage?: { prompt_tokens?: number; completion_tokens?: number; cost?: number } | null;
    error?: { message?: string; code?: number | string };
}

/** An answer with one more event of its stream. */
export function fold(reply: Reply, data: string, atMs: number): Reply {
    if (data === "[DONE]") return reply.state === "failed" ? reply : { ...reply, state: "done", totalMs: atMs };
    const chunk = parsed(data);
    if (chunk === null) return reply;
    const { delta, finish_reason: finish } = chunk.choices?.[0] ?? {};
    const text = delta?.content ?? "";
    const thought = delta?.reasoning ?? "";
    const started = text !== "" || thought !== "";
    return {
        ...reply,
        state: chunk.error ? "failed" : "streaming",
        text: reply.text + text,
        thought: reply.thought + thought,
        id: chunk.id ?? reply.id,
        provider: chunk.provider ?? reply.provider,
        servedModel: chunk.model ?? reply.servedModel,
        finish: finish ?? reply.finish,
        firstMs: reply.firstMs ?? (started ? atMs : null),
        totalMs: atMs,
        promptTokens: chunk.usage?.prompt_tokens ?? reply.promptTokens,
        outputTokens: chunk.usage?.completion_tokens ?? reply.outputTokens,
        cost: chunk.usage?.cost ?? reply.cost,
        error: chunk.error ? (chunk.error.message ?? "The answer broke off") : reply.error,
    };
}

function parsed(data: string): Chunk | null {
    try {
        return JSON.parse(data) as Chunk;
    } catch {
        return null;
    }
}

/** Output tokens per second after the first one; null where that cannot be told. */
export function speed(reply: Reply): number | null {
    if (reply.outputTokens === null || reply.firstMs === null || reply.totalMs === null) return null;
    const seconds = (reply.totalMs - reply.firstMs) / 1000;
    return seconds > 0.02 && reply.outputTokens > 1 ? (reply.outputTokens - 1) / seconds : null;
}

/** Sends one request and tells of every event; stopping keeps what came. Never throws. */
export async function converse(request: ChatRequest, key: string, signal: AbortSignal, tell: (reply: Reply) => void): Promise<Reply> {
    const start = performance.now();
    const at = () => Math.round(performance.now() - start);
    let reply = waiting(request.model);
    const say = (next: Reply) => {
        reply = next;
        tell(reply);
    };
    try {
        const response = await fetch("/api/v1/chat/completions", {
            method: "POST",
            headers: { "Content-Type": "application/json", Authorization: `Bearer ${key}`, "X-Title": "Playground" },
            body: JSON.stringify({ ...request, stream: true }),
            signal,
        });
        if (!response.ok || response.body === null) {
            say(refused(reply, failure(response.status, await response.text()), at()));
            return reply;
        }
        const events = new Events();
        const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
        for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
            for (const data of events.take(piece.value)) reply = fold(reply, data, at());
            tell(reply);
        }
        if (reply.state !== "done" && reply.state !== "failed") say({ ...reply, state: "failed", error: "The stream ended before the answer did", totalMs: at() });
    } catch (problem) {
        const stopped = signal.aborted;
        say({
            ...reply,
            state: stopped ? "stopped" : "failed",
            error: stopped ? "" : `The exchange did not answer (${problem instanceof Error ? problem.message : "unknown"})`,
            totalMs: at(),
        });
    }
    return reply;
}

function refused(reply: Reply, why: Failure, atMs: number): Reply {
    return { ...reply, state: "failed", error: why.message || `Status ${why.status}`, errorStatus: why.status, totalMs: atMs };
}
