import type { AppRow } from "../../api/market";
import type { Answer } from "../../kit/ask";
import { colourOf } from "../../kit/colour";
import { plural, short } from "../../kit/format";
import { Link, useQuery } from "../../kit/router";
import { Basis } from "../../parts/basis";
import { Named } from "../../parts/named";
import { Choice, Segments } from "../../parts/controls";
import { Empty, Shown } from "../../parts/states";
import { type Column, Table } from "../../parts/table";
import { Count, None, ShareBar } from "../../parts/values";
import { type AppsAnswer, CATEGORIES } from "./data";

const WINDOWS = [
    ["day", "Today"],
    ["week", "This week"],
    ["month", "This month"],
] as const;

const ORDERS = [
    ["popular", "Popular"],
    ["trending", "Trending"],
] as const;

export function AppList({ answer, again }: { answer: Answer<AppsAnswer>; again: () => void }) {
    const [window, setWindow] = useQuery("window", "week");
    const [sort, setSort] = useQuery("order", "popular");
    const [category, setCategory] = useQuery("category");
    return (
        <>
            <div className="controls">
                <Segments label="Order" value={sort} change={setSort} options={ORDERS} />
                <Segments label="Window" value={window} change={setWindow} options={WINDOWS} />
                <Choice label="Category" value={category} change={setCategory} options={CATEGORIES} />
            </div>
            <Shown answer={answer} what="the apps" again={again}>
                {({ data, meta }) =>
                    data.rows.length === 0 ? (
                        <Empty title={category === "" ? "No app has said who it is" : "No app of this category"}>
                            <p>
                                An app appears once its requests carry <code>HTTP-Referer</code> (its address) and <code>X-OpenRouter-Title</code> (its name).{" "}
                                <Link href="/start">See the first call</Link>.
                            </p>
                        </Empty>
                    ) : (
                        <>
                            <Table
                                rows={data.rows}
                                columns={columns(data.rows, sort === "trending")}
                                rowKey={(row) => row.slug}
                                caption="Apps"
                                order="sort"
                                testid="apps"
                                note={plural(data.total_count, "app")}
                            />
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

function columns(rows: AppRow[], trending: boolean): Column<AppRow>[] {
    const most = Math.max(...rows.map(({ tokens }) => tokens));
    return [
        { id: "rank", label: "Rank", figure: (row) => row.rank, cell: (row) => row.rank },
        {
            id: "name",
            label: "App",
            header: true,
            figure: (row) => row.name,
            cell: (row) => <Named id={row.slug} name={row.name} href={`/apps/${encodeURIComponent(row.slug)}`} under={row.host ?? row.slug} simulated={row.simulated} />,
        },
        {
            id: "tokens",
            label: "Tokens",
            number: true,
            down: true,
            figure: (row) => row.tokens,
            cell: (row) => <ShareBar value={row.tokens} most={most} text={short(row.tokens)} colour={colourOf(row.slug)} />,
        },
        { id: "requests", label: "Requests", number: true, down: true, figure: (row) => row.requests, cell: (row) => <Count value={row.requests} /> },
        ...(trending
            ? [
                  {
                      id: "growth",
                      label: "Growth",
                      number: true,
                      down: true,
                      figure: (row: AppRow) => row.growth,
                      cell: (row: AppRow) => <Count value={row.growth} why="no windows before" />,
                  },
              ]
            : []),
        { id: "categories", label: "Kind", less: true, cell: (row) => row.categories.join(", ") || <None why="it does not say" /> },
    ];
}
