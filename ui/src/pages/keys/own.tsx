import type { Self } from "../../api/account";
import { useReading } from "../../kit/answers";
import { get } from "../../kit/ask";
import { dollars, moment } from "../../kit/format";
import { useKeys } from "../../kit/keys";
import { Shown } from "../../parts/states";
import { Stat } from "../../parts/stat";
import { Section } from "../../parts/title";

/** The API key in use, about itself: what it may still spend. */
export function Own() {
    const { inference } = useKeys();
    const ask = get("/api/v1/key");
    const [answer, again] = useReading<{ data: Self }>(inference === "" ? null : ask, inference);
    if (inference === "") return null;
    return (
        <div style={{ marginBottom: 32 }}>
            <Section title="The API key in this browser" sources={[{ ask, answer, keyed: true }]}>
                <Shown answer={answer} what="this key's limits" rows={1} again={again}>
                    {({ data }) => (
                        <dl className="stats" data-testid="own-key">
                            <Stat name="Key" value={<code>{data.label}</code>} note={data.expires_at ? `expires ${moment(data.expires_at)} UTC` : "does not expire"} />
                            <Stat
                                name="May still spend"
                                value={data.limit_remaining === null ? "no limit" : dollars(data.limit_remaining)}
                                note={data.limit === null ? "" : `of ${dollars(data.limit)} ${data.limit_reset ?? "in all"}`}
                            />
                            <Stat name="Today" value={dollars(data.usage_daily)} />
                            <Stat name="This week" value={dollars(data.usage_weekly)} />
                            <Stat name="This month" value={dollars(data.usage_monthly)} />
                            <Stat name="Ever" value={dollars(data.usage)} />
                        </dl>
                    )}
                </Shown>
            </Section>
        </div>
    );
}
