import { useMemo, useState } from "react";
import type { Credits } from "../../api/account";
import type { Analytics, AnalyticsMeta, AnalyticsRow } from "../../api/market";
import { TimeChart } from "../../charts/time";
import { useAnswer, useReading } from "../../kit/answers";
import { get } from "../../kit/ask";
import { csv, download } from "../../kit/csv";
import { dollars } from "../../kit/format";
import { useKeys } from "../../kit/keys";
import { Link, setQuery, useQueries, useQuery } from "../../kit/router";
import { Choice, Segments } from "../../parts/controls";
import { Empty, NeedsKey, Shown } from "../../parts/states";
import { Stat } from "../../parts/stat";
import { Title } from "../../parts/title";
import { Totals } from "./totals";
import { RANGES, type Range, type View, filtersOf, formatted, inTotal, labelOf, moments, overTime, parametersOf, seriesOf } from "./query";

type Meta = AnalyticsMeta;

const METRICS = [
    ["total_usage", "Spend"],
    ["tokens_total", "Tokens"],
    ["request_count", "Requests"],
] as const;

const QUESTION = "What did we use, and what did it cost?";

export default function ActivityPage() {
    const { management } = useKeys();
    const ask = get("/api/v1/analytics/meta");
    const [meta, again] = useReading<{ data: Meta }>(management === "" ? null : ask, management);
    if (management !== "" && meta.state === "ok") return <Activity meta={meta.data.data} management={management} />;
    return (
        <>
            <Title text={QUESTION} sources={[{ ask, keyed: true }]} />
            {management === "" ? (
                <NeedsKey kind="management" what="The activity of the account" />
            ) : (
                <Shown answer={meta} what="the activity of the account" again={again}>
                    {() => null}
                </Shown>
            )}
        </>
    );
}

function useView(): View {
    const [range] = useQuery("range", "month");
    const [metric] = useQuery("metric", "total_usage");
    const [group] = useQuery("group", "model");
    const only = useQueries("only");
    return useMemo(
        () => ({ range: RANGES.some(([id]) => id === range) ? (range as Range) : "month", metric, group: group === "none" ? "" : group, filters: filtersOf(only) }),
        [range, metric, group, only],
    );
}

function Activity({ meta, management }: { meta: Meta; management: string }) {
    const view = useView();
    // One moment for all requests of the page, so that they speak of the same time.
    const [now] = useState(() => Date.now());
    const timeAsk = useMemo(() => overTime(view, now), [view, now]);
    const totalAsk = useMemo(() => inTotal(view, now), [view, now]);
    const [time, timeAgain] = useReading<{ data: Analytics }>(timeAsk, management);
    const [total, totalAgain] = useReading<{ data: Analytics }>(totalAsk, management);
    const metric = meta.metrics.find(({ name }) => name === view.metric);
    const format = (value: number) => formatted(value, metric?.display_format);
    return (
        <>
            <Title
                text={QUESTION}
                sources={[
                    { ask: timeAsk, answer: time, keyed: true },
                    { ask: totalAsk, answer: total, keyed: true },
                ]}
                actions={
                    total.state === "ok" && (
                        <button type="button" className="small" onClick={() => save(view, total.data.data.data)} data-testid="csv">
                            CSV
                        </button>
                    )
                }
            />
            <Balance management={management} />
            <Controls meta={meta} view={view} />
            <Shown answer={time} what="the chart" chart again={timeAgain}>
                {({ data }) => {
                    const at = moments(view.range, now);
                    const series = seriesOf(data.data, view, at, metric?.is_rate ?? false);
                    if (series.length === 0) return <Nothing />;
                    return (
                        <>
                            <TimeChart
                                title={`${metric?.display_label ?? view.metric}${view.group === "" ? "" : ` by ${labelOf(meta, view.group)}`}`}
                                times={at.map((one) => one / 1000)}
                                series={series}
                                stacked={!metric?.is_rate}
                                format={format}
                                hours={view.range === "hour" || view.range === "day"}
                                height={300}
                            />
                            {data.metadata.truncated && <p className="caption warning">There is more than a chart can hold: the smallest figures are left out of it.</p>}
                            {data.warnings.map((warning) => (
                                <p key={warning} className="caption warning">
                                    {warning}
                                </p>
                            ))}
                        </>
                    );
                }}
            </Shown>
            <div style={{ marginTop: 24 }}>
                <Shown answer={total} what="the totals" rows={5} again={totalAgain}>
                    {({ data }) => (data.data.length === 0 ? null : <Totals rows={data.data} meta={meta} view={view} />)}
                </Shown>
            </div>
        </>
    );
}

function Nothing() {
    return (
        <Empty title="No requests in this time">
            <p>Every request of the account is counted here as soon as it has ended.</p>
            <div className="actions">
                <Link className="button primary" href="/start">
                    Make a first call
                </Link>
            </div>
        </Empty>
    );
}

function Balance({ management }: { management: string }) {
    const answer = useAnswer<{ data: Credits }>(get("/api/v1/credits"), management);
    if (answer.state !== "ok") return null;
    const { total_credits: credits, total_usage: usage } = answer.data.data;
    return (
        <dl className="stats" style={{ marginBottom: 16 }}>
            <Stat name="Spent, ever" value={dollars(usage)} />
            <Stat name="Credit granted" value={credits > 0 ? dollars(credits) : "no limit"} />
            {credits > 0 && <Stat name="Left" value={dollars(credits - usage)} />}
        </dl>
    );
}

function Controls({ meta, view }: { meta: Meta; view: View }) {
    const others = meta.metrics.filter(({ name }) => !METRICS.some(([known]) => known === name));
    const known = METRICS.some(([name]) => name === view.metric);
    return (
        <>
            <div className="controls">
                <Segments label="Figure" value={view.metric} change={(metric) => setQuery({ metric })} options={METRICS} testid="metric" />
                <Segments label="Time" value={view.range} change={(range) => setQuery({ range })} options={RANGES} testid="range" />
                <Choice
                    label="Grouped by"
                    value={view.group || "none"}
                    change={(group) => setQuery({ group })}
                    options={[
                        ["none", "nothing"],
                        ...meta.dimensions.filter(({ name }) => name !== "generation_id").map(({ name, display_label: label }) => [name, label] as const),
                    ]}
                />
                <Choice
                    label="Other figures"
                    value={known ? "" : view.metric}
                    change={(metric) => setQuery({ metric: metric || "total_usage" })}
                    options={[["", "none chosen"], ...others.map(({ name, display_label: label }) => [name, label] as const)]}
                />
            </div>
            {view.filters.length > 0 && (
                <div className="chips" style={{ marginBottom: 12 }}>
                    {view.filters.map(({ field, value }) => (
                        <span className="chip" key={field + value}>
                            {labelOf(meta, field)}: {value}
                            <button
                                type="button"
                                aria-label={`Take out ${field} ${value}`}
                                onClick={() =>
                                    setQuery({
                                        only: parametersOf(view.filters.filter((one) => one.field !== field || one.value !== value)),
                                    })
                                }
                            >
                                ×
                            </button>
                        </span>
                    ))}
                </div>
            )}
        </>
    );
}

function save(view: View, rows: AnalyticsRow[]) {
    const header = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    download(
        `activity-${view.range}-by-${view.group || "all"}.csv`,
        csv(
            header,
            rows.map((row) => header.map((name) => row[name])),
        ),
        "text/csv",
    );
}
