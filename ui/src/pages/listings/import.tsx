import { type FormEvent, useState } from "react";
import { type ListedProvider, said } from "../../api/listings";
import { type Answer, type Failure, post, send, troubleOf } from "../../kit/ask";
import { plural } from "../../kit/format";
import { Failed } from "../../parts/states";
import { Section } from "../../parts/title";
import { Money } from "../../parts/values";
import { NO_WISHES, type Wishes, application, shown } from "./wishes";

const PATH = "/api/v1/listings";

const DIALECTS = [
    ["openai", "OpenAI's chat completions"],
    ["responses", "OpenAI's Responses"],
    ["anthropic", "Anthropic's Messages"],
    ["gemini", "Gemini's generateContent"],
] as const;

const TIERS = [
    ["T2", "T2: named"],
    ["T1", "T1: bound by contract to keep nothing"],
    ["T0", "T0: on our own machines"],
    ["T3", "T3: anonymous"],
] as const;

/** Takes a provider's document by its address: first to see what it would do, then to do it. All of it or nothing. */
export function Import({ management, imported }: { management: string; imported: () => void }) {
    const [wishes, setWishes] = useState<Wishes>(NO_WISHES);
    const [answer, setAnswer] = useState<Answer<{ data: ListedProvider }> | null>(null);
    const [dry, setDry] = useState(true);
    const busy = answer?.state === "loading";
    const checked = dry && answer?.state === "ok";

    function change(more: Partial<Wishes>) {
        setWishes({ ...wishes, ...more });
        setAnswer(null);
    }

    async function run(trial: boolean) {
        setDry(trial);
        setAnswer({ state: "loading" });
        const next = await send<{ data: ListedProvider }>(post(PATH, application(wishes, trial)), management);
        setAnswer(next);
        if (next.state === "ok" && !trial) {
            setWishes(NO_WISHES);
            imported();
        }
    }

    function submit(event: FormEvent) {
        event.preventDefault();
        void run(true);
    }

    return (
        <Section
            title="Bring in a provider"
            note="Its document says which models it serves, at what prices and on what terms. A document with a fault is refused as a whole, with every fault named."
            sources={[{ ask: post(PATH, shown(wishes)), keyed: true }]}
        >
            <form className="form card" onSubmit={submit} data-testid="import-form">
                <Where wishes={wishes} change={change} />
                <Terms wishes={wishes} change={change} />
                <div className="actions">
                    <button type="submit" disabled={busy} data-testid="import-try">
                        See what it would do
                    </button>
                    <button type="button" className="primary" disabled={!checked || busy} onClick={() => void run(false)} data-testid="import">
                        List it
                    </button>
                </div>
            </form>
            {answer && <Outcome answer={answer} dry={dry} />}
        </Section>
    );
}

interface Part {
    wishes: Wishes;
    change: (more: Partial<Wishes>) => void;
}

function Where({ wishes, change }: Part) {
    return (
        <>
            <label className="field">
                Address of its document
                <input
                    type="url"
                    required
                    value={wishes.url}
                    onChange={(event) => change({ url: event.target.value })}
                    placeholder="https://api.provider.example/v1/models"
                    maxLength={500}
                    data-testid="import-url"
                />
            </label>
            <div className="row">
                <label className="field">
                    Short name; empty for that of its address
                    <input value={wishes.provider} onChange={(event) => change({ provider: event.target.value })} pattern="[a-z0-9][a-z0-9\-]{0,39}" data-testid="import-slug" />
                </label>
                <label className="field">
                    Name for people
                    <input value={wishes.name} onChange={(event) => change({ name: event.target.value })} maxLength={80} />
                </label>
            </div>
            <label className="field">
                What it speaks
                <select value={wishes.dialect} onChange={(event) => change({ dialect: event.target.value })} data-testid="import-dialect">
                    {DIALECTS.map(([dialect, text]) => (
                        <option key={dialect} value={dialect}>
                            {text}
                        </option>
                    ))}
                </select>
            </label>
            <label className="field">
                Its API key, kept encrypted and never shown again; empty if it asks for none
                <input type="password" value={wishes.key} onChange={(event) => change({ key: event.target.value })} autoComplete="off" maxLength={500} data-testid="import-key" />
            </label>
        </>
    );
}

function Terms({ wishes, change }: Part) {
    return (
        <>
            <label className="field">
                How far prompts can be trusted to it
                <select value={wishes.hidden ? "T3" : wishes.trust} disabled={wishes.hidden} onChange={(event) => change({ trust: event.target.value })}>
                    {TIERS.map(([tier, text]) => (
                        <option key={tier} value={tier}>
                            {text}
                        </option>
                    ))}
                </select>
            </label>
            <label className="check">
                <input type="checkbox" checked={wishes.hidden} onChange={(event) => change({ hidden: event.target.checked })} /> Whose models they are stays hidden; the tier then is T3
            </label>
            <label className="check">
                <input type="checkbox" checked={wishes.automatic} onChange={(event) => change({ automatic: event.target.checked })} /> Publish as soon as the tests pass
            </label>
        </>
    );
}

function Outcome({ answer, dry }: { answer: Answer<{ data: ListedProvider }>; dry: boolean }) {
    switch (answer.state) {
        case "loading":
            return <p role="status">Reading the document…</p>;
        case "failed":
            return troubleOf(answer) === "refused" ? <Refused answer={answer} /> : <Failed answer={answer} what="imports of provider documents" />;
        case "ok":
            return <Report listed={answer.data.data} dry={dry} />;
    }
}

function Refused({ answer }: { answer: Failure }) {
    return (
        <div className="state bad" role="alert" data-testid="import-refused">
            <h3>Nothing was listed</h3>
            <p>{answer.message}</p>
            {answer.problems.length > 0 && (
                <ul>
                    {answer.problems.map((problem) => (
                        <li key={problem}>{problem}</li>
                    ))}
                </ul>
            )}
        </div>
    );
}

function Report({ listed, dry }: { listed: ListedProvider; dry: boolean }) {
    return (
        <div className="card" role="status" data-testid="import-report">
            <h3>
                {dry ? "It would list" : "It listed"} {plural(listed.endpoints.length, "endpoint")} of {listed.name}
            </h3>
            <ul>
                {listed.endpoints.map((one) => (
                    <li key={one.endpoint}>
                        <code>{one.endpoint}</code> {one.name}
                        <span className="sub">
                            {one.priced ? (
                                <>
                                    input <Money price={one.pricing.prompt} />, output <Money price={one.pricing.completion} /> per million tokens
                                </>
                            ) : (
                                "what it costs is not known: it stays unpublished"
                            )}
                        </span>
                    </li>
                ))}
            </ul>
            {listed.warnings.length > 0 && (
                <>
                    <p>Not taken over:</p>
                    <ul>
                        {listed.warnings.map((one) => (
                            <li key={said(one)}>{said(one)}</li>
                        ))}
                    </ul>
                </>
            )}
        </div>
    );
}
