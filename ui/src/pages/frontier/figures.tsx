import type { Answered, Figures } from "../../api/market";
import { useReading } from "../../kit/answers";
import { get } from "../../kit/ask";
import { exact, plural, rate, share, short } from "../../kit/format";
import { Shown } from "../../parts/states";
import { Stat } from "../../parts/stat";
import { Section } from "../../parts/title";

export function MarketFigures() {
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
                            note={data.price_per_million.effective_7d === null ? "not told: no day is over, or too few paid on one" : "last 7 whole days, everything together"}
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
