import type { Ranked } from "../../api/market";
import { share } from "../../kit/format";
import { None } from "../../parts/values";

const MEANING: Record<string, string> = {
    concentrated: "one account has more than half of it, or fewer than ten carry it",
    input_heavy: "more than twenty tokens are sent for each that is answered",
    duplicates: "more than half of the sampled prompts are near copies of others",
    free: "nothing was charged",
    few_accounts: "fewer than five accounts",
};

/** How use spreads over accounts, with a mark where a few carry it or something else is odd. */
export function Concentration({ row }: { row: Ranked }) {
    // That few accounts are concentrated goes without saying.
    const few = row.flags.includes("few_accounts");
    const marks = row.flags.filter((flag) => flag in MEANING && !(few && flag === "concentrated"));
    return (
        <span>
            {row.n_eff === null ? (
                <None why="fewer than five accounts, so it is not told" />
            ) : (
                <span
                    className="tabular"
                    title={`As if ${row.n_eff.toFixed(1)} equal accounts; the largest has ${row.top1_share === null ? "an unknown part" : share(row.top1_share)}; HHI ${row.hhi?.toFixed(3) ?? "unknown"}`}
                >
                    {row.n_eff < 100 ? row.n_eff.toPrecision(2) : Math.round(row.n_eff)}
                </span>
            )}{" "}
            {marks.map((flag) => (
                <span key={flag} className={flag === "free" || flag === "few_accounts" ? "badge" : "badge warning"} title={MEANING[flag]}>
                    {flag.replace("_", " ")}
                </span>
            ))}
        </span>
    );
}
