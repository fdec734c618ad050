import type { Answered, Figures, FrontierData, FrontierPoint, PriceChange } from "../api/market";
import { Scatter } from "../charts/scatter";
import { useReading } from "../kit/answers";
import { get } from "../kit/ask";
import { change, exact, moment, plural, rate, share, short } from "../kit/format";
import { Link, useQuery } from "../kit/router";
import { Basis } from "../parts/basis";
import { Named } from "../parts/named";
import { Choice, Segments } from "../parts/controls";
import { Empty, Shown } from "../parts/states";
import { Stat } from "../parts/stat";
import { type Column, Table } from "../parts/table";
import { Section, Title } from "../parts/title";
import { None } from "../parts/values";

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
                                <Table rows={data.points} columns={COLUMNS} rowKey={(one) => one.id} caption="Price and performance" order="order" testid="frontier" />
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
                <small>{one.cost_basis === "list" ? "list price" : one.cost_low !== null && one.cost_high !== null ? `${rate(one.cost_low)} to ${rate(one.cost_high)}` : ""}</small>
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

function MarketFigures() {
    const ask = get("/api/v1/market/figures");
    const [answer, again] = useReading<Answered<Figures>>(ask);
    return (
        <Section title="The market in figures" sources={[{ ask, answer }]}>
            <Shown answer={answer} what="market figures" rows={2} again={again}>
                {({ data }) => (
                    <dl className="stats" data-testid="figures">
                        <Stat name="Models" value={exact(data.models)} note={`${data.models_used_7d} used in 7 days, ${data.free_models} free`} />
                        <Stat name="Tokens, 7 days" value={short(data.tokens_7d)} note={`${short(data.tokens_ever)} ever`} />
                        <Stat
                            name="Paid per M tokens"
                            value={data.price_per_million.effective_7d === null ? "–" : rate(data.price_per_million.effective_7d)}
                            note="7 days, everything together"
                        />
                        <Stat
                            name="Input list price, median"
                            value={data.price_per_million.prompt.median === null ? "–" : rate(data.price_per_million.prompt.median)}
                            note={floor(data.price_per_million.prompt)}
                        />
                        <Stat
                            name="Output list price, median"
                            value={data.price_per_million.completion.median === null ? "–" : rate(data.price_per_million.completion.median)}
                            note={floor(data.price_per_million.completion)}
                        />
                        <Stat
                            name="Open weights"
                            value={data.open_weights.token_share_7d === null ? "–" : share(data.open_weights.token_share_7d)}
                            note={`of tokens, ${plural(data.open_weights.models, "model")}`}
                        />
                    </dl>
                )}
            </Shown>
        </Section>
    );
}

function floor(price: { floor: number | null; floor_model: string | null }): string {
    return price.floor === null ? "" : `from ${rate(price.floor)}, ${price.floor_model ?? ""}`;
}

function Changes() {
    const ask = get("/api/v1/market/prices/changes", { days: 30, limit: 50 });
    const [answer, again] = useReading<Answered<PriceChange[]>>(ask);
    return (
        <Section
            title="Which prices changed?"
            note="The last thirty days, newest first. Marked: a rise of a tenth or more, the end of a free period, a withdrawal."
            sources={[{ ask, answer }]}
        >
            <Shown answer={answer} what="price changes" rows={4} again={again}>
                {({ data }) =>
                    data.length === 0 ? (
                        <Empty title="No price has changed in thirty days" />
                    ) : (
                        <Table rows={data} columns={CHANGES} rowKey={(one) => one.at + one.endpoint} caption="Price changes" testid="changes" />
                    )
                }
            </Shown>
        </Section>
    );
}

const CHANGES: Column<PriceChange>[] = [
    { id: "model", label: "Model", cell: (one) => <Link href={`/models/${one.model}?tab=pricing`}>{one.name}</Link> },
    { id: "at", label: "When, UTC", cell: (one) => moment(one.at) },
    {
        id: "kind",
        label: "What",
        cell: (one) => (
            <span className={one.alert ? "badge warning" : one.kind === "lowered" || one.kind === "became_free" ? "badge good" : "badge"}>{one.kind.replaceAll("_", " ")}</span>
        ),
    },
    { id: "provider", label: "Provider", less: true, cell: (one) => one.provider },
    { id: "in", label: "Input, $ / M", number: true, cell: (one) => <Move before={one.before?.prompt_per_million} after={one.after?.prompt_per_million} by={one.prompt_change} /> },
    {
        id: "out",
        label: "Output, $ / M",
        number: true,
        cell: (one) => <Move before={one.before?.completion_per_million} after={one.after?.completion_per_million} by={one.completion_change} />,
    },
];

function Move({ before, after, by }: { before: number | null | undefined; after: number | null | undefined; by: number | null }) {
    const text = (value: number | null | undefined) => (value === null || value === undefined ? "–" : rate(value));
    if (before === after) return text(after);
    return (
        <>
            {text(before)} → {text(after)} {by !== null && by !== 0 && <small>{change(by)}</small>}
        </>
    );
}
