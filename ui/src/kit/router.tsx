import { type AnchorHTMLAttributes, type MouseEvent, useCallback, useMemo, useSyncExternalStore } from "react";

const MOVED = "bourse:moved";

let moved = false;

function subscribe(changed: () => void): () => void {
    const back = () => {
        moved = true;
        changed();
    };
    window.addEventListener("popstate", back);
    window.addEventListener(MOVED, changed);
    return () => {
        window.removeEventListener("popstate", back);
        window.removeEventListener(MOVED, changed);
    };
}

/** The address shown, which holds the whole state of a page. */
export function useUrl(): URL {
    const href = useSyncExternalStore(subscribe, () => window.location.href);
    return useMemo(() => new URL(href), [href]);
}

/** Whether this is another page than the one that was loaded. */
export function hasMoved(): boolean {
    return moved;
}

export function go(to: string, replace = false): void {
    if (replace) window.history.replaceState(null, "", to);
    else {
        window.history.pushState(null, "", to);
        moved = true;
    }
    window.dispatchEvent(new Event(MOVED));
    if (!replace) window.scrollTo(0, 0);
}

/** The query of an address with some values changed; an empty one is taken out, a list stands there value by value. Commas and slashes stay readable. */
export function withQuery(url: URL, changes: Record<string, string | string[]>): string {
    const query = new URLSearchParams(url.search);
    for (const [name, value] of Object.entries(changes)) {
        query.delete(name);
        for (const one of [value].flat()) if (one !== "") query.append(name, one);
    }
    const text = query.toString().replaceAll("%2C", ",").replaceAll("%2F", "/").replaceAll("%3A", ":");
    return url.pathname + (text === "" ? "" : `?${text}`);
}

/** Changes values of the present address without a new entry in the history. */
export function setQuery(changes: Record<string, string | string[]>): void {
    go(withQuery(new URL(window.location.href), changes), true);
}

/** One value of the address's query; an empty value takes it out again. */
export function useQuery(name: string, otherwise = ""): [string, (value: string) => void] {
    const value = useUrl().searchParams.get(name) ?? otherwise;
    const set = useCallback((next: string) => setQuery({ [name]: next === otherwise ? "" : next }), [name, otherwise]);
    return [value, set];
}

/** All values of one name in the address's query. */
export function useQueries(name: string): string[] {
    const all = JSON.stringify(useUrl().searchParams.getAll(name));
    return useMemo(() => JSON.parse(all) as string[], [all]);
}

/** A list in the address's query, separated by commas. */
export function listOf(value: string): string[] {
    return value.split(",").filter((one) => one !== "");
}

export function useQueryList(name: string): [string[], (values: string[]) => void] {
    const [value, set] = useQuery(name);
    const list = useMemo(() => listOf(value), [value]);
    return [list, useCallback((next: string[]) => set(next.join(",")), [set])];
}

/** The values of a path's variables, or nothing where the path is another: `/models/{author}/{slug}`. */
export function matchPath(pattern: string, path: string): Record<string, string> | null {
    const wanted = pattern.split("/");
    const given = path.split("/");
    if (wanted.length !== given.length) return null;
    const values: Record<string, string> = {};
    for (const [index, want] of wanted.entries()) {
        const part = given[index] ?? "";
        if (want.startsWith("{")) {
            if (part === "") return null;
            values[want.slice(1, -1)] = decoded(part);
        } else if (want !== part) return null;
    }
    return values;
}

/** A path is what somebody typed: what cannot be decoded stays as it is. */
function decoded(part: string): string {
    try {
        return decodeURIComponent(part);
    } catch {
        return part;
    }
}

export function Link({ href, onClick, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement> & { href: string }) {
    function follow(event: MouseEvent<HTMLAnchorElement>) {
        onClick?.(event);
        if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        go(href);
    }
    return <a href={href} onClick={follow} {...rest} />;
}
