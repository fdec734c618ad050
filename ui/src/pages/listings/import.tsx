import { type FormEvent, useState } from "react";
import { type Answer, type Failure, post, send, troubleOf } from "../../kit/ask";
import { plural } from "../../kit/format";
import { Failed } from "../../parts/states";
import { Section } from "../../parts/title";

interface Imported {
    provider: string;
    dry_run: boolean;
    endpoints: { endpoint: string; model: string; name: string; state: string; tests?: { name: string; passed: boolean; detail?: string | null }[] }[];
}

/** Takes a provider's document by its address: first to see what it would do, then to do it. All of it or nothing. */
export function Import({ management, imported }: { management: string; imported: () => void }) {
    const [url, setUrl] = useState("");
    const [answer, setAnswer] = useState<Answer<{ data: Imported }> | null>(null);
    const ask = (dry: boolean) => post("/api/v1/listings", { url: url.trim(), dry_run: dry });
    const checked = answer?.state === "ok" && answer.data.data.dry_run;

    async function run(dry: boolean) {
        setAnswer({ state: "loading" });
        const next = await send<{ data: Imported }>(ask(dry), management);
        setAnswer(next);
        if (next.state === "ok" && !dry) imported();
    }

    return (
        <Section
            title="Bring in a provider"
            note="Its document says which models it serves, at what prices and on what terms. A document with a fault is refused as a whole, with every fault named."
            sources={[{ ask: ask(true), keyed: true }]}
        >
            <form
                className="controls"
                onSubmit={(event: FormEvent) => {
                    event.preventDefault();
                    void run(true);
                }}
                data-testid="import-form"
            >
                <input
                    type="url"
                    required
                    aria-label="Address of the provider's document"
                    style={{ flex: "1 1 320px", width: "auto" }}
                    value={url}
                    onChange={(event) => {
                        setUrl(event.target.value);
                        setAnswer(null);
                    }}
                    placeholder="https://provider.example/v1/models"
                    data-testid="import-url"
                />
                <button type="submit" disabled={answer?.state === "loading"}>
                    See what it would do
                </button>
                <button type="button" className="primary" disabled={!checked} onClick={() => void run(false)}>
                    Import
                </button>
            </form>
            {answer && <Outcome answer={answer} />}
        </Section>
    );
}

function Outcome({ answer }: { answer: Answer<{ data: Imported }> }) {
    switch (answer.state) {
        case "loading":
            return <p role="status">Reading the document…</p>;
        case "failed":
            return troubleOf(answer) === "refused" ? <Refused answer={answer} /> : <Failed answer={answer} what="imports of provider documents" />;
        case "ok":
            return <Report report={answer.data.data} />;
    }
}

function Refused({ answer }: { answer: Failure }) {
    return (
        <div className="state bad" role="alert">
            <h3>Nothing was imported</h3>
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

function Report({ report }: { report: Imported }) {
    return (
        <div className="card" role="status">
            <h3>
                {report.dry_run ? "It would list" : "It listed"} {plural(report.endpoints.length, "endpoint")} of {report.provider}
            </h3>
            <ul>
                {report.endpoints.map((one) => (
                    <li key={one.endpoint}>
                        <code>{one.endpoint}</code> {one.state}
                        {one.tests?.map((test) => (
                            <span key={test.name} className={test.passed ? "sub good" : "sub bad"}>
                                {test.passed ? "passed" : "failed"}: {test.name} {test.detail}
                            </span>
                        ))}
                    </li>
                ))}
            </ul>
        </div>
    );
}
