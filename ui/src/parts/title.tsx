import { type ReactNode, useEffect, useRef, useState } from "react";
import type { Answer, Ask } from "../kit/ask";
import { curl } from "../kit/ask";
import { ago } from "../kit/format";
import { hasMoved } from "../kit/router";
import { Code } from "./code";
import { Depth } from "./heading";

/** A request behind a page, with what came of it. */
export interface Source {
    ask: Ask;
    answer?: Answer<unknown> | undefined;
    /** Whether the request carries the reader's key. */
    keyed?: boolean | undefined;
}

interface Props {
    text: string;
    children?: ReactNode;
    sources?: Source[];
    actions?: ReactNode;
}

/** The title of a page, which takes the focus when one comes from another page, and the requests behind the page. */
export function Title({ text, children, sources = [], actions }: Props) {
    const heading = useRef<HTMLHeadingElement>(null);
    useEffect(() => {
        document.title = `${text} · Bourse`;
    }, [text]);
    useEffect(() => {
        // Whoever goes from tab to tab by keyboard stays there, and whoever has just come may want to skip what stands above.
        if (hasMoved() && !document.activeElement?.closest('[role="tablist"]')) heading.current?.focus({ preventScroll: true });
    }, []);
    return (
        <div className="head">
            <div>
                <h1 ref={heading} tabIndex={-1} data-testid="title">
                    {text}
                </h1>
                {children}
            </div>
            <Meta sources={sources}>{actions}</Meta>
        </div>
    );
}

/** A section of a page under a heading of its own. */
export function Section({
    id,
    title,
    note,
    sources = [],
    actions,
    children,
}: {
    id?: string;
    title: string;
    note?: ReactNode;
    sources?: Source[];
    actions?: ReactNode;
    children: ReactNode;
}) {
    return (
        <section id={id} aria-label={title}>
            <div className="head">
                <div>
                    <h2>{title}</h2>
                    {note && <p>{note}</p>}
                </div>
                <Meta sources={sources}>{actions}</Meta>
            </div>
            <Depth value={3}>{children}</Depth>
        </section>
    );
}

function Meta({ sources, children }: { sources: Source[]; children?: ReactNode }) {
    const times = sources.flatMap(({ answer }) => (answer?.state === "ok" ? [answer.at] : []));
    if (sources.length === 0 && !children) return null;
    return (
        <div className="meta">
            {children}
            {times.length > 0 && <Age at={Math.min(...times)} />}
            {sources.length > 0 && <Api sources={sources} />}
        </div>
    );
}

/** The requests that made what is shown. */
function Api({ sources }: { sources: Source[] }) {
    const details = useRef<HTMLDetailsElement>(null);
    const [open, setOpen] = useState(false);
    useEffect(() => {
        if (!open) return;
        const away = (event: MouseEvent) => {
            if (details.current && !details.current.contains(event.target as Node)) details.current.open = false;
        };
        document.addEventListener("mousedown", away);
        return () => document.removeEventListener("mousedown", away);
    }, [open]);
    return (
        <details
            className="api"
            data-testid="api"
            ref={details}
            onToggle={(event) => setOpen(event.currentTarget.open)}
            onKeyDown={(event) => {
                if (event.key === "Escape" && details.current) details.current.open = false;
            }}
        >
            <summary>API</summary>
            {open && (
                <div className="panel">
                    <p>{sources.length === 1 ? "The request that made this:" : "The requests that made this:"}</p>
                    {sources.map(({ ask, keyed }) => (
                        <div key={ask.method + ask.path + JSON.stringify(ask.body)}>
                            <Code text={curl(ask, window.location.origin, keyed ?? false)} />
                            <p className="meta-text">{ask.method === "GET" && !keyed ? <a href={ask.path}>Open the answer as JSON</a> : " "}</p>
                        </div>
                    ))}
                </div>
            )}
        </details>
    );
}

function Age({ at }: { at: number }) {
    const [now, setNow] = useState(() => Date.now());
    useEffect(() => {
        const timer = setInterval(() => setNow(Date.now()), 1000);
        return () => clearInterval(timer);
    }, []);
    return <span className="age">{ago(at, Math.max(now, at))}</span>;
}
