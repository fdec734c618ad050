import { useCallback, useEffect, useState } from "react";
import type { Page } from "../../api/market";
import { useReading } from "../../kit/answers";
import { send } from "../../kit/ask";

/** Pages of a list, each read after the one before. */
export function usePages<T>(path: string, key: string) {
    const [answer, again] = useReading<Page<T>>({ method: "GET", path }, key);
    const [more, setMore] = useState<T[]>([]);
    const [cursor, setCursor] = useState<string | null>(null);
    const [fault, setFault] = useState("");
    useEffect(() => {
        if (answer.state !== "ok") return;
        setMore([]);
        setCursor(answer.data.next_cursor);
    }, [answer]);
    const next = useCallback(async () => {
        if (cursor === null) return;
        const page = await send<Page<T>>({ method: "GET", path: `${path}&cursor=${encodeURIComponent(cursor)}` }, key);
        if (page.state === "failed") setFault(page.message || `The exchange answered with status ${page.status}.`);
        if (page.state !== "ok") return;
        setFault("");
        setMore((last) => [...last, ...page.data.data]);
        setCursor(page.data.next_cursor);
    }, [cursor, path, key]);
    return { answer, again, more, next: cursor === null ? null : next, fault };
}
