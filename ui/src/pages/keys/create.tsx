import { type FormEvent, useState } from "react";
import type { Key } from "../../api/account";
import { post, send } from "../../kit/ask";
import { keepKey } from "../../kit/keys";
import { Code } from "../../parts/code";
import { NO_WISHES, RESETS, TRUST, type Wishes, faultOf, order } from "./wishes";

interface Made {
    key: string;
    data: Key;
}

/** Makes a key and shows it, once. */
export function CreateKey({ management, created }: { management: string; created: () => void }) {
    const [open, setOpen] = useState(false);
    const [made, setMade] = useState<Made | null>(null);
    if (made)
        return (
            <Secret
                made={made}
                done={() => {
                    setMade(null);
                    setOpen(false);
                }}
            />
        );
    if (!open)
        return (
            <p>
                <button type="button" className="primary" onClick={() => setOpen(true)} data-testid="new-key">
                    Make a key
                </button>
            </p>
        );
    return (
        <Form
            management={management}
            made={(key) => {
                setMade(key);
                created();
            }}
            close={() => setOpen(false)}
        />
    );
}

function Form({ management, made, close }: { management: string; made: (made: Made) => void; close: () => void }) {
    const [wishes, setWishes] = useState<Wishes>(NO_WISHES);
    const [fault, setFault] = useState("");
    const change = (more: Partial<Wishes>) => setWishes({ ...wishes, ...more });

    async function submit(event: FormEvent) {
        event.preventDefault();
        const wrong = faultOf(wishes);
        if (wrong !== "") return setFault(wrong);
        const answer = await send<Made>(post("/api/v1/keys", order(wishes)), management);
        if (answer.state === "ok") made(answer.data);
        if (answer.state === "failed") setFault(answer.message || `The exchange answered with status ${answer.status}.`);
    }

    return (
        <form className="form card" style={{ marginBottom: 16 }} onSubmit={(event) => void submit(event)} data-testid="key-form">
            <h2>A new key</h2>
            <label className="field">
                Name, to know it by
                <input autoFocus value={wishes.name} onChange={(event) => change({ name: event.target.value })} data-testid="key-name" maxLength={200} />
            </label>
            <div className="row">
                <label className="field">
                    Limit in USD; empty for none
                    <input inputMode="decimal" value={wishes.limit} onChange={(event) => change({ limit: event.target.value.trim() })} data-testid="key-limit" />
                </label>
                <label className="field">
                    The limit holds
                    <select value={wishes.reset} onChange={(event) => change({ reset: event.target.value })}>
                        {RESETS.map(([value, text]) => (
                            <option key={value} value={value}>
                                {text}
                            </option>
                        ))}
                    </select>
                </label>
            </div>
            <label className="field">
                Expires at the beginning of this day, UTC; empty for never
                <input type="date" value={wishes.expires} onChange={(event) => change({ expires: event.target.value })} />
            </label>
            <label className="field">
                Who may answer it
                <select value={wishes.trust} onChange={(event) => change({ trust: event.target.value })} data-testid="key-trust">
                    {TRUST.map(([value, text]) => (
                        <option key={value} value={value}>
                            {text}
                        </option>
                    ))}
                </select>
            </label>
            <label className="check">
                <input type="checkbox" checked={wishes.management} onChange={(event) => change({ management: event.target.checked })} /> A management key: it administers, and
                cannot call models
            </label>
            {fault !== "" && (
                <p className="fault" role="alert" style={{ margin: 0 }}>
                    {fault}
                </p>
            )}
            <div className="actions">
                <button type="submit" className="primary" data-testid="key-create">
                    Make it
                </button>
                <button type="button" onClick={close}>
                    Cancel
                </button>
            </div>
        </form>
    );
}

function Secret({ made, done }: { made: Made; done: () => void }) {
    const kind = made.data.is_management_key ? "management" : "inference";
    return (
        <div className="secret" role="status" data-testid="secret">
            <h2>{made.data.name}</h2>
            <p style={{ margin: 0 }}>This is the only time that the key is shown. Put it where you keep secrets.</p>
            <Code text={made.key} />
            <div className="chips">
                <button type="button" onClick={done} className="primary">
                    I have it
                </button>
                <button
                    type="button"
                    onClick={() => {
                        keepKey(kind, made.key, false);
                        done();
                    }}
                >
                    Use it in this tab
                </button>
            </div>
        </div>
    );
}
