import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { forget } from "../kit/answers";
import { type Failure, get, send } from "../kit/ask";
import { type Kind, dropKey, keepKey, masked, stays, useKeys } from "../kit/keys";

const OPEN = "bourse:sign-in";

export function openSignIn(): void {
    window.dispatchEvent(new Event(OPEN));
}

/** Where the reader gives a key, sees which keys are in use, and takes them back. */
export function SignIn() {
    const dialog = useRef<HTMLDialogElement>(null);
    useEffect(() => {
        const open = () => dialog.current?.showModal();
        window.addEventListener(OPEN, open);
        return () => window.removeEventListener(OPEN, open);
    }, []);
    return (
        <dialog ref={dialog} aria-labelledby="sign-in-title" data-testid="sign-in-dialog">
            <h2 id="sign-in-title">Keys in this browser</h2>
            <InUse kind="inference" name="API key" use="calls models and reads its own records" />
            <InUse kind="management" name="Management key" use="reads the account, makes and changes keys" />
            <InUse kind="provider" name="Provider's key" use="looks after what one provider offers" />
            <KeyForm done={() => dialog.current?.close()} />
        </dialog>
    );
}

function InUse({ kind, name, use }: { kind: Kind; name: string; use: string }) {
    const key = useKeys()[kind];
    return (
        <p className="controls">
            <span>
                <strong>{name}</strong> <span className="sub">{use}</span>
            </span>
            <span className="push">
                {key === "" ? (
                    <span className="quiet">none</span>
                ) : (
                    <>
                        <code>{masked(key)}</code> <small className="quiet">{stays(kind) ? "kept in this browser" : "in this tab"}</small>{" "}
                        <button
                            type="button"
                            className="small"
                            onClick={() => {
                                dropKey(kind);
                                forget();
                            }}
                        >
                            Forget
                        </button>
                    </>
                )}
            </span>
        </p>
    );
}

function KeyForm({ done }: { done: () => void }) {
    const [key, setKey] = useState("");
    const [stay, setStay] = useState(false);
    const [fault, setFault] = useState("");
    const [busy, setBusy] = useState(false);
    const faultId = useId();

    async function submit(event: FormEvent) {
        event.preventDefault();
        setBusy(true);
        const answer = await send<{ data: Self }>(get("/api/v1/key"), key.trim());
        setBusy(false);
        if (answer.state === "failed") return setFault(reason(answer));
        if (answer.state !== "ok") return;
        keepKey(kindOf(answer.data.data), key.trim(), stay);
        forget();
        setKey("");
        setFault("");
        done();
    }

    return (
        <form onSubmit={(event) => void submit(event)}>
            <label className="field">
                Key
                <input
                    type="password"
                    data-testid="key-input"
                    value={key}
                    onChange={(event) => setKey(event.target.value)}
                    placeholder="sk-bo-…, mk-bo-… or pk-bo-…"
                    autoComplete="off"
                    spellCheck={false}
                    aria-invalid={fault !== ""}
                    aria-describedby={faultId}
                />
            </label>
            <p id={faultId} className="fault" role="status">
                {fault}
            </p>
            <label className="check">
                <input type="checkbox" checked={stay} onChange={(event) => setStay(event.target.checked)} /> Keep it in this browser after the tab is closed
            </label>
            <div className="actions">
                <button type="button" onClick={done}>
                    Close
                </button>
                <button type="submit" className="primary" data-testid="key-submit" disabled={busy || key.trim() === ""}>
                    Use this key
                </button>
            </div>
        </form>
    );
}

interface Self {
    is_management_key: boolean;
    provider?: string | null;
}

function kindOf(self: Self): Kind {
    if (self.is_management_key) return "management";
    return self.provider ? "provider" : "inference";
}

function reason(answer: Failure): string {
    if (answer.status === 401) return "The exchange does not know this key. It may be mistyped, disabled or expired.";
    if (answer.status === 0) return "The exchange did not answer.";
    return answer.message || `The exchange answered with status ${answer.status}.`;
}
