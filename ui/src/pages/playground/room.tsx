import { type ChangeEvent, useState } from "react";
import { Typed } from "../../parts/controls";
import { type Settings, type Talk, titleOf } from "./talks";

interface Props {
    talks: Talk[];
    open: string;
    settings: Settings;
    change: (settings: Settings) => void;
    choose: (id: string) => void;
    start: () => void;
    drop: (id: string) => void;
    write: () => void;
    /** Takes an exported file; false when it is none. */
    read: (text: string) => boolean;
}

/** The conversations of this browser, and how models are asked in the open one. */
export function Room({ talks, open, settings, change, choose, start, drop, write, read }: Props) {
    const [fault, setFault] = useState("");
    async function take(event: ChangeEvent<HTMLInputElement>) {
        const file = event.target.files?.[0];
        event.target.value = "";
        if (file) setFault(read(await file.text()) ? "" : `${file.name} holds no conversations of this page`);
    }
    const shown = talks.some(({ id }) => id === open);
    return (
        <aside aria-label="Conversations">
            <button type="button" onClick={start} data-testid="new-talk">
                New conversation
            </button>
            {talks.length > 0 && (
                <ul className="talks">
                    {talks.map((talk) => (
                        <li key={talk.id}>
                            <button type="button" aria-current={talk.id === open ? "true" : undefined} onClick={() => choose(talk.id)} title={talk.models.join(", ")}>
                                {titleOf(talk)}
                            </button>
                        </li>
                    ))}
                </ul>
            )}
            <details open={settings.system !== "" || settings.temperature !== "" || settings.maxTokens !== ""}>
                <summary className="meta-text">Instructions and sampling</summary>
                <div className="stack" style={{ marginTop: 12 }}>
                    <label className="field">
                        System message
                        <textarea rows={3} value={settings.system} onChange={(event) => change({ ...settings, system: event.target.value })} />
                    </label>
                    <Typed
                        label="Temperature, 0 to 2"
                        type="number"
                        value={settings.temperature}
                        change={(temperature) => change({ ...settings, temperature })}
                        placeholder="the model's own"
                    />
                    <Typed
                        label="At most so many tokens"
                        type="number"
                        value={settings.maxTokens}
                        change={(maxTokens) => change({ ...settings, maxTokens })}
                        placeholder="as many as it takes"
                    />
                </div>
            </details>
            <div className="chips">
                <button type="button" className="small" onClick={write} disabled={talks.length === 0} data-testid="export">
                    Export
                </button>
                <label className="button small">
                    Import
                    <input type="file" accept="application/json,.json" className="hidden" onChange={(event) => void take(event)} data-testid="import" />
                </label>
                {shown && <Drop key={open} drop={() => drop(open)} />}
            </div>
            {fault !== "" && (
                <p className="fault" role="alert">
                    {fault}
                </p>
            )}
        </aside>
    );
}

/** Asks once more before a conversation is gone. */
function Drop({ drop }: { drop: () => void }) {
    const [sure, setSure] = useState(false);
    return (
        <button type="button" className={sure ? "small danger" : "small"} onClick={() => (sure ? drop() : setSure(true))} onBlur={() => setSure(false)}>
            {sure ? "Delete for good" : "Delete"}
        </button>
    );
}
