import { type FormEvent, useEffect, useState } from "react";
import { type ListedProvider, said } from "../../api/listings";
import { useReading } from "../../kit/answers";
import { get } from "../../kit/ask";
import { moment, plural } from "../../kit/format";
import { Link } from "../../kit/router";
import { Empty, Shown } from "../../parts/states";
import { Section } from "../../parts/title";
import { Simulated, Trust } from "../../parts/values";
import { request, useActs } from "./act";
import { Endpoints } from "./endpoints";
import { IssueKey } from "./issue";

const SOON = 1500;

/** Providers that offer themselves by a document: as the operator sees them. */
export function Listed({ management, turn, changed }: { management: string; turn: number; changed: () => void }) {
    const ask = get("/api/v1/listings");
    const [answer, again] = useReading<{ data: ListedProvider[] }>(ask, management);
    const testing = answer.state === "ok" && answer.data.data.some(({ endpoints }) => endpoints.some((one) => one.testing));
    useEffect(() => {
        if (turn > 0) again();
    }, [turn, again]);
    useEffect(() => {
        if (!testing) return;
        const timer = setInterval(again, SOON);
        return () => clearInterval(timer);
    }, [testing, again]);
    return (
        <Section title="Providers with a document" note="Each is read again every few minutes; what it changes is taken over, and what it changes in kind is tested anew." sources={[{ ask, answer, keyed: true }]}>
            <Shown answer={answer} what="the listed providers" rows={3} again={again}>
                {({ data }) =>
                    data.length === 0 ? (
                        <Empty title="No provider is listed by its document">
                            <p>Give the address of one below: its models are imported, tested with real calls, and wait for you to publish them.</p>
                        </Empty>
                    ) : (
                        <div className="stack">
                            {data.map((one) => (
                                <Card
                                    key={one.provider}
                                    listed={one}
                                    management={management}
                                    changed={() => {
                                        again();
                                        changed();
                                    }}
                                />
                            ))}
                        </div>
                    )
                }
            </Shown>
        </Section>
    );
}

function Card({ listed, management, changed }: { listed: ListedProvider; management: string; changed: () => void }) {
    const { busy, fault, run } = useActs(management, changed);
    const ready = listed.endpoints.filter((one) => one.publishable).length;
    return (
        <article className="card" aria-label={listed.name} data-testid={`listed-${listed.provider}`}>
            <h3>
                {listed.name} {listed.simulated && <Simulated />}
            </h3>
            <p className="facts">
                <code>{listed.provider}</code>
                <span>
                    <Trust tier={listed.trust} />
                </span>
                <span>{listed.has_key ? "has a key" : "needs no key"}</span>
                <span>{listed.auto_publish ? "published when tests pass" : "published by hand"}</span>
                <span>{listed.last_read_at ? `read ${moment(listed.last_read_at)}` : "not read since the start"}</span>
                <Link href={`/portal?provider=${encodeURIComponent(listed.provider)}`}>Its figures</Link>
            </p>
            <code className="sub">{listed.url}</code>
            <Troubles listed={listed} />
            <div className="controls" style={{ marginTop: 12 }}>
                <button type="button" disabled={busy !== ""} onClick={() => void run(request(listed.provider, "refresh"), "refresh")}>
                    Read again
                </button>
                <button type="button" disabled={busy !== ""} onClick={() => void run(request(listed.provider, "test"), "test")}>
                    Test all
                </button>
                <button type="button" className="primary" disabled={busy !== "" || ready === 0} onClick={() => void run(request(listed.provider, "publish"), "publish")} data-testid="publish-all">
                    {ready === 0 ? "Nothing to publish" : `Publish ${plural(ready, "endpoint")}`}
                </button>
                <button type="button" disabled={busy !== ""} onClick={() => void run(request(listed.provider, "hide"), "hide")}>
                    Hide all
                </button>
            </div>
            {fault !== "" && (
                <p className="fault" role="alert">
                    {fault}
                </p>
            )}
            <Endpoints
                listed={listed}
                actions={(one) => (
                    <span className="chips">
                        <button type="button" className="small" disabled={busy !== "" || one.testing} onClick={() => void run(request(listed.provider, "test", one.endpoint), one.endpoint)} aria-label={`Test ${one.endpoint} again`}>
                            Test
                        </button>
                        {one.state === "published" ? (
                            <button type="button" className="small" disabled={busy !== ""} onClick={() => void run(request(listed.provider, "hide", one.endpoint), one.endpoint)} aria-label={`Hide ${one.endpoint}`}>
                                Hide
                            </button>
                        ) : (
                            <button
                                type="button"
                                className="small"
                                disabled={busy !== "" || !one.publishable}
                                onClick={() => void run(request(listed.provider, "publish", one.endpoint), one.endpoint)}
                                aria-label={`Publish ${one.endpoint}`}
                            >
                                Publish
                            </button>
                        )}
                    </span>
                )}
            />
            <IssueKey listed={listed} management={management} />
            <Withdraw listed={listed} busy={busy !== ""} run={run} />
        </article>
    );
}

function Troubles({ listed }: { listed: ListedProvider }) {
    if (listed.unreachable === null && listed.problems.length === 0 && listed.warnings.length === 0) return null;
    return (
        <div className={`state ${listed.problems.length > 0 || listed.unreachable !== null ? "bad" : ""}`} role="status">
            {listed.unreachable !== null && <p>It can't be called: {listed.unreachable}.</p>}
            {listed.problems.length > 0 && <p>Its document could not be taken over when it was read last; what was known before still holds.</p>}
            <ul>
                {listed.problems.map((one) => (
                    <li key={said(one)}>{said(one)}</li>
                ))}
                {listed.warnings.map((one) => (
                    <li key={said(one)} className="quiet">
                        not taken over: {said(one)}
                    </li>
                ))}
            </ul>
        </div>
    );
}

/** Takes a provider off. That asks for its name, and says what it means. */
function Withdraw({ listed, busy, run }: { listed: ListedProvider; busy: boolean; run: ReturnType<typeof useActs>["run"] }) {
    const [typed, setTyped] = useState("");
    function submit(event: FormEvent) {
        event.preventDefault();
        void run({ method: "DELETE", path: `/api/v1/listings/${encodeURIComponent(listed.provider)}` }, "withdraw");
    }
    return (
        <details>
            <summary>Take it off</summary>
            <form className="controls" onSubmit={submit}>
                <label>
                    Its endpoints stop at once, its keys are deleted, tests and decisions forgotten. Type <code>{listed.provider}</code> to do so:
                    <input value={typed} onChange={(event) => setTyped(event.target.value)} autoComplete="off" spellCheck={false} style={{ width: 160 }} />
                </label>
                <button type="submit" className="danger" disabled={busy || typed !== listed.provider}>
                    Take it off
                </button>
            </form>
        </details>
    );
}
