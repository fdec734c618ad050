import { percent, shortDay } from "../kit/format";
import { Frame } from "./frame";

export interface Hours {
    id: string;
    label: string;
    /** Percent per hour, the oldest first; null where there were too few requests to tell. */
    values: (number | null)[];
    /** Percent over the whole time; null where unknown. */
    whole: number | null;
}

/** Uptime hour by hour: green from 95 %, amber and shorter from 85 %, red and shortest below. */
export function HourBars({ title, note, times, lines, simulated }: { title: string; note?: string; times: number[]; lines: Hours[]; simulated?: boolean | undefined }) {
    const at = (index: number) => {
        const seconds = times[index] ?? 0;
        return `${shortDay(seconds)} ${new Date(seconds * 1000).toISOString().slice(11, 16)} UTC`;
    };
    return (
        <Frame
            title={title}
            note={note}
            simulated={simulated}
            numbers={{
                header: ["UTC", ...lines.map(({ label }) => `${label}, %`)],
                rows: times.map((time, index) => [new Date(time * 1000).toISOString().slice(0, 16), ...lines.map(({ values }) => values[index] ?? null)]),
            }}
            summary={`${title}: ${lines.map(({ label, whole }) => `${label} ${whole === null ? "unknown" : percent(whole)}`).join(", ")}`}
        >
            <div className="hours drawn" data-testid="uptime">
                {lines.map((line) => (
                    <div className="line" key={line.id}>
                        <span title={line.label}>{line.label}</span>
                        <span className="cells" aria-hidden="true">
                            {line.values.map((value, index) => (
                                <i key={index} className={tone(value)} title={`${at(index)}: ${value === null ? "too few requests" : percent(value)}`} />
                            ))}
                        </span>
                        <span className="number">{line.whole === null ? "–" : percent(line.whole)}</span>
                    </div>
                ))}
            </div>
            {times.length > 0 && (
                <ul className="legend">
                    <li>
                        <span className="dot" style={{ background: "var(--series-2)" }} /> from 95 %
                    </li>
                    <li>
                        <span className="dot" style={{ background: "var(--series-1)" }} /> from 85 %
                    </li>
                    <li>
                        <span className="dot" style={{ background: "var(--bad)" }} /> below
                    </li>
                    <li>
                        <span className="dot" style={{ background: "var(--tint)" }} /> too few requests
                    </li>
                    <li className="quiet">
                        {at(0)} to {at(times.length - 1)}
                    </li>
                </ul>
            )}
        </Frame>
    );
}

function tone(value: number | null): string | undefined {
    if (value === null) return undefined;
    return value >= 95 ? "good" : value >= 85 ? "warning" : "bad";
}
