import type { Ask } from "../../kit/ask";
import { post } from "../../kit/ask";
import type { AnalyticsMeta, AnalyticsRow } from "../../api/market";
import { dollars, exact, milliseconds, percent, short } from "../../kit/format";

export const RANGES = [
    ["hour", "1 hour"],
    ["day", "1 day"],
    ["week", "7 days"],
    ["month", "30 days"],
    ["year", "1 year"],
] as const;

export type Range = (typeof RANGES)[number][0];

const HOUR = 3_600_000;
const SPAN: Record<Range, number> = { hour: HOUR, day: 24 * HOUR, week: 168 * HOUR, month: 720 * HOUR, year: 8760 * HOUR };
const GRAIN: Record<Range, string> = { hour: "minute", day: "hour", week: "day", month: "day", year: "week" };
const STEP: Record<string, number> = { minute: 60_000, hour: HOUR, day: 24 * HOUR, week: 168 * HOUR };
const MONDAY = 4 * 24 * HOUR;

/** What the page shows, as the address says it. */
export interface View {
    range: Range;
    metric: string;
    group: string;
    filters: { field: string; value: string }[];
}

/** The start of the grain that a moment lies in; weeks begin on Monday. */
function floor(at: number, grain: string): number {
    const step = STEP[grain] ?? HOUR;
    const origin = grain === "week" ? MONDAY : 0;
    return Math.floor((at - origin) / step) * step + origin;
}

/** The moments of a chart, in epoch milliseconds, the running one last. */
export function moments(range: Range, now: number): number[] {
    const grain = GRAIN[range];
    const step = STEP[grain] ?? HOUR;
    const last = floor(now, grain);
    const first = floor(now - SPAN[range], grain) + step;
    return Array.from({ length: Math.round((last - first) / step) + 1 }, (_, index) => first + index * step);
}

function scope(view: View, now: number) {
    const start = moments(view.range, now)[0] ?? now;
    return {
        time_range: { start: new Date(start).toISOString(), end: new Date(floor(now, "minute") + 60_000).toISOString() },
        filters: view.filters.map(({ field, value }) => ({ field, operator: "eq", value })),
    };
}

const GROUPS_IN_CHART = 9;

/** The figures over time, told apart by the group; the largest come first, so that only the smallest can be cut off. */
export function overTime(view: View, now: number): Ask {
    return post("/api/v1/analytics/query", {
        metrics: [view.metric],
        dimensions: view.group === "" ? [] : [view.group],
        granularity: GRAIN[view.range],
        ...scope(view, now),
        order_by: { field: view.metric, direction: "desc" },
        limit: 10_000,
    });
}

const COLUMNS = ["request_count", "tokens_prompt", "tokens_completion", "cached_tokens", "total_usage", "error_rate", "latency_ttft"];

/** The figures of the whole time, one row per group. */
export function inTotal(view: View, now: number): Ask {
    return post("/api/v1/analytics/query", {
        metrics: COLUMNS.includes(view.metric) ? COLUMNS : [view.metric, ...COLUMNS],
        dimensions: view.group === "" ? [] : [view.group],
        ...scope(view, now),
        order_by: { field: view.metric, direction: "desc" },
        limit: 1000,
    });
}

/**
 * Rows as series over the moments, the largest apart and the others together; what is missing was nothing, or unknown
 * where the figure is a rate. Rates of others do not add up, so these are left out.
 */
export function seriesOf(rows: AnalyticsRow[], view: View, times: number[], isRate: boolean) {
    const byGroup = new Map<string, Map<number, number>>();
    for (const row of rows) {
        if (isRate && row[view.metric] === null) continue;
        const name = view.group === "" ? "all" : String(row[view.group] ?? "unknown");
        const at = Date.parse(String(row["date"]));
        const values = byGroup.get(name) ?? new Map<number, number>();
        values.set(at, Number(row[view.metric] ?? 0));
        byGroup.set(name, values);
    }
    const sum = (values: Map<number, number>) => [...values.values()].reduce((total, value) => total + value, 0);
    const all = [...byGroup.entries()]
        .sort(([, one], [, other]) => sum(other) - sum(one))
        .map(([id, values]) => ({ id, label: id, values: times.map((at) => values.get(at) ?? (isRate ? null : 0)) }));
    const shown = all.slice(0, GROUPS_IN_CHART);
    const rest = all.slice(GROUPS_IN_CHART);
    if (isRate || rest.length === 0) return shown;
    return [...shown, { id: "other", label: `${rest.length} others`, values: times.map((_, index) => rest.reduce((total, { values }) => total + (values[index] ?? 0), 0)) }];
}

export type Format = AnalyticsMeta["metrics"][number]["display_format"];

export function formatted(value: number, format: Format | undefined): string {
    switch (format) {
        case "currency":
            return dollars(value);
        case "percent":
            return percent(value);
        case "latency":
            return milliseconds(value);
        case "throughput":
            return `${value.toFixed(0)} / s`;
        default:
            return value >= 100_000 ? short(value) : exact(value);
    }
}

/**
 * The filters of an address, each "model:sim/code" in a parameter of its own. A parameter that stands alone may have several of them with commas
 * between; a comma that no field follows belongs to the value.
 */
export function filtersOf(given: string[]): View["filters"] {
    return (given.length === 1 ? (given[0] ?? "").split(/,(?=[a-z_]+:)/) : given)
        .map((one) => ({ field: one.slice(0, one.indexOf(":")), value: one.slice(one.indexOf(":") + 1) }))
        .filter(({ field, value }) => field !== "" && value !== "");
}

/** The parameters that say these filters. */
export function parametersOf(filters: View["filters"]): string[] {
    return filters.map(({ field, value }) => `${field}:${value}`);
}

/** A dimension in a sentence. */
export function labelOf(meta: AnalyticsMeta, dimension: string): string {
    return meta.dimensions.find(({ name }) => name === dimension)?.display_label.toLowerCase() ?? dimension;
}
