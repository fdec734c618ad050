import type { Answered, Group, Ranking } from "../../api/market";
import { useReading } from "../../kit/answers";
import { get } from "../../kit/ask";
import { share, short } from "../../kit/format";
import { Link, useQuery } from "../../kit/router";
import { Choice, Segments } from "../../parts/controls";
import { Empty, Shown } from "../../parts/states";
import { Title } from "../../parts/title";
import { Board } from "./board";
import { FilterChoice, filterOf, useFilter } from "./filter";
import { HistoryChart } from "./history";
import { Past, when } from "./past";

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
    const [anonymous, setAnonymous] = useQuery("anonymous");
    const [date] = useQuery("date");
    const [filter] = useFilter();
    const sampled = group === "model" || group === "author" ? filterOf(filter) : {};
    const ask = get("/api/v1/market/rankings", { group, window, date, order, limit, anonymous, ...sampled });
    const [answer, again] = useReading<Answered<Ranking>>(ask);
    const data = answer.state === "ok" ? answer.data.data : null;
    return (
        <>
            <Title text={question(group, when(window, date))} sources={[{ ask, answer }]}>
                <p className="lede">{data ? <Lede data={data} /> : "Ranked by real use, with how sure the rank is."}</p>
            </Title>
            <div className="controls">
                <Segments label="Order" value={order} change={setOrder} options={ORDERS} testid="order" />
                <Segments label="Window" value={window} change={setWindow} options={WINDOWS} testid="window" />
                <Past shown={answer.state === "ok" ? answer.data.meta?.window : undefined} />
                <Choice label="Rank" value={group} change={setGroup} options={GROUPS} />
                {(group === "model" || group === "author") && <FilterChoice />}
            </div>
            <Shown answer={answer} what="the rankings" rows={14} again={again}>
                {({ data, meta }) => (data.rows.length === 0 ? <Nothing /> : <Board data={data} meta={meta} group={group as Group} all={() => setLimit("500")} strangers={() => setAnonymous("include")} />)}
            </Shown>
            <HistoryChart group={group as Group} order={order} anonymous={anonymous} filter={sampled} />
        </>
    );
}

function question(group: string, time: string): string {
    switch (group) {
        case "author":
            return `Whose models are used most ${time}?`;
        case "provider":
            return `Which providers answer most ${time}?`;
        case "app":
            return `Which apps use the most ${time}?`;
        default:
            return `Which models do people use ${time}?`;
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
