import type { Meta } from "../api/market";
import { exact, moment, plural, shortDay } from "../kit/format";
import { Simulated } from "./values";

/** What numbers rest on: the window, the sample, what was left out, and where the method is written down. */
export function Basis({ meta }: { meta: Meta | undefined }) {
    if (!meta) return null;
    const { window, sample, left_out: out } = meta;
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
            {sample?.requests !== undefined && <span>n = {plural(sample.requests, "request")}</span>}
            {sample?.accounts !== undefined && <span>{plural(sample.accounts, "account")}</span>}
            {sample?.classified !== undefined && <span>{plural(sample.classified, "prompt")} looked at</span>}
            {out !== undefined && (out.rows_below_k ?? 0) > 0 && (
                <span title={`Figures about accounts are told from ${out.k ?? 5} accounts on`}>
                    {plural(out.rows_below_k ?? 0, "row")} below {out.k ?? 5} accounts
                </span>
            )}
            {(out?.confidential_requests ?? 0) > 0 && (
                <span title="Zero retention was asked for, or the model is private">{exact(out?.confidential_requests ?? 0)} confidential requests left out</span>
            )}
            {meta.as_of && <span>counted up to {moment(meta.as_of)} UTC</span>}
            {(meta.behind ?? 0) > 0 && <span className="warning">{plural(meta.behind ?? 0, "fact")} not counted yet</span>}
            {meta.method && (
                <span>
                    <a href={meta.method}>Method</a>
                </span>
            )}
        </p>
    );
}
