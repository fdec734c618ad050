import type { ReactNode } from "react";
import { colourOf } from "../kit/colour";
import { Link } from "../kit/router";
import { Frame } from "./frame";

export interface Bar {
    id: string;
    label: string;
    value: number;
    href?: string | undefined;
    /** Parts of the bar, in the same unit; the rest is grey. */
    parts?: { id: string; label: string; value: number }[];
}

/** Horizontal bars from zero, each with its number beside it. */
export function Bars({
    title,
    note,
    bars,
    format,
    unit,
    simulated,
}: {
    title: string;
    note?: ReactNode;
    bars: Bar[];
    format: (value: number) => string;
    unit: string;
    simulated?: boolean | undefined;
}) {
    const most = Math.max(...bars.map(({ value }) => value), 0);
    return (
        <Frame
            title={title}
            note={note}
            simulated={simulated}
            numbers={{ header: ["", unit], rows: bars.map(({ label, value }) => [label, value]) }}
            summary={`${title}: ${bars.map(({ label, value }) => `${label} ${format(value)}`).join(", ")}`}
        >
            <ul className="bars drawn">
                {bars.map((bar) => (
                    <li key={bar.id}>
                        <span className="name" title={bar.label}>
                            {bar.href ? <Link href={bar.href}>{bar.label}</Link> : bar.label}
                        </span>
                        <span className="rod" aria-hidden="true">
                            {(bar.parts ?? [{ id: bar.id, label: bar.label, value: bar.value }]).map((part) => (
                                <i
                                    key={part.id}
                                    title={`${part.label}: ${format(part.value)}`}
                                    style={{ width: `${most > 0 ? (100 * part.value) / most : 0}%`, background: bar.parts ? colourOf(part.id) : "var(--accent)" }}
                                />
                            ))}
                        </span>
                        <span className="value">{format(bar.value)}</span>
                    </li>
                ))}
            </ul>
        </Frame>
    );
}
