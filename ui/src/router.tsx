import { type AnchorHTMLAttributes, type MouseEvent, useCallback, useSyncExternalStore } from "react";

const MOVED = "bourse:moved";

function subscribe(changed: () => void): () => void {
    window.addEventListener("popstate", changed);
    window.addEventListener(MOVED, changed);
    return () => {
        window.removeEventListener("popstate", changed);
        window.removeEventListener(MOVED, changed);
    };
}

/** The address shown, which holds the whole state of a page. */
export function useUrl(): URL {
    return new URL(useSyncExternalStore(subscribe, () => window.location.href));
}

export function go(to: string, replace = false): void {
    if (replace) window.history.replaceState(null, "", to);
    else window.history.pushState(null, "", to);
    window.dispatchEvent(new Event(MOVED));
    if (!replace) window.scrollTo(0, 0);
}

/** One value of the address's query; an empty value takes it out again. */
export function useQuery(name: string): [string, (value: string) => void] {
    const value = useUrl().searchParams.get(name) ?? "";
    const set = useCallback(
        (next: string) => {
            const url = new URL(window.location.href);
            if (next === "") url.searchParams.delete(name);
            else url.searchParams.set(name, next);
            go(url.pathname + url.search, true);
        },
        [name],
    );
    return [value, set];
}

export function Link({ href, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement> & { href: string }) {
    function follow(event: MouseEvent) {
        if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        go(href);
    }
    return <a href={href} onClick={follow} {...rest} />;
}
