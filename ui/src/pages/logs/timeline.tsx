import { milliseconds } from "../../kit/format";

/** One attempt at one endpoint; times in milliseconds. */
export interface Try {
    name: string;
    endpoint: string;
    result: string;
    status: number | null;
    latency: number;
    /** After the arrival of the request; null where it was not kept. */
    start: number | null;
}

/** Where every attempt lies; without starts, one begins where the one before ended. */
export function laid(attempts: Try[]): { from: number; to: number }[] {
    let clock = 0;
    return attempts.map((one) => {
        const from = one.start ?? clock;
        clock = from + one.latency;
        return { from, to: clock };
    });
}

export function Timeline({ attempts, total }: { attempts: Try[]; total: number }) {
    const lanes = laid(attempts);
    const end = Math.max(total, ...lanes.map(({ to }) => to), 1);
    return (
        <div className="timeline card" data-testid="attempts">
            {attempts.map((one, index) => {
                const { from, to } = lanes[index] ?? { from: 0, to: 0 };
                const good = one.result === "ok" || (one.result === "" && one.status !== null && one.status < 300);
                return (
                    <div className="line" key={index}>
                        <span>
                            {one.name}
                            <span className="sub">
                                <span className={good ? "good" : "bad"}>{one.result.replaceAll("_", " ") || (one.status ?? "no answer")}</span>
                                {one.status !== null && ` · ${one.status}`}
                            </span>
                        </span>
                        <span className="lane" title={`from ${milliseconds(from)} to ${milliseconds(to)}`}>
                            <i style={{ left: `${(100 * from) / end}%`, width: `${(100 * (to - from)) / end}%`, background: good ? "var(--series-2)" : "var(--series-3)" }} />
                        </span>
                        <span className="number">{milliseconds(one.latency)}</span>
                    </div>
                );
            })}
            {attempts.some((one) => one.start === null) && <p className="meta-text">When each attempt began is not kept for this request; they are drawn one after the other.</p>}
        </div>
    );
}
