import { type Stats, seconds } from "../../api/market";
import { HourBars, type Hours } from "../../charts/hours";
import { exact, percent } from "../../kit/format";
import { Empty, Shown } from "../../parts/states";
import { Stat } from "../../parts/stat";
import { Section } from "../../parts/title";
import { useStats } from "./stats";

/** Whether the model was there, hour by hour: at each provider alone, and through the router. */
export function Uptime({ id }: { id: string }) {
    const { ask, answer, again } = useStats(id);
    return (
        <Section
            title="Is it there when I need it?"
            note="Every hour of the last three days. Rate limits and the callers' own mistakes do not count against a provider."
            sources={[{ ask, answer }]}
        >
            <Shown answer={answer} what="uptimes" rows={5} again={again}>
                {({ data, meta }) =>
                    data.availability.judged === 0 && data.endpoints.every(({ last_3d: all }) => all.attempts === 0) ? (
                        <Empty title="Nobody has asked this model in three days">
                            <p>Uptime is counted from real requests, so there is none to show yet.</p>
                        </Empty>
                    ) : (
                        <Bars data={data} simulated={meta?.simulated} />
                    )
                }
            </Shown>
        </Section>
    );
}

function Bars({ data, simulated }: { data: Stats; simulated: boolean | undefined }) {
    const { availability } = data;
    const gained = availability.with_routing !== null && availability.without_routing !== null ? (availability.with_routing - availability.without_routing) * 100 : null;
    const routed: Hours[] = [
        { id: "with", label: "with routing", values: availability.hourly.map((hour) => times100(hour.with_routing)), whole: times100(availability.with_routing) },
        { id: "without", label: "first choice only", values: availability.hourly.map((hour) => times100(hour.without_routing)), whole: times100(availability.without_routing) },
    ];
    const endpoints: Hours[] = data.endpoints.map((one) => ({ id: one.endpoint, label: one.tag, values: one.hourly.map(({ uptime }) => uptime), whole: whole(one.last_3d) }));
    return (
        <div className="stack">
            <dl className="stats">
                <Stat name="Answered, with routing" value={shown(times100(availability.with_routing))} note={`of ${exact(availability.judged)} requests`} />
                <Stat name="Answered by the first choice alone" value={shown(times100(availability.without_routing))} />
                <Stat name="What routing adds" value={gained === null ? "–" : `+${gained.toFixed(2)} points`} note="requests that another provider answered" />
            </dl>
            <HourBars
                title="This model through the exchange"
                note="What share of requests somebody answered, with the next provider trying and without"
                times={availability.hourly.map(({ start }) => seconds(start))}
                lines={routed}
                simulated={simulated}
            />
            <HourBars title="Each provider alone" times={(data.endpoints[0]?.hourly ?? []).map(({ start }) => seconds(start))} lines={endpoints} simulated={simulated} />
        </div>
    );
}

function times100(ratio: number | null): number | null {
    return ratio === null ? null : ratio * 100;
}

function shown(value: number | null): string {
    return value === null ? "–" : percent(value);
}

function whole({ attempts, failures, rate_limited: limited }: { attempts: number; failures: number; rate_limited: number }): number | null {
    const judged = attempts - limited;
    return judged > 0 ? (100 * (judged - failures)) / judged : null;
}
