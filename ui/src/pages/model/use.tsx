import { type Answered, type Audience, type ModelActivity, seconds } from "../../api/market";
import { Bars } from "../../charts/bars";
import { TimeChart } from "../../charts/time";
import { useReading } from "../../kit/answers";
import { get, inPath } from "../../kit/ask";
import { exact, plural, share, short, shortDay } from "../../kit/format";
import { Empty, Shown } from "../../parts/states";
import { Section } from "../../parts/title";
import { None } from "../../parts/values";

/** Who uses a model and how much. */
export function Use({ id }: { id: string }) {
    return (
        <>
            <Activity id={id} />
            <Apps id={id} />
            <Retention id={id} />
        </>
    );
}

function Activity({ id }: { id: string }) {
    const ask = get(`/api/v1/market/models/${inPath(id)}/activity`, { days: 31 });
    const [answer, again] = useReading<Answered<ModelActivity>>(ask);
    return (
        <Section title="How much is it used?" sources={[{ ask, answer }]}>
            <Shown answer={answer} what="the activity of this model" chart again={again}>
                {({ data, meta }) => {
                    const { days } = data;
                    const times = days.map(({ date }) => seconds(date));
                    if (days.every(({ requests }) => requests === 0)) return <Empty title="Not used in 31 days">The first request fills this chart.</Empty>;
                    return (
                        <div className="grid two">
                            <TimeChart
                                title="Tokens per day"
                                times={times}
                                series={[
                                    { id: "prompt", label: "prompt", values: days.map(({ tokens_prompt: prompt, tokens_cached: cached }) => prompt - cached) },
                                    { id: "cached", label: "prompt, from cache", values: days.map(({ tokens_cached: cached }) => cached) },
                                    {
                                        id: "completion",
                                        label: "completion",
                                        values: days.map(({ tokens_completion: completion, tokens_reasoning: reasoning }) => completion - reasoning),
                                    },
                                    { id: "reasoning", label: "reasoning", values: days.map(({ tokens_reasoning: reasoning }) => reasoning) },
                                ].filter(({ values }) => values.some((value) => value > 0))}
                                stacked
                                format={short}
                                simulated={meta?.simulated}
                            />
                            <TimeChart
                                title="Requests per day"
                                times={times}
                                series={[{ id, label: "requests", values: days.map(({ requests }) => requests) }]}
                                stacked
                                format={short}
                                simulated={meta?.simulated}
                            />
                        </div>
                    );
                }}
            </Shown>
        </Section>
    );
}

interface AppRows {
    rows: { rank: number; slug: string; name: string; host: string | null; tokens: number; requests: number }[];
}

function Apps({ id }: { id: string }) {
    const ask = get(`/api/v1/market/models/${inPath(id)}/apps`, { window: "month" });
    const [answer, again] = useReading<Answered<AppRows>>(ask);
    return (
        <Section title="Which apps use it?" note="Public apps this month, by tokens." sources={[{ ask, answer }]}>
            <Shown answer={answer} what="the apps of this model" rows={4} again={again}>
                {({ data, meta }) =>
                    data.rows.length === 0 ? (
                        <Empty title="No app has said so">
                            <p>Only apps that send their address with their requests are shown.</p>
                        </Empty>
                    ) : (
                        <Bars
                            title="Tokens by app"
                            bars={data.rows.map((row) => ({ id: row.slug, label: row.name, value: row.tokens, href: `/apps/${encodeURIComponent(row.slug)}` }))}
                            format={short}
                            unit="tokens"
                            simulated={meta?.simulated}
                        />
                    )
                }
            </Shown>
        </Section>
    );
}

function Retention({ id }: { id: string }) {
    const ask = get(`/api/v1/market/models/${inPath(id)}/audience`);
    const [answer, again] = useReading<Answered<Audience>>(ask);
    return (
        <Section
            title="Do they come back?"
            note="Accounts by the week they first came, and the share of them that came again. Cells of fewer than five accounts are not told."
            sources={[{ ask, answer }]}
        >
            <Shown answer={answer} what="how it keeps its users" rows={4} again={again}>
                {({ data }) =>
                    data.cohorts.length === 0 ? (
                        <Empty title="No cohort yet">
                            <p>A cohort is the accounts that came in one week; the first shows after a week with traffic.</p>
                        </Empty>
                    ) : (
                        <>
                            {data.free_period && <FreePeriod period={data.free_period} />}
                            <Cohorts data={data} />
                        </>
                    )
                }
            </Shown>
        </Section>
    );
}

function FreePeriod({ period }: { period: NonNullable<Audience["free_period"]> }) {
    return (
        <div className="explain warning">
            <p>
                It was free until the week of {shortDay(seconds(period.ended_week))}.{" "}
                {period.retention === null
                    ? "How many stayed is not told, since they are fewer than five."
                    : `${share(period.retention)} of its users paid in the four weeks after: ${period.payers_in_weeks_1_to_4 ?? "few"} of ${period.users_in_last_free_week ?? "few"}.`}
            </p>
        </div>
    );
}

function Cohorts({ data }: { data: Audience }) {
    const weeks = Math.max(1, ...data.cohorts.map(({ retention }) => retention?.length ?? 0));
    return (
        <div className="table" tabIndex={0} role="region" aria-label="Cohorts">
            <table>
                <thead>
                    <tr>
                        <th scope="col">First week</th>
                        <th scope="col" className="number">
                            Accounts
                        </th>
                        {Array.from({ length: weeks }, (_, week) => (
                            <th key={week} scope="col" className="number">
                                {week === 0 ? "that week" : `+${week}`}
                            </th>
                        ))}
                    </tr>
                </thead>
                <tbody>
                    {data.cohorts.map((cohort) => (
                        <tr key={cohort.week}>
                            <th scope="row">{shortDay(seconds(cohort.week))}</th>
                            <td className="number">
                                {cohort.accounts === null ? <None why="fewer than five" /> : <span title={plural(cohort.accounts, "account")}>{exact(cohort.accounts)}</span>}
                            </td>
                            {Array.from({ length: weeks }, (_, week) => {
                                const value = cohort.retention === null ? null : cohort.retention[week];
                                return (
                                    <td
                                        key={week}
                                        className="number"
                                        style={value ? { background: `color-mix(in srgb, var(--accent) ${Math.round(value * 32)}%, transparent)` } : undefined}
                                    >
                                        {value === undefined ? "" : value === null ? <None why="fewer than five accounts" /> : share(value)}
                                    </td>
                                );
                            })}
                        </tr>
                    ))}
                </tbody>
            </table>
        </div>
    );
}
