import { useMemo } from "react";
import type { AnalyticsMeta, AnalyticsRow } from "../../api/market";
import { setQuery } from "../../kit/router";
import { type Column, Table } from "../../parts/table";
import { None } from "../../parts/values";
import { type Format, type View, formatted, parametersOf } from "./query";

const FIGURES = ["total_usage", "request_count", "tokens_prompt", "tokens_completion", "cached_tokens", "error_rate", "latency_ttft"];

/** One row per group; a group narrows the page to itself. */
export function Totals({ rows, meta, view }: { rows: AnalyticsRow[]; meta: AnalyticsMeta; view: View }) {
    const columns = useMemo(() => {
        const names = FIGURES.includes(view.metric) ? FIGURES : [view.metric, ...FIGURES];
        const figures = names.flatMap((name): Column<AnalyticsRow>[] => {
            const metric = meta.metrics.find((one) => one.name === name);
            return metric
                ? [
                      {
                          id: name,
                          label: metric.display_label,
                          number: true,
                          down: true,
                          less: names.indexOf(name) > 2,
                          figure: (row) => numberOf(row[name]),
                          cell: (row) => <Figure value={row[name]} format={metric.display_format} />,
                      },
                  ]
                : [];
        });
        const group: Column<AnalyticsRow> = {
            id: "group",
            label: view.group === "" ? "All" : (meta.dimensions.find(({ name }) => name === view.group)?.display_label ?? view.group),
            figure: (row) => String(row[view.group] ?? ""),
            cell: (row) => <Group row={row} view={view} />,
        };
        return [group, ...figures];
    }, [meta, view]);
    return <Table rows={rows} columns={columns} rowKey={(row) => String(row[view.group] ?? "all")} caption="Totals" order="order" testid="totals" />;
}

/** A group narrows the page to itself. */
function Group({ row, view }: { row: AnalyticsRow; view: View }) {
    if (view.group === "") return "everything";
    const value = row[view.group];
    if (value === null || value === undefined || value === "") return <None why="not stated" />;
    const only = parametersOf([...view.filters, { field: view.group, value: String(value) }]);
    return (
        <button type="button" className="plain break" onClick={() => setQuery({ only, group: view.group === "model" ? "provider" : "model" })} title="Show only this">
            {String(value)}
        </button>
    );
}

function Figure({ value, format }: { value: string | number | null | undefined; format: Format }) {
    const known = numberOf(value);
    return known === null ? <None why="not known" /> : <span title={String(value)}>{formatted(known, format)}</span>;
}

function numberOf(value: string | number | null | undefined): number | null {
    return value === null || value === undefined || value === "" ? null : Number(value);
}
