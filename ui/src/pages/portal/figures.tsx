import type { ListedProvider, Statistics } from "../../api/listings";
import { type Answered, seconds } from "../../api/market";
import { TimeChart } from "../../charts/time";
import { useReading } from "../../kit/answers";
import { get } from "../../kit/ask";
import { dollars, exact, milliseconds, percent, short } from "../../kit/format";
import { useQuery } from "../../kit/router";
import { Segments } from "../../parts/controls";
import { Shown } from "../../parts/states";
import { Stat } from "../../parts/stat";
import { type Column, Table } from "../../parts/table";
import { Section } from "../../parts/title";
import { Count, Dollars, None, Uptime } from "../../parts/values";

const SPANS = [
    ["7", "7 days"],
    ["31", "31 days"],
    ["90", "90 days"],
] as const;

export function Figures({ listed, keyText }: { listed: ListedProvider; keyText: string }) {
    const [days, setDays] = useQuery("days", "31");
    const ask = get(`/api/v1/listings/${encodeURIComponent(listed.provider)}/statistics`, { days });
    const [answer, again] = useReading<Answered<Statistics>>(ask, keyText);
    return (
        <Section title={`${listed.name}: how much, and how well?`} sources={[{ ask, answer, keyed: true }]}>
            <div className="controls">
                <Segments label="Time" value={days} change={setDays} options={SPANS} testid="span" />
            </div>
            <Shown answer={answer} what="the figures of this provider" chart again={again}>
                {({ data, meta }) => (
                    <div className="stack">
                        <Totals data={data} />
                        <div className="grid two">
                            <TimeChart
                                title="Tokens per day"
                                times={data.days.map(({ date }) => seconds(date))}
                                series={[
                                    { id: "prompt", label: "prompt", values: data.days.map((one) => one.prompt_tokens) },
                                    { id: "completion", label: "completion", values: data.days.map((one) => one.completion_tokens) },
                                ]}
                                stacked
                                format={short}
                                simulated={meta?.simulated}
                                height={220}
                            />
                            <TimeChart
                                title="Revenue per day, $"
                                times={data.days.map(({ date }) => seconds(date))}
                                series={[{ id: data.provider, label: "revenue", values: data.days.map((one) => one.revenue) }]}
                                stacked
                                format={dollars}
                                simulated={meta?.simulated}
                                height={220}
                            />
                        </div>
                        {data.shared_names && data.shared_names.length > 0 && (
                            <p className="explain" role="note" data-testid="portal-shared">
                                Not counted: {data.shared_names.join(", ")}. Another provider offers the same stealth name, so nobody can say whose these figures are.
                            </p>
                        )}
                        <Table rows={data.endpoints} columns={COLUMNS} rowKey={(one) => one.endpoint} caption="Figures by endpoint" order="order" testid="portal-endpoints" note="Without confidential traffic, which only the totals contain." />
                    </div>
                )}
            </Shown>
        </Section>
    );
}

function Totals({ data }: { data: Statistics }) {
    const { total } = data;
    return (
        <dl className="stats" data-testid="portal-totals">
            <Stat name="Requests" value={exact(total.requests)} note={total.failed_requests === 0 ? "" : `${exact(total.failed_requests)} gave no whole answer`} />
            <Stat name="Tokens" value={short(total.prompt_tokens + total.completion_tokens)} note={`${short(total.prompt_tokens)} in, ${short(total.completion_tokens)} out`} />
            <Stat name="Revenue" value={dollars(total.revenue)} note={total.estimated_requests === 0 ? "" : `${exact(total.estimated_requests)} by estimate`} />
            <Stat name="Uptime" value={total.uptime === null ? "–" : percent(total.uptime)} note={total.uptime === null ? "no attempts yet" : `of ${exact(total.attempts)} attempts`} />
            <Stat name="First token, median" value={total.ttft_ms_p50 === null ? "–" : milliseconds(total.ttft_ms_p50)} note={total.ttft_ms_p90 === null ? "" : `90 %: ${milliseconds(total.ttft_ms_p90)}`} />
            <Stat name="Tokens / s, median" value={total.throughput_p50 === null ? "–" : total.throughput_p50.toFixed(0)} />
            <Stat
                name="Errors"
                value={exact(total.errors.failed)}
                note={`${exact(total.errors.rate_limited)} rate-limited, ${exact(total.errors.forbidden)} forbidden, ${exact(total.errors.wrong_tool_calls)} wrong tool calls`}
            />
        </dl>
    );
}

type Row = Statistics["endpoints"][number];

const COLUMNS: Column<Row>[] = [
    {
        id: "endpoint",
        label: "Endpoint",
        figure: (one) => one.name,
        cell: (one) => (
            <>
                {one.name}
                <code className="sub">{one.endpoint}</code>
            </>
        ),
    },
    { id: "state", label: "State", figure: (one) => one.state, cell: (one) => one.state, less: true },
    { id: "requests", label: "Requests", number: true, down: true, figure: (one) => one.requests, cell: (one) => <Count value={one.requests} /> },
    { id: "tokens", label: "Tokens", number: true, down: true, figure: (one) => one.prompt_tokens + one.completion_tokens, cell: (one) => <Count value={one.prompt_tokens + one.completion_tokens} /> },
    { id: "revenue", label: "Revenue, $", number: true, down: true, figure: (one) => one.revenue, cell: (one) => <Dollars value={one.revenue} /> },
    { id: "uptime", label: "Uptime", number: true, figure: (one) => one.uptime, cell: (one) => <Uptime value={one.uptime} /> },
    { id: "failed", label: "Failed", number: true, less: true, down: true, figure: (one) => one.errors.failed, cell: (one) => exact(one.errors.failed) },
    { id: "limited", label: "Rate-limited", number: true, less: true, down: true, figure: (one) => one.errors.rate_limited, cell: (one) => exact(one.errors.rate_limited) },
    {
        id: "ttft",
        label: "First token",
        number: true,
        less: true,
        figure: (one) => one.ttft_ms_p50,
        cell: (one) => (one.ttft_ms_p50 === null ? <None why="too few answers" /> : milliseconds(one.ttft_ms_p50)),
    },
];
