import type { ReactNode } from "react";
import { type Answer, type Failure, troubleOf } from "../kit/ask";
import { Heading } from "./heading";
import { openSignIn } from "./signin";

interface Props<T> {
    answer: Answer<T>;
    /** What is asked for, in words that follow "gave" and "could not give". */
    what: string;
    rows?: number;
    chart?: boolean;
    again?: (() => void) | undefined;
    children: (data: T) => ReactNode;
}

/** Waiting and failing, in the shape of what comes; children draw what came. */
export function Shown<T>({ answer, what, rows = 8, chart = false, again, children }: Props<T>) {
    switch (answer.state) {
        case "loading":
            return <Skeleton what={what} rows={chart ? 1 : rows} chart={chart} />;
        case "failed":
            return <Failed answer={answer} what={what} again={again} />;
        case "ok":
            return (
                <div className={answer.stale ? "stale" : undefined} aria-busy={answer.stale}>
                    {children(answer.data)}
                </div>
            );
    }
}

export function Skeleton({ what, rows, chart = false }: { what: string; rows: number; chart?: boolean }) {
    return (
        <div className={chart ? "skeleton chart" : "skeleton"} role="status" aria-label={`Reading ${what}`} data-testid="loading">
            {Array.from({ length: rows }, (_, row) => (
                <div key={row} />
            ))}
        </div>
    );
}

export function Failed({ answer, what, again }: { answer: Failure; what: string; again?: (() => void) | undefined }) {
    const retry = again ?? (() => window.location.reload());
    switch (troubleOf(answer)) {
        case "absent":
            return (
                <Note title={`Not available on this exchange: ${what}`} testid="absent">
                    <p>{absent(answer)}</p>
                </Note>
            );
        case "no key":
            return (
                <Note title={`A key is needed for ${what}`} testid="no-key">
                    <p>{answer.message || "The exchange shows this to callers that it knows."}</p>
                    <div className="actions">
                        <button type="button" className="primary" onClick={openSignIn}>
                            Use a key
                        </button>
                    </div>
                </Note>
            );
        case "not allowed":
            return (
                <Note title={`This key may not read ${what}`} testid="not-allowed">
                    <p>{answer.message || "Another kind of key is needed."}</p>
                    <div className="actions">
                        <button type="button" onClick={openSignIn}>
                            Use another key
                        </button>
                    </div>
                </Note>
            );
        case "too many":
            return <Trouble title={`Too many requests at once for ${what}`} text={answer.message || "Wait a minute and try again."} retry={retry} />;
        case "silent":
            return <Trouble title={`The exchange did not answer when asked for ${what}`} text="Is it running, and can this machine reach it?" retry={retry} />;
        case "refused":
            return <Trouble title={`The exchange refused to give ${what}`} text={answer.message || `It answered with status ${answer.status}.`} retry={retry} />;
        case "broken":
            return <Trouble title={`The exchange could not give ${what}`} text={answer.message || `It answered with status ${answer.status}; its log says why.`} retry={retry} />;
    }
}

function absent(answer: Failure): string {
    const isUnknownPath = answer.message === "" || answer.message.startsWith("There is nothing at");
    return isUnknownPath ? "This version of the exchange does not compute it, or its operator has switched it off. Everything else works." : answer.message;
}

function Trouble({ title, text, retry }: { title: string; text: string; retry: () => void }) {
    return (
        <div className="state bad" role="alert" data-testid="failed">
            <Heading>{title}</Heading>
            <p>{text}</p>
            <div className="actions">
                <button type="button" onClick={retry}>
                    Try again
                </button>
            </div>
        </div>
    );
}

function Note({ title, testid, children }: { title: string; testid: string; children: ReactNode }) {
    return (
        <div className="state" data-testid={testid}>
            <Heading>{title}</Heading>
            {children}
        </div>
    );
}

/** Nothing is there: what would be, and the one action that fills it. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
    return (
        <Note title={title} testid="empty">
            {children}
        </Note>
    );
}

const KEYS = { any: "a key", management: "a management key (mk-…)", inference: "an API key (sk-…)", provider: "the provider's key (pk-…)" };

/** A page that shows nothing without a key of that kind. */
export function NeedsKey({ kind, what }: { kind: keyof typeof KEYS; what: string }) {
    const name = KEYS[kind];
    return (
        <Note title={`${what} needs ${name}`} testid="needs-key">
            <p>
                The exchange printed its first keys when it first started. A key is kept in this browser tab only, unless you say otherwise, and is sent to this exchange and to
                nobody else.
            </p>
            <div className="actions">
                <button type="button" className="primary" onClick={openSignIn}>
                    Use a key
                </button>
            </div>
        </Note>
    );
}
