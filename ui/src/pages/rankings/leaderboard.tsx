import { useMemo } from "react";
import { type Answered, type Group, type Meta, type Ranked, type Ranking } from "../../api/market";
import { useReading } from "../../kit/answers";
import { get } from "../../kit/ask";
import { colourOf } from "../../kit/colour";
import { rate, share, short } from "../../kit/format";
import { Link, useQuery } from "../../kit/router";
import { Basis } from "../../parts/basis";
import { Named } from "../../parts/named";
import { Choice, Segments } from "../../parts/controls";
import { Empty, Shown } from "../../parts/states";
import { type Column, Table } from "../../parts/table";
import { Title } from "../../parts/title";
import { Change, Count, Dollars, None, ShareBar, Trust } from "../../parts/values";
import { FilterChoice, filterOf, useFilter } from "./filter";
import { HistoryChart } from "./history";
import { Concentration } from "./concentration";
import { RankCell } from "./rank";

export const WINDOWS = [
    ["day", "Today"],
    ["week", "This week"],
    ["month", "This month"],
] as const;

const ORDERS = [
    ["robust", "Robust"],
    ["raw", "Raw tokens"],
] as const;

const GROUPS = [
    ["model", "models"],
    ["author", "authors"],
    ["provider", "providers"],
    ["app", "apps"],
] as const;

const SHOWN = "20";

/** Who is used most: robust order first, the raw one a click away, and why they differ. */
export function Leaderboard() {
    const [window, setWindow] = useQuery("window", "week");
    const [order, setOrder] = useQuery("by", "robust");
    const [group, setGroup] = useQuery("group", "model");
    const [limit, setLimit] = useQuery("limit", SHOWN);
    const [filter] = useFilter();
    const sampled = group === "model" || group === "author" ? filterOf(filter) : {};
    const ask = get("/api/v1/market/rankings", { group, window, order, limit, ...sampled });
    const [answer, again] = useReading<Answered<Ranking>>(ask);
    const data = answer.state === "ok" ? answer.data.data : null;
    return (
        <>
            <Title text={question(group, window)} sources={[{ ask, answer }]}>
                <p className="lede">{data ? <Lede data={data} /> : "Ranked by real use, with how sure the rank is."}</p>
            </Title>
            <div className="controls">
                <Segments label="Order" value={order} change={setOrder} options={ORDERS} testid="order" />
                <Segments label="Window" value={window} change={setWindow} options={WINDOWS} testid="window" />
                <Choice label="Rank" value={group} change={setGroup} options={GROUPS} />
                {(group === "model" || group === "author") && <FilterChoice />}
            </div>
            <Shown answer={answer} what="the rankings" rows={14} again={again}>
                {({ data, meta }) => (data.rows.length === 0 ? <Nothing /> : <Board data={data} meta={meta} group={group as Group} all={() => setLimit("500")} />)}
            </Shown>
            <HistoryChart group={group as Group} order={order} filter={sampled} />
        </>
    );
}

function question(group: string, window: string): string {
    const when = { day: "today", week: "this week", month: "this month" }[window] ?? "now";
    switch (group) {
        case "author":
            return `Whose models are used most ${when}?`;
        case "provider":
            return `Which providers answer most ${when}?`;
        case "app":
            return `Which apps use the most ${when}?`;
        default:
            return `Which models do people use ${when}?`;
    }
}

function Lede({ data }: { data: Ranking }) {
    const first = data.rows[0];
    if (!first) return "Nobody has used anything in this time.";
    const robust = data.order === "robust";
    const part = robust ? first.capped_share : first.share;
    return (
        <>
            <strong>{first.name}</strong> leads{" "}
            {part !== null && (
                <>
                    with <strong>{share(part)}</strong>{" "}
                </>
            )}
            {robust ? "of paid use, each payer counted up to a cap" : "of all tokens, whoever sent them and whether or not they were paid for"}; {short(data.total.tokens)} tokens
            in all.
        </>
    );
}

function Nothing() {
    return (
        <Empty title="Nothing to rank yet">
            <p>A ranking appears with the first requests of the window: tokens, payers, prices and trust by model. With a filter, only rows of five accounts or more are shown.</p>
            <div className="actions">
                <Link className="button primary" href="/start">
                    Make the first call
                </Link>
                <Link className="button" href="/models">
                    See the models
                </Link>
            </div>
        </Empty>
    );
}

function Board({ data, meta, group, all }: { data: Ranking; meta: Meta | undefined; group: Group; all: () => void }) {
    const columns = useMemo(() => columnsOf(data, group), [data, group]);
    return (
        <>
            <Why data={data} />
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
                    {data.other.rows} more with {share((data.order === "robust" ? data.other.capped_share : data.other.share) ?? data.other.share)} together.{" "}
                    <button type="button" className="plain" onClick={all}>
                        Show all
                    </button>
                </p>
            )}
            <div style={{ marginTop: 8 }}>
                <Basis meta={meta} />
            </div>
        </>
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

function columnsOf(data: Ranking, group: Group): Column<Ranked>[] {
    const robust = data.order === "robust";
    const volume = (row: Ranked) => (robust ? row.capped_share : row.share);
    const most = Math.max(0, ...data.rows.map((row) => volume(row) ?? 0));
    const widest = Math.max(1, ...data.rows.map((row) => row.rank_high ?? row.rank ?? 1));
    const all: (Column<Ranked> | null)[] = [
        {
            id: "rank",
            label: robust ? "Rank" : "Raw rank",
            hint: "With what it may as well be: 90 % of 200 resamplings of the accounts",
            figure: (row) => (robust ? row.rank : row.raw_rank),
            cell: (row) => <RankCell row={row} robust={robust} widest={widest} />,
        },
        {
            id: "name",
            header: true,
            label: { model: "Model", author: "Author", provider: "Provider", app: "App" }[group],
            figure: (row) => row.name,
            cell: (row) => <Name row={row} group={group} />,
        },
        {
            id: "share",
            label: robust ? "Share of capped use" : "Share of tokens",
            down: true,
            number: true,
            figure: volume,
            cell: (row) => {
                const value = volume(row);
                return value === null ? <None why="not computed for this window" /> : <ShareBar value={value} most={most} colour={colourOf(row.id)} />;
            },
        },
        { id: "tokens", label: "Tokens", number: true, down: true, less: true, figure: (row) => row.tokens, cell: (row) => <Count value={row.tokens} /> },
        {
            id: "change",
            label: "Change",
            number: true,
            down: true,
            hint: "against the window before",
            figure: (row) => (robust ? row.capped_change : row.change),
            cell: (row) => <Change value={robust ? row.capped_change : row.change} />,
        },
        {
            id: "payers",
            label: "Payers",
            number: true,
            down: true,
            figure: (row) => row.payers,
            cell: (row) => <Count value={row.payers} why="fewer than five accounts, so it is not told" />,
        },
        {
            id: "concentration",
            label: "Spread",
            hint: "How use spreads over accounts: the number of equal accounts that would be as concentrated",
            figure: (row) => row.n_eff,
            down: true,
            less: true,
            cell: (row) => <Concentration row={row} />,
        },
        group === "app"
            ? null
            : {
                  id: "price",
                  label: "Paid, $ / M",
                  number: true,
                  less: true,
                  hint: "What was charged per million tokens, prompt and completion together",
                  figure: (row) => row.effective_price_per_million,
                  cell: (row) =>
                      row.effective_price_per_million === null ? (
                          <None why="nothing was charged yet" />
                      ) : (
                          <span title={listPrice(row)}>{rate(row.effective_price_per_million)}</span>
                      ),
              },
        {
            id: "spend",
            label: "Spend",
            number: true,
            down: true,
            less: true,
            figure: (row) => row.spend,
            cell: (row) => <Dollars value={row.spend} why="fewer than five accounts, so it is not told" />,
        },
        group === "model" ? { id: "trust", label: "Trust", less: true, figure: (row) => row.trust, cell: (row) => <Trust tier={row.trust} /> } : null,
    ];
    return all.filter((column) => column !== null);
}

function listPrice(row: Ranked): string {
    const list = row.list_price_per_million;
    return list
        ? `List price: ${list.prompt === null ? "unknown" : rate(list.prompt)} in, ${list.completion === null ? "unknown" : rate(list.completion)} out, per million tokens`
        : "No list price is known";
}

function Name({ row, group }: { row: Ranked; group: Group }) {
    const href = hrefOf(row, group);
    return <Named id={row.id} name={row.name} href={href} under={group === "app" ? row.host : group === "model" ? (row.author ?? row.id) : ""} simulated={row.simulated} />;
}

function hrefOf(row: Ranked, group: Group): string | null {
    switch (group) {
        case "model":
            return `/models/${row.id}`;
        case "author":
            return `/models?model_authors=${encodeURIComponent(row.id)}`;
        case "provider":
            return `/providers/${encodeURIComponent(row.id)}`;
        case "app":
            return `/apps/${encodeURIComponent(row.id)}`;
    }
}
