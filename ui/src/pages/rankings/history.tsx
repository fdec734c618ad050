import { type Answered, type Group, type History, seconds } from "../../api/market";
import { asShares } from "../../charts/stack";
import { type Series, TimeChart } from "../../charts/time";
import { useReading } from "../../kit/answers";
import { get } from "../../kit/ask";
import { share, short } from "../../kit/format";
import { useQuery } from "../../kit/router";
import { Segments } from "../../parts/controls";
import { Shown } from "../../parts/states";
import { Section } from "../../parts/title";

const GRAINS = [
    ["week", "Weeks"],
    ["day", "Days"],
] as const;

const UNITS = [
    ["", "Volume"],
    ["share", "Share"],
] as const;

/** The same ranking week by week, the top nine and the rest on top of each other. */
export function HistoryChart({ group, order, anonymous, filter }: { group: Group; order: string; anonymous: string; filter: Record<string, string> }) {
    const [grain, setGrain] = useQuery("grain", "week");
    const [unit, setUnit] = useQuery("unit");
    const by = order === "raw" ? "tokens" : "capped";
    const ask = get("/api/v1/market/history", { group, by, grain, anonymous, ...filter });
    const [answer, again] = useReading<Answered<History>>(ask);
    return (
        <Section
            title="How did it come to this?"
            sources={[{ ask, answer }]}
            actions={
                <>
                    <Segments label="Unit" value={unit} change={setUnit} options={UNITS} />
                    <Segments label="Grain" value={grain} change={setGrain} options={GRAINS} />
                </>
            }
        >
            <Shown answer={answer} what="the history" chart again={again}>
                {({ data, meta }) => {
                    const series: Series[] = data.series.map((one) => ({
                        id: one.id,
                        label: one.name,
                        values: one.values,
                        href: group === "model" && one.id !== "other" ? `/models/${one.id}` : undefined,
                    }));
                    const { times, layers } = sinceFirst(data.starts.map(seconds), series);
                    return (
                        <TimeChart
                            title={by === "capped" ? "Capped paid tokens" : "Tokens, prompt and completion"}
                            note={
                                grain === "week" ? "Each bar is a week from Monday, UTC; the last one is still running." : "Each bar is a day, UTC; the last one is still running."
                            }
                            times={times}
                            series={unit === "share" ? asShares(layers) : layers}
                            stacked
                            format={unit === "share" ? share : short}
                            simulated={meta?.simulated}
                            height={300}
                        />
                    );
                }}
            </Shown>
        </Section>
    );
}

/** A young exchange has no year to show: the empty beginning is left out, but never fewer than eight points are shown. */
export function sinceFirst(times: number[], series: Series[]): { times: number[]; layers: Series[] } {
    const first = times.findIndex((_, index) => series.some((one) => (one.values[index] ?? 0) > 0));
    const from = first < 0 ? 0 : Math.max(0, Math.min(first, times.length - 8));
    return { times: times.slice(from), layers: series.map((one) => ({ ...one, values: one.values.slice(from) })) };
}
