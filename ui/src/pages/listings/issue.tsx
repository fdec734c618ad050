import { type FormEvent, useState } from "react";
import type { ListedProvider } from "../../api/listings";
import { post, send } from "../../kit/ask";
import { keepKey } from "../../kit/keys";
import { Code } from "../../parts/code";

interface Made {
    key: string;
}

/** Makes a key with which a provider sees its own listing, and shows it, once. */
export function IssueKey({ listed, management }: { listed: ListedProvider; management: string }) {
    const [name, setName] = useState("");
    const [made, setMade] = useState("");
    const [fault, setFault] = useState("");
    const [busy, setBusy] = useState(false);

    async function submit(event: FormEvent) {
        event.preventDefault();
        setBusy(true);
        setFault("");
        const answer = await send<Made>(post(`/api/v1/listings/${encodeURIComponent(listed.provider)}/keys`, { name: name.trim() }), management);
        setBusy(false);
        if (answer.state === "ok") setMade(answer.data.key);
        if (answer.state === "failed") setFault(answer.message || `The exchange answered with status ${answer.status}.`);
    }

    if (made !== "")
        return (
            <Secret
                listed={listed}
                made={made}
                done={() => {
                    setMade("");
                    setName("");
                }}
            />
        );
    return (
        <details data-testid={`provider-key-${listed.provider}`}>
            <summary>Make a key for this provider</summary>
            <form className="controls" onSubmit={(event) => void submit(event)}>
                <label>
                    It sees this listing and its figures, and can test and hide; it can't publish or call models. Name, to know it by:
                    <input value={name} onChange={(event) => setName(event.target.value)} autoComplete="off" maxLength={200} style={{ width: 200 }} data-testid="provider-key-name" />
                </label>
                <button type="submit" className="primary" disabled={busy || name.trim() === ""} data-testid="provider-key-create">
                    Make it
                </button>
            </form>
            {fault !== "" && (
                <p className="fault" role="alert">
                    {fault}
                </p>
            )}
        </details>
    );
}

function Secret({ listed, made, done }: { listed: ListedProvider; made: string; done: () => void }) {
    return (
        <div className="secret" role="status" data-testid="provider-secret">
            <h4>A key for {listed.name}</h4>
            <p style={{ margin: 0 }}>This is the only time that the key is shown. Give it to the provider.</p>
            <Code text={made} />
            <div className="chips">
                <button type="button" onClick={done} className="primary">
                    I have it
                </button>
                <button
                    type="button"
                    onClick={() => {
                        keepKey("provider", made, false);
                        done();
                    }}
                >
                    Use it in this tab
                </button>
            </div>
        </div>
    );
}
