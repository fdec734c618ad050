import { useMemo, useSyncExternalStore } from "react";

const CHANGED = "bourse:keys";

/** What a key may do: call models, administer, or look after one provider. */
export type Kind = "inference" | "management" | "provider";

const KINDS: Kind[] = ["inference", "management", "provider"];

const place = (kind: Kind) => `bourse.key.${kind}`;

/** The caller's keys; an empty text where there is none. */
export interface Keys {
    inference: string;
    management: string;
    provider: string;
    /** A key that reads what belongs to the account. */
    any: string;
}

function read(kind: Kind): string {
    return sessionStorage.getItem(place(kind)) ?? localStorage.getItem(place(kind)) ?? "";
}

/** Keeps a key in this tab, or in this browser when asked to. */
export function keepKey(kind: Kind, key: string, stay: boolean): void {
    dropKey(kind);
    (stay ? localStorage : sessionStorage).setItem(place(kind), key);
    window.dispatchEvent(new Event(CHANGED));
}

export function dropKey(kind: Kind): void {
    sessionStorage.removeItem(place(kind));
    localStorage.removeItem(place(kind));
    window.dispatchEvent(new Event(CHANGED));
}

/** Whether a key outlives this tab. */
export function stays(kind: Kind): boolean {
    return localStorage.getItem(place(kind)) !== null;
}

function subscribe(changed: () => void): () => void {
    window.addEventListener(CHANGED, changed);
    window.addEventListener("storage", changed);
    return () => {
        window.removeEventListener(CHANGED, changed);
        window.removeEventListener("storage", changed);
    };
}

export function useKeys(): Keys {
    const both = useSyncExternalStore(subscribe, () => KINDS.map(read).join("\n"));
    return useMemo(() => {
        const [inference = "", management = "", provider = ""] = both.split("\n");
        return { inference, management, provider, any: inference || management };
    }, [both]);
}

/** A key as it may be shown: its beginning and its end. */
export function masked(key: string): string {
    return key.length <= 14 ? "…" : `${key.slice(0, 9)}…${key.slice(-3)}`;
}
