import { type ReactNode, useState } from "react";
import { colourOf } from "../kit/colour";
import { share } from "../kit/format";
import { go } from "../kit/router";
import { linear, logTicks, logarithmic, ticks } from "../kit/scale";
import { Frame } from "./frame";
import { frontier, placed } from "./frontier";
import { useWidth } from "./size";

/** A model by what it costs and how good it is, with what is not certain about both. */
export interface Point {
    id: string;
    label: string;
    x: number;
    y: number;
    xLow?: number | null;
    xHigh?: number | null;
    yLow?: number | null;
    yHigh?: number | null;
    /** The probability that nothing is both cheaper and better. */
    p: number | null;
}

interface Props {
    title: string;
    note?: ReactNode;
    points: Point[];
    xName: string;
    yName: string;
    xFormat: (value: number) => string;
    yFormat: (value: number) => string;
    simulated?: boolean | undefined;
}

const LEFT = 52;
/** Where nothing is paid a logarithm has no place: free models stand left of the axis. */
const FREE = 56;
const BOTTOM = 44;
const TOP = 28;
const RIGHT = 24;

/** Price, on a logarithmic axis, against quality, with the frontier: what nothing beats in both. */
export function Scatter(props: Props) {
    const { title, note, points, xName, yName, xFormat, yFormat, simulated } = props;
    const best = frontier(points);
    return (
        <Frame
            title={title}
            note={note}
            simulated={simulated}
            numbers={{ header: ["Model", xName, yName, "P(on frontier)"], rows: points.map((one) => [one.label, one.x, one.y, one.p]) }}
            summary={`${title}. On the frontier, from the cheapest: ${best.map((one) => `${one.label} (${xFormat(one.x)}, ${yFormat(one.y)})`).join("; ")}`}
        >
            <Drawing {...props} best={best} />
        </Frame>
    );
}

function Drawing({ points, best, xName, yName, xFormat, yFormat }: Props & { best: Point[] }) {
    const [place, width] = useWidth();
    const [over, setOver] = useState<Point | null>(null);
    const height = Math.max(300, Math.min(480, width * 0.52));
    const xs = points.flatMap((one) => [one.x, one.xLow ?? one.x, one.xHigh ?? one.x]).filter((value) => value > 0);
    const ys = points.flatMap((one) => [one.y, one.yLow ?? one.y, one.yHigh ?? one.y]);
    const xRange: [number, number] = xs.length === 0 ? [0.1, 10] : [Math.min(...xs) / 1.4, Math.max(...xs) * 1.4];
    const free = points.some((one) => one.x <= 0);
    const room = (Math.max(...ys) - Math.min(...ys) || 1) * 0.1;
    const yRange: [number, number] = [Math.max(0, Math.min(...ys) - room), Math.max(...ys) + room];
    const paid = logarithmic(xRange, [LEFT + (free ? FREE : 0), width - RIGHT]);
    const x = (value: number) => (value > 0 ? paid(value) : LEFT + FREE / 2);
    const y = linear(yRange, [height - BOTTOM, TOP]);
    const labels = placed(
        points.map((one) => ({ id: one.id, label: one.label, x: x(one.x), y: y(one.y), weight: one.p ?? 0 })),
        { left: LEFT, right: width, top: TOP - 8, bottom: height - BOTTOM },
    );
    return (
        <div className="plot" ref={place} style={{ minHeight: 300 }}>
            {width > 0 && (
                <svg className="chart" height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
                    <g className="axis">
                        {ticks(...yRange).map((at) => (
                            <g key={at}>
                                <line className="gridline" x1={LEFT} x2={width - RIGHT} y1={y(at)} y2={y(at)} />
                                <text x={LEFT - 8} y={y(at) + 4} textAnchor="end">
                                    {yFormat(at)}
                                </text>
                            </g>
                        ))}
                        {free && (
                            <>
                                <line className="gridline" x1={LEFT + FREE} x2={LEFT + FREE} y1={TOP} y2={height - BOTTOM} />
                                <text x={LEFT + FREE / 2} y={height - BOTTOM + 18} textAnchor="middle">
                                    free
                                </text>
                            </>
                        )}
                        {logTicks(...xRange)
                            .filter((_, index, all) => width > 520 || index % Math.ceil(all.length / 4) === 0)
                            .map((at) => (
                                <g key={at}>
                                    <line x1={x(at)} x2={x(at)} y1={height - BOTTOM} y2={height - BOTTOM + 4} />
                                    <text x={x(at)} y={height - BOTTOM + 18} textAnchor="middle">
                                        {xFormat(at)}
                                    </text>
                                </g>
                            ))}
                        <text x={width - RIGHT} y={height - 6} textAnchor="end">
                            {xName}, logarithmic →
                        </text>
                        <text x={0} y={12}>
                            ↑ {yName}
                        </text>
                    </g>
                    <path d={stairs(best, x, y, width - RIGHT)} fill="none" stroke="var(--accent)" strokeWidth={1.5} strokeDasharray="5 4" />
                    {points.map((one) => (
                        <g key={one.id} opacity={over === null || over.id === one.id ? 1 : 0.45}>
                            <line x1={x(one.xLow ?? one.x)} x2={x(one.xHigh ?? one.x)} y1={y(one.y)} y2={y(one.y)} stroke={colourOf(one.id)} strokeWidth={1.5} opacity={0.5} />
                            <line x1={x(one.x)} x2={x(one.x)} y1={y(one.yLow ?? one.y)} y2={y(one.yHigh ?? one.y)} stroke={colourOf(one.id)} strokeWidth={1.5} opacity={0.5} />
                            <circle
                                cx={x(one.x)}
                                cy={y(one.y)}
                                r={best.includes(one) ? 6 : 4.5}
                                fill={colourOf(one.id)}
                                stroke={best.includes(one) ? "var(--text)" : "var(--card)"}
                                strokeWidth={1.5}
                            />
                        </g>
                    ))}
                    {labels.map((label) => (
                        <text key={label.id} className="point-label" x={label.x} y={label.y} textAnchor={label.anchor}>
                            {label.label}
                        </text>
                    ))}
                    {points.map((one) => (
                        <circle
                            key={one.id}
                            cx={x(one.x)}
                            cy={y(one.y)}
                            r={14}
                            fill="transparent"
                            style={{ cursor: "pointer" }}
                            onMouseEnter={() => setOver(one)}
                            onMouseLeave={() => setOver(null)}
                            onClick={() => go(`/models/${one.id}`)}
                        />
                    ))}
                </svg>
            )}
            {over && (
                <div className="tip" style={{ top: Math.max(0, y(over.y) - 40), ...(x(over.x) < width / 2 ? { left: x(over.x) + 18 } : { right: width - x(over.x) + 18 }) }}>
                    <b>{over.label}</b>
                    <div>
                        <span>{xName}</span>
                        <span>{interval(over.x, over.xLow, over.xHigh, xFormat)}</span>
                    </div>
                    <div>
                        <span>{yName}</span>
                        <span>{interval(over.y, over.yLow, over.yHigh, yFormat)}</span>
                    </div>
                    <div>
                        <span>P(on frontier)</span>
                        <span>{over.p === null ? "–" : share(over.p)}</span>
                    </div>
                </div>
            )}
        </div>
    );
}

function interval(value: number, low: number | null | undefined, high: number | null | undefined, format: (value: number) => string): string {
    return low !== null && low !== undefined && high !== null && high !== undefined ? `${format(value)} (${format(low)} to ${format(high)})` : format(value);
}

function stairs(best: Point[], x: (value: number) => number, y: (value: number) => number, end: number): string {
    const steps = best.map((one, index) => (index === 0 ? `M${x(one.x)} ${y(one.y)}` : `H${x(one.x)}V${y(one.y)}`));
    return steps.length === 0 ? "" : `${steps.join("")}H${end}`;
}
