import type { Answered, FrontierData, FrontierPoint } from "../../api/market";
import { Scatter } from "../../charts/scatter";
import { useReading } from "../../kit/answers";
import { get } from "../../kit/ask";
import { exact, plural, rate, share } from "../../kit/format";
import { Link, useQuery } from "../../kit/router";
import { Basis } from "../../parts/basis";
import { Choice, Segments } from "../../parts/controls";
import { Named } from "../../parts/named";
import { Empty, Shown } from "../../parts/states";
import { type Column, Table } from "../../parts/table";
import { Title } from "../../parts/title";
import { None } from "../../parts/values";
import { Changes } from "./changes";
import { MarketFigures } from "./figures";

const WINDOWS = [
    ["week", "This week"],
    ["month", "This month"],
] as const;

export default function FrontierPage() {
    const [window, setWindow] = useQuery("window", "month");
    const [score, setScore] = useQuery("score");
    const slash = score.indexOf("/");
    const ask = get("/api/v1/market/frontier", { window, source: slash > 0 ? score.slice(0, slash) : "", benchmark: score.slice(slash + 1) });
    const [answer, again] = useReading<Answered<FrontierData>>(ask);
    const data = answer.state === "ok" ? answer.data.data : null;
    return (
        <>
            <Title text="Which model gives the most for the money?" sources={[{ ask, answer }]}>
                <p className="lede">{data && data.points.length > 0 ? <Lede data={data} /> : "Quality by published scores against what use really cost here."}</p>
            </Title>
            <div className="controls">
                <Segments label="Cost observed in" value={window} change={setWindow} options={WINDOWS} />
                {data && data.benchmarks.length > 0 && (
                    <Choice
                        label="Quality"
                        value={score || `${data.source}/${data.benchmark}`}
                        change={setScore}
                        options={data.benchmarks.map(
                            (one) => [`${one.source}/${one.benchmark}`, `${one.benchmark.replaceAll("_", " ")} (${one.source}, ${plural(one.models, "model")})`] as const,
                        )}
                    />
                )}
            </div>
            <Shown answer={answer} what="price against quality" chart again={again}>
                {({ data, meta }) =>
                    data.points.length === 0 ? (
                        <Empty title="No scores have been imported">
                            <p>
                                Price alone is on the list of models. For quality the operator imports published benchmark files: <code>./bourse market benchmarks FILE</code>.
                            </p>
                            <div className="actions">
                                <Link className="button" href="/models?sort=pricing-low-to-high">
                                    Models by price
                                </Link>
                            </div>
                        </Empty>
                    ) : (
                        <>
                            <Scatter
                                title={`${words(data.benchmark)} against cost`}
                                note="Bars are intervals: 90 % over resampled accounts for the cost, the published error for the score. Dashed: nothing is both cheaper and better."
                                xName="USD per million tokens"
                                yName={words(data.benchmark)}
                                xFormat={rate}
                                yFormat={(value) => value.toFixed(value < 10 ? 1 : 0)}
                                points={data.points.map((one) => ({
                                    id: one.id,
                                    label: one.name,
                                    x: one.cost,
                                    y: one.quality,
                                    xLow: one.cost_low,
                                    xHigh: one.cost_high,
                                    yLow: one.quality_low,
                                    yHigh: one.quality_high,
                                    p: one.p_on_frontier,
                                }))}
                                simulated={meta?.simulated}
                            />
                            <div style={{ marginTop: 16 }}>
                                <Table rows={bestFirst(data.points)} columns={COLUMNS} rowKey={(one) => one.id} caption="Price and performance" order="order" testid="frontier" />
                            </div>
                            <div style={{ marginTop: 8 }}>
                                <Basis meta={meta} />
                            </div>
                        </>
                    )
                }
            </Shown>
            <MarketFigures />
            <Changes />
        </>
    );
}

/** By how sure it is that nothing beats them, the better ones first. */
function bestFirst(points: FrontierPoint[]): FrontierPoint[] {
    return [...points].sort((one, other) => (other.p_on_frontier ?? -1) - (one.p_on_frontier ?? -1) || other.quality - one.quality);
}

function words(name: string | null): string {
    const text = (name ?? "quality").replaceAll("_", " ");
    return text.charAt(0).toUpperCase() + text.slice(1);
}

function Lede({ data }: { data: FrontierData }) {
    const sure = data.points.filter((one) => (one.p_on_frontier ?? 0) >= 0.5);
    return (
        <>
            <strong>
                {sure.length} of {plural(data.points.length, "model")}
            </strong>{" "}
            {sure.length === 1 ? "is" : "are"} probably on the frontier by {words(data.benchmark).toLowerCase()}
            {data.published_on && <>, published {data.published_on}</>}: nothing here is both cheaper and better.
        </>
    );
}

const COLUMNS: Column<FrontierPoint>[] = [
    {
        id: "name",
        label: "Model",
        figure: (one) => one.name,
        cell: (one) => <Named id={one.id} name={one.name} href={`/models/${one.id}`} under={one.author ?? one.id} simulated={one.simulated} />,
    },
    {
        id: "p",
        label: "P(on frontier)",
        hint: "How likely it is that nothing is both cheaper and better: from 1,000 resamplings of cost and score",
        number: true,
        down: true,
        figure: (one) => one.p_on_frontier,
        cell: (one) => (
            <>
                {one.p_on_frontier === null ? <None why="cannot be told" /> : share(one.p_on_frontier)}{" "}
                <span className={one.label === "frontier" ? "badge good" : one.label === "near" ? "badge warning" : "badge"}>{one.label}</span>
            </>
        ),
    },
    {
        id: "cost",
        label: "Cost, $ / M",
        number: true,
        figure: (one) => one.cost,
        cell: (one) => (
            <>
                {rate(one.cost)}{" "}
                <small>{one.cost_basis === "list" ? "list price" : one.cost_low !== null && one.cost_high !== null && one.cost > 0 ? `${rate(one.cost_low)} to ${rate(one.cost_high)}` : ""}</small>
            </>
        ),
    },
    {
        id: "quality",
        label: "Score",
        number: true,
        down: true,
        figure: (one) => one.quality,
        cell: (one) => (
            <>
                {one.quality.toFixed(1)}{" "}
                <small>{one.quality_low !== null && one.quality_high !== null ? `${one.quality_low.toFixed(1)} to ${one.quality_high.toFixed(1)}` : "no error published"}</small>
            </>
        ),
    },
    {
        id: "n",
        label: "n",
        number: true,
        down: true,
        less: true,
        hint: "tasks in the benchmark",
        figure: (one) => one.n,
        cell: (one) => (one.n === null ? <None why="not published" /> : exact(one.n)),
    },
];
