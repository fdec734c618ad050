import { type ReactNode, useEffect, useRef, useState } from "react";
import type { Answer, Ask, Price } from "./api";
import { DASH, ago, isKnown, perMillion, shortPerMillion } from "./format";

/** The title of a page, which takes the focus when the page opens, and the request behind the page. */
export function Title({ text, children, ask, at, keyed = false }: { text: string; children?: ReactNode; ask?: Ask; at?: number | undefined; keyed?: boolean }) {
    const heading = useRef<HTMLHeadingElement>(null);
    useEffect(() => {
        document.title = `${text} · Bourse`;
    }, [text]);
    useEffect(() => heading.current?.focus({ preventScroll: true }), []);
    return (
        <div className="title">
            <div>
                <h1 ref={heading} tabIndex={-1}>
                    {text}
                </h1>
                {children}
            </div>
            {ask && <Api ask={ask} at={at} keyed={keyed} />}
        </div>
    );
}

/** The request that made what is shown. */
export function Api({ ask, at, keyed = false }: { ask: Ask; at?: number | undefined; keyed?: boolean }) {
    const url = window.location.origin + ask.path;
    const key = keyed ? ' \\\n  -H "Authorization: Bearer $BOURSE_API_KEY"' : "";
    const body = ask.body === undefined ? "" : ` \\\n  -H 'Content-Type: application/json' -d '${JSON.stringify(ask.body)}'`;
    const details = useRef<HTMLDetailsElement>(null);
    return (
        <div className="meta">
            {at !== undefined && <Age at={at} />}
            <details
                className="api"
                ref={details}
                onKeyDown={(event) => {
                    if (event.key === "Escape" && details.current) details.current.open = false;
                }}
            >
                <summary>API</summary>
                <div className="panel">
                    <p>The request that made this page:</p>
                    <Code text={`curl '${url}'${key}${body}`} />
                    {ask.method === "GET" && (
                        <p>
                            <a href={ask.path}>Open the answer as JSON</a>
                        </p>
                    )}
                </div>
            </details>
        </div>
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

export function Code({ text }: { text: string }) {
    const [copied, setCopied] = useState(false);
    async function copy() {
        await navigator.clipboard.writeText(text);
        setCopied(true);
        setTimeout(() => setCopied(false), 1500);
    }
    return (
        <div className="code">
            <pre tabIndex={0}>{text}</pre>
            <button type="button" onClick={copy} aria-live="polite">
                {copied ? "Copied" : "Copy"}
            </button>
        </div>
    );
}

export function Simulated() {
    return (
        <span className="mark" title="Answers come from a simulated provider on this machine, not from a language model">
            simulated
        </span>
    );
}

/** USD per million tokens, exact on hover. */
export function Money({ price }: { price: Price | undefined }) {
    return isKnown(price) ? (
        <span title={`$${perMillion(price)} per million tokens`}>{shortPerMillion(price)}</span>
    ) : (
        <None why="the price is not known" />
    );
}

export function None({ why }: { why: string }) {
    return (
        <span className="none" title={why}>
            {DASH}
            <span className="hidden"> {why}</span>
        </span>
    );
}

/** Waiting and failing, in the shape of what comes; children draw what came. */
export function Shown<T>({ answer, what, rows = 8, children }: { answer: Answer<T>; what: string; rows?: number; children: (data: T) => ReactNode }) {
    switch (answer.state) {
        case "loading":
            return (
                <div className="skeleton" role="status" aria-label={`Reading ${what}`}>
                    {Array.from({ length: rows }, (_, row) => (
                        <div key={row} />
                    ))}
                </div>
            );
        case "failed":
            return <Failed answer={answer} what={what} />;
        case "ok":
            return <div className={answer.stale ? "stale" : undefined}>{children(answer.data)}</div>;
    }
}

function Failed({ answer, what }: { answer: { status: number; message: string }; what: string }) {
    const happened =
        answer.status === 0
            ? `The exchange did not answer when asked for ${what}.`
            : `The exchange could not give ${what} (status ${answer.status}).`;
    return (
        <div className="state bad" role="alert">
            <h2>{happened}</h2>
            <p>{answer.message || "Is it running, and can this machine reach it?"}</p>
            <button type="button" onClick={() => window.location.reload()}>
                Try again
            </button>
        </div>
    );
}

export function Empty({ title, children }: { title: string; children: ReactNode }) {
    return (
        <div className="state">
            <h2>{title}</h2>
            {children}
        </div>
    );
}
