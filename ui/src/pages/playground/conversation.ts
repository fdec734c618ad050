import { useCallback, useEffect, useRef, useState } from "react";
import { type ChatRequest, type Reply, converse, waiting } from "../../api/chat";
import { type Settings, type Talk, heardBy, withReply } from "./talks";

/** A talk that goes on: asks its models, passes on what comes, at most once per frame. */
export function useConversation(talk: Talk, change: (update: (talk: Talk) => Talk) => void, key: string, accepted: (model: string) => boolean) {
    const running = useRef(new Map<string, AbortController>());
    const [active, setActive] = useState(0);

    useEffect(() => {
        const all = running.current;
        return () => all.forEach((one) => one.abort());
    }, [talk.id]);

    const run = useCallback(
        async (now: Talk, turn: number, model: string, prompt: string) => {
            const stopper = new AbortController();
            const name = `${turn} ${model}`;
            running.current.get(name)?.abort();
            running.current.set(name, stopper);
            setActive((count) => count + 1);
            const tell = framed((reply) => change((last) => withReply(last, turn, reply)));
            const reply = await converse(requestOf(now, model, turn, prompt, accepted(model)), key, stopper.signal, tell);
            if (running.current.get(name) === stopper) running.current.delete(name);
            setActive((count) => count - 1);
            change((last) => ({ ...withReply(last, turn, reply), at: Date.now() }));
        },
        [change, key, accepted],
    );

    const ask = useCallback(
        (prompt: string) => {
            const turn = talk.turns.length;
            const next = { ...talk, at: Date.now(), turns: [...talk.turns, { prompt, replies: talk.models.map(waiting) }] };
            change(() => next);
            for (const model of talk.models) void run(next, turn, model, prompt);
        },
        [talk, change, run],
    );

    const retry = useCallback(
        (turn: number, model: string) => {
            const prompt = talk.turns[turn]?.prompt;
            if (prompt === undefined) return;
            change((last) => withReply(last, turn, waiting(model)));
            void run(talk, turn, model, prompt);
        },
        [talk, change, run],
    );

    const stop = useCallback((turn: number, model: string) => running.current.get(`${turn} ${model}`)?.abort(), []);
    const stopAll = useCallback(() => running.current.forEach((one) => one.abort()), []);
    return { ask, retry, stop, stopAll, busy: active > 0 };
}

/** A request; one for somebody anonymous says that this is accepted. */
export function requestOf(talk: Talk, model: string, turn: number, prompt: string, anonymous: boolean): ChatRequest {
    const request = { model, messages: heardBy(talk, model, turn, prompt), ...parameters(talk.settings) };
    return anonymous ? { ...request, provider: { min_trust: "T3" } } : request;
}

/** The sampling parameters of a talk; what is empty or no number is left to the model. */
export function parameters({ temperature, maxTokens }: Settings): Partial<ChatRequest> {
    const found: Partial<ChatRequest> = {};
    if (temperature !== "" && Number.isFinite(Number(temperature))) found.temperature = Number(temperature);
    if (/^[1-9]\d*$/.test(maxTokens)) found.max_tokens = Number(maxTokens);
    return found;
}

/** The last of the values of one frame. */
function framed(tell: (reply: Reply) => void): (reply: Reply) => void {
    let last: Reply | null = null;
    return (reply) => {
        const pending = last !== null;
        last = reply;
        if (pending) return;
        requestAnimationFrame(() => {
            if (last?.state === "streaming" || last?.state === "waiting") tell(last);
            last = null;
        });
    };
}
