import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { coloursOf, resolved } from "../kit/colour";
import { DASH, change, shortDay } from "../kit/format";
import { Link } from "../kit/router";
import { useTheme } from "../kit/theme";
import { Frame } from "./frame";
import { useWidth } from "./size";
import { type Drawn, stackedUp } from "./stack";

/** One line or layer of a chart over time; null where nothing is known. */
export interface Series {
    id: string;
    label: string;
    values: (number | null)[];
    href?: string | undefined;
    dashed?: boolean;
    /** A value holds until the next one. */
    stepped?: boolean;
}

interface Props {
    title: string;
    note?: ReactNode;
    /** Epoch seconds. */
    times: number[];
    series: Series[];
    /** Layers that add up, or lines. */
    stacked?: boolean;
    format: (value: number) => string;
    height?: number;
    simulated?: boolean | undefined;
    hours?: boolean;
}

/** Values over time, drawn by uPlot, with a legend that doubles as direct labels and a table behind. */
export function TimeChart({ title, note, times, series, stacked = false, format, height = 260, simulated, hours = false }: Props) {
    const colours = useMemo(() => coloursOf(series.map(({ id }) => id)), [series]);
    const label = (at: number) => (hours ? `${shortDay(at)} ${new Date(at * 1000).toISOString().slice(11, 16)}` : shortDay(at));
    const numbers = {
        header: [hours ? "UTC" : "Day (UTC)", ...series.map((one) => one.label)],
        rows: times.map((at, index) => [new Date(at * 1000).toISOString().slice(0, hours ? 16 : 10), ...series.map((one) => one.values[index] ?? null)]),
    };
    return (
        <Frame title={title} note={note} simulated={simulated} numbers={numbers} summary={summary(title, series, times, format, label)}>
            <Canvas times={times} series={series} colours={colours} stacked={stacked} format={format} height={height} label={label} hours={hours} />
            <Legend series={series} colours={colours} format={format} when={times.length > 0 ? label(times[times.length - 1] ?? 0) : ""} />
        </Frame>
    );
}

function summary(title: string, series: Series[], times: number[], format: (value: number) => string, label: (at: number) => string): string {
    const last = times.length - 1;
    if (last < 0) return `${title}: no data`;
    const parts = series.map((one) => `${one.label} ${describe(one.values[0], format)} to ${describe(one.values[last], format)}`);
    return `${title}, from ${label(times[0] ?? 0)} to ${label(times[last] ?? 0)}: ${parts.join("; ")}`;
}

function describe(value: number | null | undefined, format: (value: number) => string): string {
    return value === null || value === undefined ? "unknown" : format(value);
}

interface CanvasProps {
    times: number[];
    series: Series[];
    colours: Map<string, string>;
    stacked: boolean;
    format: (value: number) => string;
    height: number;
    hours: boolean;
    label: (at: number) => string;
}

interface Pointer {
    index: number;
    left: number;
}

function Canvas(props: CanvasProps) {
    const { times, series, colours, stacked, format, height, hours } = props;
    const [place, width] = useWidth();
    const target = useRef<HTMLDivElement>(null);
    const [pointer, setPointer] = useState<Pointer | null>(null);
    const nothing = series.every(({ values }) => values.every((value) => value === null || value === 0));
    const theme = useTheme();
    const known = width > 0;

    useEffect(() => {
        if (!known || target.current === null || times.length === 0) return;
        const drawn: Drawn[] = stacked ? stackedUp(series) : series.map((one) => ({ series: one, values: one.values }));
        const chart = new uPlot(
            options({ drawn, colours, stacked, format, height, hours, width, points: times.length, moved: setPointer }),
            [times, ...drawn.map(({ values }) => values)],
            target.current,
        );
        const watcher = new ResizeObserver(() => {
            const next = Math.floor(target.current?.clientWidth ?? 0);
            if (next > 0 && next !== chart.width) chart.setSize({ width: next, height });
        });
        watcher.observe(target.current);
        return () => {
            watcher.disconnect();
            chart.destroy();
        };
        // Formats are made anew with every drawing of the page, and never change what is drawn.
    }, [times, series, colours, stacked, height, hours, theme, known]);

    return (
        <div className="plot" ref={place} style={{ minHeight: height }}>
            <div ref={target} aria-hidden="true" />
            {known && nothing && <p className="nothing">Nothing in this time</p>}
            {pointer && <Tip {...props} pointer={pointer} width={width} />}
        </div>
    );
}

function Tip({ times, series, colours, format, label, pointer, width }: CanvasProps & { pointer: Pointer; width: number }) {
    const at = times[pointer.index];
    if (at === undefined) return null;
    const rows = series
        .map((one) => ({ one, value: one.values[pointer.index], before: one.values[pointer.index - 1] }))
        .filter(({ value }) => value !== null && value !== undefined)
        .slice(0, 12);
    const style = pointer.left < width / 2 ? { left: pointer.left + 16 } : { right: width - pointer.left + 16 };
    return (
        <div className="tip" style={{ ...style, top: 8 }} aria-hidden="true">
            <b>{label(at)}</b>
            {rows.map(({ one, value, before }) => (
                <div key={one.id}>
                    <span className="dot" style={{ background: colours.get(one.id) }} />
                    <span>{one.label}</span>
                    <span>
                        {format(value ?? 0)} {before ? <small className="quiet">{change(((value ?? 0) - before) / before)}</small> : null}
                    </span>
                </div>
            ))}
        </div>
    );
}

/** Names with the last value of each, and of when that is. */
function Legend({ series, colours, format, when }: { series: Series[]; colours: Map<string, string>; format: (value: number) => string; when: string }) {
    return (
        <ul className="legend">
            {when !== "" && <li className="value">{when}:</li>}
            {series.map((one) => {
                const last = one.values.at(-1);
                return (
                    <li key={one.id}>
                        <span className="dot" style={{ background: colours.get(one.id) }} />
                        {one.href ? <Link href={one.href}>{one.label}</Link> : <span>{one.label}</span>}
                        <span className="value">{last === undefined || last === null ? DASH : format(last)}</span>
                    </li>
                );
            })}
        </ul>
    );
}

interface Drawing {
    drawn: Drawn[];
    colours: Map<string, string>;
    stacked: boolean;
    format: (value: number) => string;
    height: number;
    hours: boolean;
    width: number;
    points: number;
    moved: (pointer: Pointer | null) => void;
}

function options({ drawn, colours, stacked, format, height, hours, width, points, moved }: Drawing): uPlot.Options {
    const ink = resolved("var(--quiet)");
    const line = resolved("var(--line)");
    const card = resolved("var(--card)");
    const bars = stacked && points <= 60 && uPlot.paths.bars ? uPlot.paths.bars({ size: [0.82, 96], align: 0 }) : undefined;
    const font = "11px system-ui, sans-serif";
    return {
        width,
        height,
        tzDate: (at) => uPlot.tzDate(new Date(at * 1000), "Etc/UTC"),
        legend: { show: false },
        cursor: { y: false, points: { show: !stacked }, drag: { x: false, y: false } },
        padding: [8, 24, 0, 0],
        scales: {
            x: { time: true, range: (_, low, high) => (bars ? roomy(low, high, points) : [low, high]) },
            y: { range: (_, __, high) => [0, high > 0 ? high * 1.06 : 1] },
        },
        axes: [
            {
                stroke: ink,
                font,
                grid: { show: false },
                ticks: { stroke: line, size: 4 },
                size: 30,
                splits: (chart) => splits(chart.data[0], chart.width, hours),
                values: (_, at) => at.map((one) => tick(one, hours)),
            },
            { stroke: ink, font, grid: { stroke: line, width: 1 }, ticks: { show: false }, size: 60, space: 40, values: (_, found) => found.map(format) },
        ],
        series: [
            {},
            ...drawn.map(({ series }): uPlot.Series => {
                const colour = resolved(colours.get(series.id) ?? "");
                const shape: uPlot.Series = stacked ? { stroke: card, width: 0.5, fill: colour } : { stroke: colour, width: 2 };
                return {
                    label: series.label,
                    points: stacked ? { show: false } : { show: true, size: 6, fill: colour, stroke: colour, filter: (chart, index) => alone(chart.data[index] ?? []) },
                    spanGaps: false,
                    ...shape,
                    ...(series.dashed ? { dash: [5, 4] } : {}),
                    ...(bars ? { paths: bars } : series.stepped && uPlot.paths.stepped ? { paths: uPlot.paths.stepped({ align: 1 }) } : {}),
                };
            }),
        ],
        hooks: {
            setCursor: [
                (chart) =>
                    moved(
                        typeof chart.cursor.idx === "number" && (chart.cursor.left ?? -1) >= 0
                            ? { index: chart.cursor.idx, left: (chart.cursor.left ?? 0) + chart.bbox.left / devicePixelRatio }
                            : null,
                    ),
            ],
        },
    };
}

/** Points that no line goes through, since nothing is known beside them. */
function alone(values: ArrayLike<number | null | undefined>): number[] {
    const known = (index: number) => values[index] !== null && values[index] !== undefined;
    return Array.from(values, (_, index) => index).filter((index) => known(index) && !known(index - 1) && !known(index + 1));
}

const LABEL_WIDTH = 72;

/** Labels stand under points of the chart, at midnight and noon where those are hours, and never too close to each other. */
function splits(times: ArrayLike<number>, width: number, hours: boolean): number[] {
    const all = Array.from(times);
    const marked = hours && all.length > 30 ? all.filter((at) => at % 43_200 === 0) : all;
    const step = Math.max(1, Math.ceil((marked.length * LABEL_WIDTH) / Math.max(width, LABEL_WIDTH)));
    return marked.filter((_, index) => (marked.length - 1 - index) % step === 0);
}

/** Half a bar of room at both ends. */
function roomy(low: number, high: number, points: number): [number, number] {
    const half = points > 1 ? (high - low) / (points - 1) / 2 : 43_200;
    return [low - half, high + half];
}

function tick(at: number, hours: boolean): string {
    const clock = new Date(at * 1000).toISOString().slice(11, 16);
    return hours && clock !== "00:00" ? clock : shortDay(at);
}
