import type { Answered, Trending } from "../../api/market";
import { useReading } from "../../kit/answers";
import { get } from "../../kit/ask";
import { useQuery } from "../../kit/router";
import { Basis } from "../../parts/basis";
import { Named } from "../../parts/named";
import { Segments } from "../../parts/controls";
import { Empty, Shown } from "../../parts/states";
import { type Column, Table } from "../../parts/table";
import { Title } from "../../parts/title";
import { Count, ShareBar } from "../../parts/values";

type Row = Trending["rows"][number];

const GROUPS = [
    ["model", "Models"],
    ["app", "Apps"],
] as const;

const WINDOWS = [
    ["day", "Yesterday"],
    ["week", "Last week"],
] as const;

/** What grew most against its own past. */
export function TrendingRows() {
    const [group, setGroup] = useQuery("group", "model");
    const [window, setWindow] = useQuery("window", "week");
    const ask = get("/api/v1/market/trending", { group, window });
    const [answer, again] = useReading<Answered<Trending>>(ask);
    return (
        <>
            <Title text="What is growing?" sources={[{ ask, answer }]}>
                <p className="lede">
                    Capped use in the last finished {window === "day" ? "day" : "week"}, less the mean of the three before it. Only what grew and what at least{" "}
                    {group === "app" ? "five" : "three"} accounts used.
                </p>
            </Title>
            <div className="controls">
                <Segments label="Of" value={group} change={setGroup} options={GROUPS} />
                <Segments label="Window" value={window} change={setWindow} options={WINDOWS} />
            </div>
            <Shown answer={answer} what="what is trending" again={again}>
                {({ data, meta }) =>
                    data.rows.length === 0 ? (
                        <Empty title="Nothing grew">
                            <p>A model appears here when its use rises above what it was in the three windows before. That takes at least one finished window.</p>
                        </Empty>
                    ) : (
                        <>
                            <Table rows={data.rows} columns={columns(data.rows, group)} rowKey={(row) => row.id} caption="Trending" order="sort" testid="trending" />
                            <div style={{ marginTop: 8 }}>
                                <Basis meta={meta} />
                            </div>
                        </>
                    )
                }
            </Shown>
        </>
    );
}

function columns(rows: Row[], group: string): Column<Row>[] {
    const most = Math.max(...rows.map(({ growth }) => growth));
    return [
        { id: "rank", label: "Rank", figure: (row) => row.rank, cell: (row) => row.rank },
        {
            id: "name",
            header: true,
            label: group === "app" ? "App" : "Model",
            figure: (row) => row.name,
            cell: (row) => (
                <Named
                    id={row.id}
                    name={row.name}
                    href={group === "app" ? `/apps/${encodeURIComponent(row.id)}` : `/models/${row.id}`}
                    under={row.author ?? row.id}
                    simulated={row.simulated}
                />
            ),
        },
        {
            id: "growth",
            label: "Growth, tokens",
            number: true,
            down: true,
            figure: (row) => row.growth,
            cell: (row) => <ShareBar value={row.growth} most={most} text={`+${Math.round(row.growth).toLocaleString("en")}`} colour="var(--series-2)" />,
        },
        { id: "volume", label: "Tokens", number: true, down: true, figure: (row) => row.volume, cell: (row) => <Count value={row.volume} /> },
        {
            id: "before",
            label: "Mean before",
            number: true,
            down: true,
            less: true,
            figure: (row) => row.mean_before,
            cell: (row) => <Count value={Math.round(row.mean_before)} />,
        },
        {
            id: "accounts",
            label: "Accounts",
            number: true,
            down: true,
            less: true,
            figure: (row) => row.accounts,
            cell: (row) => <Count value={row.accounts} why="too few to tell" />,
        },
    ];
}
