import { useState } from "react";
import { type Answer, type Ask, send, useKey } from "./api";
import { cost } from "./format";
import { Api } from "./parts";

interface Removed {
    tag: string;
    reason: string;
}

interface Route {
    strategy: string;
    seed: string;
    candidates: { model: string; provider: string; tag: string; position: string }[];
    routing_funnel: { step: string; endpoint_count: number; removed?: Removed[] }[];
    estimates: { tag: string; likely_cost: number }[];
    error?: { error: { message: string } };
}

/** Asks the router for its plan without calling anyone, and shows the order and what was left out. */
export function Why({ model }: { model: string }) {
    const [kept, keep] = useKey();
    const [key, setKey] = useState(kept);
    const [answer, setAnswer] = useState<Answer<{ data: Route }> | null>(null);
    const ask: Ask = { method: "POST", path: "/api/v1/route", body: { model, messages: [{ role: "user", content: "Hello" }] } };

    async function plan() {
        setAnswer({ state: "loading" });
        setAnswer(await send(ask, key));
        keep(key);
    }

    return (
        <section>
            <div className="title">
                <h2>Why this endpoint?</h2>
                <Api ask={ask} at={answer?.state === "ok" ? answer.at : undefined} keyed />
            </div>
            <p className="prose">
                The router's plan for a short request made now: what it would try, in order, and what it left out. Nobody is called and nothing is charged.
            </p>
            <form
                className="filters"
                onSubmit={(event) => {
                    event.preventDefault();
                    void plan();
                }}
            >
                <label className="wide">
                    <span>API key, kept in this tab only</span>
                    <input type="password" value={key} onChange={(event) => setKey(event.target.value)} placeholder="sk-bo-…" autoComplete="off" />
                </label>
                <button type="submit" className="primary" disabled={answer?.state === "loading"}>
                    Show the plan
                </button>
            </form>
            {answer && <Outcome answer={answer} />}
        </section>
    );
}

function Outcome({ answer }: { answer: Answer<{ data: Route }> }) {
    switch (answer.state) {
        case "loading":
            return <p role="status">Asking the router…</p>;
        case "failed":
            return (
                <p className="state bad" role="alert">
                    {answer.status === 401 ? "The router answers to a valid API key only. " : `There is no plan (status ${answer.status}). `}
                    {answer.message}
                </p>
            );
        case "ok":
            return <Plan route={answer.data.data} />;
    }
}

function Plan({ route }: { route: Route }) {
    const first = Math.max(1, ...route.routing_funnel.map((step) => step.endpoint_count));
    const narrowing = route.routing_funnel.filter((step, index) => index === 0 || step.removed?.length);
    return (
        <div className="plan">
            <div>
                <h3>It would try</h3>
                {route.error && <p className="bad">Nobody: {route.error.error.message}</p>}
                <ol>
                    {route.candidates.map((candidate) => (
                        <li key={candidate.model + candidate.tag}>
                            <code>{candidate.tag}</code> {candidate.position}
                            <Cost dollars={route.estimates.find((one) => one.tag === candidate.tag)?.likely_cost} />
                        </li>
                    ))}
                </ol>
                <p className="age">
                    strategy {route.strategy}, seed <code>{route.seed}</code>
                </p>
            </div>
            <div>
                <h3>What the rules left</h3>
                <ul className="funnel">
                    {narrowing.map((step) => (
                        <li key={step.step}>
                            <div className="step">
                                <span>{step.step}</span>
                                <span className="number">{step.endpoint_count}</span>
                            </div>
                            <div className="track">
                                <div style={{ width: `${(100 * step.endpoint_count) / first}%` }} />
                            </div>
                            {step.removed?.map((removed) => (
                                <p key={removed.tag}>
                                    <code>{removed.tag}</code> {removed.reason}
                                </p>
                            ))}
                        </li>
                    ))}
                </ul>
                {narrowing.length <= 1 && <p className="age">No rule removed an endpoint.</p>}
            </div>
        </div>
    );
}

function Cost({ dollars }: { dollars: number | undefined }) {
    return dollars === undefined ? null : <span className="age"> likely {cost(dollars)}</span>;
}
