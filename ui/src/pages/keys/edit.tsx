import { type FormEvent, useEffect, useRef, useState } from "react";
import type { Key } from "../../api/account";
import { type Answer, send } from "../../kit/ask";
import { dollars } from "../../kit/format";
import { NO_WISHES, RESETS, TRUST, type Wishes, faultOf } from "./wishes";

/** Changes, disables or deletes a key. Deleting asks for its name. */
export function EditKey({ subject, management, changed, close }: { subject: Key; management: string; changed: () => void; close: () => void }) {
    const dialog = useRef<HTMLDialogElement>(null);
    const [wishes, setWishes] = useState<Wishes>({
        ...NO_WISHES,
        name: subject.name,
        limit: subject.limit === null ? "" : String(subject.limit),
        reset: subject.limit_reset ?? "",
        trust: subject.min_trust ?? "",
    });
    const [fault, setFault] = useState("");
    const [typed, setTyped] = useState("");
    const path = `/api/v1/keys/${subject.hash}`;
    const change = (more: Partial<Wishes>) => setWishes({ ...wishes, ...more });
    useEffect(() => dialog.current?.showModal(), []);

    function after(answer: Answer<unknown>) {
        if (answer.state === "failed") return setFault(answer.message || `The exchange answered with status ${answer.status}.`);
        changed();
        dialog.current?.close();
    }
    async function patch(body: Record<string, unknown>) {
        after(await send({ method: "PATCH", path, body }, management));
    }
    function save(event: FormEvent) {
        event.preventDefault();
        const wrong = faultOf(wishes);
        if (wrong !== "") return setFault(wrong);
        void patch({ name: wishes.name.trim(), limit: wishes.limit === "" ? null : Number(wishes.limit), limit_reset: wishes.reset || null, min_trust: wishes.trust || null });
    }

    return (
        <dialog ref={dialog} aria-labelledby="edit-key" onClose={close} data-testid="edit-key">
            <h2 id="edit-key">{subject.name}</h2>
            <form className="form" onSubmit={save}>
                <label className="field">
                    Name
                    <input value={wishes.name} onChange={(event) => change({ name: event.target.value })} maxLength={200} />
                </label>
                <div className="row">
                    <label className="field">
                        Limit in USD; empty for none
                        <input inputMode="decimal" value={wishes.limit} onChange={(event) => change({ limit: event.target.value.trim() })} data-testid="edit-limit" />
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
                    Who may answer it
                    <select value={wishes.trust} onChange={(event) => change({ trust: event.target.value })} data-testid="key-trust">
                        {TRUST.map(([value, text]) => (
                            <option key={value} value={value}>
                                {text}
                            </option>
                        ))}
                    </select>
                </label>
                {fault !== "" && (
                    <p className="fault" role="alert" style={{ margin: 0 }}>
                        {fault}
                    </p>
                )}
                <div className="actions" style={{ marginTop: 0 }}>
                    <button type="button" onClick={() => dialog.current?.close()}>
                        Close
                    </button>
                    <button type="button" onClick={() => void patch({ disabled: !subject.disabled })} data-testid="disable-key">
                        {subject.disabled ? "Enable" : "Disable"}
                    </button>
                    <button type="submit" className="primary" data-testid="save-key">
                        Save
                    </button>
                </div>
            </form>
            <details style={{ marginTop: 16 }}>
                <summary className="bad">Delete this key</summary>
                <p style={{ marginTop: 12 }}>
                    Whoever uses it gets a 401 from now on, and it cannot be brought back. Its records and the {dollars(subject.usage)} it spent stay in the books. To stop it for a
                    while, disable it.
                </p>
                <label className="field">
                    Type <strong>{subject.name}</strong> to confirm
                    <input value={typed} onChange={(event) => setTyped(event.target.value)} autoComplete="off" data-testid="delete-name" />
                </label>
                <div className="actions">
                    <button
                        type="button"
                        className="danger"
                        disabled={typed !== subject.name}
                        onClick={() => void send({ method: "DELETE", path }, management).then(after)}
                        data-testid="delete-key"
                    >
                        Delete it for good
                    </button>
                </div>
            </details>
        </dialog>
    );
}
