import { useMemo } from "react";
import type { Group, Meta, Ranking } from "../../api/market";
import { plural, share, short } from "../../kit/format";
import { Basis } from "../../parts/basis";
import { Table } from "../../parts/table";
import { columnsOf } from "./columns";

interface Props {
    data: Ranking;
    meta: Meta | undefined;
    group: Group;
    all: () => void;
    /** Shows those that are anonymous too. */
    strangers: () => void;
}

/** A ranking with the sentence on its order, and what it rests on. */
export function Board({ data, meta, group, all, strangers }: Props) {
    const columns = useMemo(() => columnsOf(data, group), [data, group]);
    return (
        <>
            <Why data={data} />
            {data.anonymous && <LeftOut anonymous={data.anonymous} show={strangers} />}
            <Table
                rows={data.rows}
                columns={columns}
                rowKey={(row) => row.id}
                caption="Ranking"
                order="sort"
                testid="ranking"
                rowClass={(row) => (row.id === data.why?.id ? "chosen" : undefined)}
            />
            {data.other && data.other.rows > 0 && (
                <p className="caption" style={{ marginTop: 8 }}>
                    {plural(data.other.rows, "row")} more, with {share((data.order === "robust" ? data.other.capped_share : data.other.share) ?? data.other.share)} of the{" "}
                    {data.order === "robust" ? "capped use" : "tokens"}.{" "}
                    {data.other.rows > (data.anonymous?.rows ?? 0) && (
                        <button type="button" className="plain" onClick={all}>
                            Show all
                        </button>
                    )}
                </p>
            )}
            <div style={{ marginTop: 8 }}>
                <Basis meta={meta} />
            </div>
        </>
    );
}

/** One sentence on why somebody is missing. */
function LeftOut({ anonymous, show }: { anonymous: { rows: number; text: string }; show: () => void }) {
    return (
        <p className="caption" data-testid="left-out">
            {plural(anonymous.rows, "row is", "rows are")} missing. {anonymous.text}{" "}
            <button type="button" className="plain" onClick={show} data-testid="show-anonymous">
                Show all the same
            </button>
        </p>
    );
}

/** One sentence on why the two orders differ, or that they do not. */
function Why({ data }: { data: Ranking }) {
    const cap = data.cap_tokens === null ? "" : ` A payer counts for at most ${short(data.cap_tokens)} tokens per row.`;
    return (
        <div className={data.why ? "explain warning" : "explain"} data-testid="why">
            <p>
                <strong>{data.order === "robust" ? "Robust order." : "Raw order."}</strong>{" "}
                {data.why
                    ? data.why.text
                    : data.order === "robust"
                      ? "Paid use, each payer counted up to a cap. The raw order begins with the same row."
                      : "All tokens, whoever sent them. The robust order begins with the same row."}
                {data.order === "robust" && cap}
            </p>
        </div>
    );
}
