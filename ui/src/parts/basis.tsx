import type { Meta } from "../api/market";
import { moment, plural, shortDay } from "../kit/format";
import { Simulated } from "./values";

const K = 5;

/** What numbers rest on: the window, the sample, what was left out, and where the method is written down. */
export function Basis({ meta }: { meta: Meta | undefined }) {
    if (!meta) return null;
    const { window, sample, left_out: out } = meta;
    const k = out?.k ?? K;
    return (
        <p className="caption facts" data-testid="basis">
            {meta.simulated && (
                <span>
                    <Simulated />
                </span>
            )}
            {window && (
                <span>
                    {shortDay(Date.parse(window.start) / 1000)} to {shortDay(Date.parse(window.end) / 1000 - 1)}
                    {!window.complete && ", still running"}
                </span>
            )}
            <Number value={sample?.requests} text={(count) => `n = ${plural(count, "request")}`} />
            <Number value={sample?.accounts} text={(count) => plural(count, "account")} />
            <Number value={sample?.classified} text={(count) => `${plural(count, "prompt")} looked at`} />
            <Number
                value={out?.rows_below_k || null}
                text={(count) => `${plural(count, "row")} below ${k} accounts`}
                title={`Figures about accounts are told from ${k} accounts on`}
            />
            <Number
                value={out?.confidential_requests || null}
                text={(count) => `${plural(count, "confidential request")} left out`}
                title="Zero retention was asked for, or the model is private"
            />
            {meta.as_of && <span>counted up to {moment(meta.as_of)} UTC</span>}
            <Number value={meta.behind || null} text={(count) => `${plural(count, "fact")} not counted yet`} />
            {meta.method && (
                <span>
                    <a href={meta.method}>Method</a>
                </span>
            )}
        </p>
    );
}

function Number({ value, text, title }: { value: number | null | undefined; text: (count: number) => string; title?: string }) {
    return value === null || value === undefined ? null : <span title={title}>{text(value)}</span>;
}
