import { type EndpointStats, type Quantile, type Quantiles, type Stats, seconds } from "../../api/market";
import { type Series, TimeChart } from "../../charts/time";
import { milliseconds, percent, plural } from "../../kit/format";
import { useQuery } from "../../kit/router";
import { Named } from "../../parts/named";
import { Segments } from "../../parts/controls";
import { Empty, Shown } from "../../parts/states";
import { type Column, Table } from "../../parts/table";
import { Section } from "../../parts/title";
import { None, Uptime } from "../../parts/values";
import { useStats } from "./stats";

const QUANTILES = [
    ["p50", "p50"],
    ["p75", "p75"],
    ["p90", "p90"],
    ["p99", "p99"],
] as const;

type Hour = EndpointStats["hourly"][number];

interface Measure {
    id: string;
    title: string;
    note: string;
    value: (hour: Hour, quantile: Quantile) => number | null;
    format: (value: number) => string;
}

const at = (quantiles: Quantiles | null, quantile: Quantile) => quantiles?.[quantile] ?? null;
const ratio = (value: number | null) => (value === null ? null : value * 100);

const MEASURES: Measure[] = [
    { id: "ttft", title: "Time to the first token", note: "lower is better", value: (hour, quantile) => at(hour.ttft_ms, quantile), format: milliseconds },
    {
        id: "throughput",
        title: "Tokens per second",
        note: "after the first token; this share of answers reached at least that",
        value: (hour, quantile) => at(hour.throughput, quantile),
        format: (value) => value.toFixed(0),
    },
    { id: "e2e", title: "Time to the whole answer", note: "lower is better", value: (hour, quantile) => at(hour.e2e_ms, quantile), format: milliseconds },
    { id: "cache", title: "Prompt tokens read from a cache", note: "higher is cheaper", value: (hour) => ratio(hour.cache_hit_share), format: percent },
    { id: "tools", title: "Faulty tool calls", note: "calls whose arguments do not fit their schema", value: (hour) => ratio(hour.tool_error_rate), format: percent },
    { id: "structured", title: "Faulty structured answers", note: "answers that are not the JSON that was asked for", value: (hour) => ratio(hour.structured_error_rate), format: percent },
];

/** How fast and how sound every endpoint is, hour by hour, at the percentile that the reader asks for. */
export function Performance({ id }: { id: string }) {
    const { ask, answer, again } = useStats(id);
    const [quantile, setQuantile] = useQuery("percentile", "p50");
    return (
        <Section
            title="Which provider is fastest?"
            note="Every hour of the last three days, by provider. An hour without enough answers leaves a gap."
            sources={[{ ask, answer }]}
            actions={<Segments label="Percentile" value={quantile} change={setQuantile} options={QUANTILES} testid="percentile" />}
        >
            <Shown answer={answer} what="speeds" chart again={again}>
                {({ data, meta }) =>
                    data.endpoints.every(({ last_3d: all }) => all.attempts === 0) ? (
                        <Empty title="Nobody has asked this model in three days">
                            <p>Speeds and error rates come from real answers only. The first requests fill this page.</p>
                        </Empty>
                    ) : (
                        <>
                            <Table
                                rows={data.endpoints}
                                columns={columns(quantile as Quantile)}
                                rowKey={(one) => one.endpoint}
                                caption="Three days in one row per endpoint"
                                order="order"
                                testid="performance"
                            />
                            <div className="grid two" style={{ marginTop: 16 }}>
                                {MEASURES.map((measure) => (
                                    <Chart key={measure.id} measure={measure} data={data} quantile={quantile as Quantile} simulated={meta?.simulated} />
                                ))}
                            </div>
                        </>
                    )
                }
            </Shown>
        </Section>
    );
}

function Chart({ measure, data, quantile, simulated }: { measure: Measure; data: Stats; quantile: Quantile; simulated: boolean | undefined }) {
    const times = (data.endpoints[0]?.hourly ?? []).map(({ start }) => seconds(start));
    const series: Series[] = data.endpoints
        .map((one) => ({ id: one.tag, label: one.tag, values: one.hourly.map((hour) => measure.value(hour, quantile)) }))
        .filter(({ values }) => values.some((value) => value !== null));
    if (series.length === 0)
        return (
            <figure>
                <figcaption>
                    <div>
                        <h3>{measure.title}</h3>
                        <p>Not measured in these three days.</p>
                    </div>
                </figcaption>
            </figure>
        );
    return (
        <TimeChart
            title={measure.title}
            note={`${["ttft", "throughput", "e2e"].includes(measure.id) ? `${quantile}, ` : ""}${measure.note}`}
            times={times}
            series={series}
            format={measure.format}
            hours
            height={200}
            simulated={simulated}
        />
    );
}

function columns(quantile: Quantile): Column<EndpointStats>[] {
    const few = "too few answers";
    return [
        {
            id: "endpoint",
            label: "Endpoint",
            figure: (one) => one.tag,
            cell: (one) => <Named id={one.tag} name={one.provider_name} under={`n = ${plural(one.last_3d.attempts, "attempt")}`} simulated={one.simulated} />,
        },
        {
            id: "ttft",
            label: `First token, ${quantile}`,
            number: true,
            figure: (one) => at(one.last_3d.ttft_ms, quantile),
            cell: (one) => timed(at(one.last_3d.ttft_ms, quantile), few),
        },
        {
            id: "speed",
            label: `Tokens / s, ${quantile}`,
            number: true,
            down: true,
            figure: (one) => at(one.last_3d.throughput, quantile),
            cell: (one) => at(one.last_3d.throughput, quantile)?.toFixed(0) ?? <None why={few} />,
        },
        {
            id: "e2e",
            label: `Whole answer, ${quantile}`,
            number: true,
            less: true,
            figure: (one) => at(one.last_3d.e2e_ms, quantile),
            cell: (one) => timed(at(one.last_3d.e2e_ms, quantile), few),
        },
        { id: "uptime", label: "Uptime, 1 d", number: true, down: true, less: true, figure: (one) => one.uptime_1d, cell: (one) => <Uptime value={one.uptime_1d} why={few} /> },
        { id: "limited", label: "Rate limited", number: true, less: true, figure: (one) => one.last_3d.rate_limited_share, cell: (one) => rated(one.last_3d.rate_limited_share) },
        { id: "cache", label: "From cache", number: true, down: true, less: true, figure: (one) => one.last_3d.cache_hit_share, cell: (one) => rated(one.last_3d.cache_hit_share) },
        { id: "tools", label: "Faulty calls", number: true, less: true, figure: (one) => one.last_3d.tool_error_rate, cell: (one) => rated(one.last_3d.tool_error_rate) },
        { id: "structured", label: "Faulty JSON", number: true, less: true, figure: (one) => one.last_3d.structured_error_rate, cell: (one) => rated(one.last_3d.structured_error_rate) },
    ];
}

function timed(value: number | null, why: string) {
    return value === null ? <None why={why} /> : milliseconds(value);
}

function rated(value: number | null) {
    return value === null ? <None why="not measured" /> : percent(value * 100);
}
