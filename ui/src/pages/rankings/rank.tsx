import type { Ranked } from "../../api/market";
import { None } from "../../parts/values";

/** A rank, with the ranks it may as well have as numbers and as a thin bar. */
export function RankCell({ row, robust, widest }: { row: Ranked; robust: boolean; widest: number }) {
    const shown = robust ? row.rank : row.raw_rank;
    const { rank_low: low, rank_high: high } = row;
    const told = robust && low !== null && high !== null && !row.flags.includes("few_accounts");
    return (
        <span className="rank">
            <b>{shown === null ? <None why="not ranked in this order" /> : shown}</b>
            {told ? (
                <span title={`Between rank ${low} and rank ${high} with 90 % confidence`}>
                    <span className="interval" aria-hidden="true">
                        <i style={{ left: `${at(low, widest)}%`, right: `${100 - at(high, widest)}%` }} />
                        <b style={{ left: `${at(row.rank ?? low, widest)}%` }} />
                    </span>{" "}
                    <small>{low === high ? "certain" : `${low} to ${high}`}</small>
                </span>
            ) : (
                <small>{other(row, robust)}</small>
            )}
        </span>
    );
}

/** What stands in place of an interval: why there is none, or the rank in the other order. */
function other(row: Ranked, robust: boolean): string {
    if (robust) return "too few accounts to say";
    if (row.rank === null) return "";
    return row.rank === row.raw_rank ? "robust too" : `robust ${row.rank}`;
}

function at(rank: number, widest: number): number {
    return widest <= 1 ? 50 : (100 * (rank - 1)) / (widest - 1);
}
