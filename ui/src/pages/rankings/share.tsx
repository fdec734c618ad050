import { type Answered, type History, seconds } from "../../api/market";
import { type Series, TimeChart } from "../../charts/time";
import { useReading } from "../../kit/answers";
import { get } from "../../kit/ask";
import { share } from "../../kit/format";
import { useQuery } from "../../kit/router";
import { Segments } from "../../parts/controls";
import { Empty, Shown } from "../../parts/states";
import { Title } from "../../parts/title";
import { sinceFirst } from "./history";

const BY = [
    ["capped", "Capped paid use"],
    ["tokens", "Raw tokens"],
    ["spend", "Spend"],
] as const;

/** The share of every author, week by week. */
export function MarketShare() {
    const [by, setBy] = useQuery("of", "capped");
    const ask = get("/api/v1/market/share", { by });
    const [answer, again] = useReading<Answered<History>>(ask);
    return (
        <>
            <Title text="Whose models carry the market?" sources={[{ ask, answer }]}>
                <p className="lede">The share of each author over up to 52 weeks. The last week is still running.</p>
            </Title>
            <div className="controls">
                <Segments label="Share of" value={by} change={setBy} options={BY} testid="of" />
            </div>
            <Shown answer={answer} what="market shares" chart again={again}>
                {({ data, meta }) => {
                    const series: Series[] = data.series.map((one) => ({
                        id: one.id,
                        label: one.name,
                        values: one.values,
                        href: one.id === "other" ? undefined : `/models?model_authors=${encodeURIComponent(one.id)}`,
                    }));
                    const { times, layers } = sinceFirst(data.starts.map(seconds), series);
                    if (layers.length === 0) return <Empty title="No market yet">A week with traffic gives the first bar.</Empty>;
                    return (
                        <TimeChart
                            title={`Share of ${by === "tokens" ? "tokens" : by === "spend" ? "spend" : "capped paid tokens"} by author`}
                            times={times}
                            series={layers}
                            stacked
                            format={share}
                            simulated={meta?.simulated}
                            height={380}
                        />
                    );
                }}
            </Shown>
        </>
    );
}
