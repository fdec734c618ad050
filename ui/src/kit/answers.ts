import { useCallback, useEffect, useState } from "react";
import { type Answer, type Ask, send } from "./ask";

/** The last good answers of this tab, so that going back shows something at once. */
const kept = new Map<string, { data: unknown; at: number }>();
const MOST_KEPT = 60;

function name(ask: Ask, key: string): string {
    return `${ask.method} ${ask.path} ${ask.body === undefined ? "" : JSON.stringify(ask.body)} ${key}`;
}

function remembered<T>(id: string): Answer<T> {
    const found = kept.get(id);
    return found ? { state: "ok", data: found.data as T, at: found.at, stale: true } : { state: "loading" };
}

function keep(id: string, data: unknown, at: number) {
    kept.delete(id);
    kept.set(id, { data, at });
    const oldest = kept.keys().next();
    if (kept.size > MOST_KEPT && !oldest.done) kept.delete(oldest.value);
}

/** Forgets what was read, after something was changed. */
export function forget(): void {
    kept.clear();
}

/**
 * Reads a resource, again whenever request or key change; what was there stays until the next answer comes.
 * Without a request nothing is read. The second value reads it again.
 */
export function useReading<T>(ask: Ask | null, key = ""): [Answer<T>, () => void] {
    const id = ask === null ? "" : name(ask, key);
    const [turn, setTurn] = useState(0);
    const [answer, setAnswer] = useState<Answer<T>>(() => remembered<T>(id));
    useEffect(() => {
        if (ask === null) return;
        const leaving = new AbortController();
        setAnswer((last) => {
            const before = remembered<T>(id);
            if (before.state === "ok") return before;
            return last.state === "ok" ? { ...last, stale: true } : before;
        });
        send<T>(ask, key, leaving.signal).then(
            (next) => {
                if (next.state === "ok") keep(id, next.data, next.at);
                setAnswer(next);
            },
            () => undefined,
        );
        return () => leaving.abort();
        // The id holds everything of the request and the key.
    }, [id, turn]);
    const again = useCallback(() => setTurn((last) => last + 1), []);
    return [answer, again];
}

export function useAnswer<T>(ask: Ask | null, key = ""): Answer<T> {
    return useReading<T>(ask, key)[0];
}
