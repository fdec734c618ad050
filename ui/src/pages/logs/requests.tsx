import type { LogRow } from "../../api/market";
import { type Cell, csv, download } from "../../kit/csv";
import { dollars, milliseconds, moment } from "../../kit/format";
import { Link, setQuery, useQuery } from "../../kit/router";
import { Choice, Typed } from "../../parts/controls";
import { Empty, Shown } from "../../parts/states";
import { type Column, Table } from "../../parts/table";
import { Count, None } from "../../parts/values";
import { Outcome } from "./outcome";
import { usePages } from "./paging";

/** The filters of the log; their names in the address are those of the API. */
export const FILTERS = ["model", "provider", "key", "app", "outcome", "finish_reason", "session", "from", "to", "id"] as const;

const OUTCOMES = [
    ["", "any"],
    ["completed", "completed"],
    ["failed", "failed"],
    ["broken", "broke off"],
    ["cancelled", "cancelled"],
    ["interrupted", "interrupted"],
] as const;

/** The requests themselves, narrowed by what the address says. */
export function Requests({ path, apiKey }: { path: string; apiKey: string }) {
    const { answer, again, more, next, fault } = usePages<LogRow>(path, apiKey);
    const filtered = FILTERS.some((name) => new URL(window.location.href).searchParams.get(name));
    return (
        <>
            <Filters />
            <Shown answer={answer} what="the log" rows={12} again={again}>
                {({ data }) => {
                    const rows = [...data, ...more];
                    if (rows.length === 0) return <Nothing filtered={filtered} />;
                    return (
                        <>
                            <Table
                                rows={rows}
                                columns={COLUMNS}
                                rowKey={(row) => row.id}
                                caption="Requests"
                                testid="logs"
                                note={
                                    <>
                                        {rows.length} shown, times in UTC.{" "}
                                        <button type="button" className="plain" onClick={() => save(rows)}>
                                            Save these as CSV
                                        </button>
                                    </>
                                }
                            />
                            {next && (
                                <p style={{ marginTop: 12 }}>
                                    <button type="button" onClick={() => void next()}>
                                        Older requests
                                    </button>
                                </p>
                            )}
                            {fault !== "" && (
                                <p className="fault" role="alert">
                                    {fault}
                                </p>
                            )}
                        </>
                    );
                }}
            </Shown>
        </>
    );
}

function Nothing({ filtered }: { filtered: boolean }) {
    return filtered ? (
        <Empty title="No request fits these filters">
            <div className="actions">
                <button type="button" className="primary" onClick={() => setQuery(Object.fromEntries(FILTERS.map((name) => [name, ""])))}>
                    Show all requests
                </button>
            </div>
        </Empty>
    ) : (
        <Empty title="No request yet">
            <p>A request shows here as soon as its answer has ended, refused ones included.</p>
            <div className="actions">
                <Link className="button primary" href="/playground">
                    Ask a model
                </Link>
                <Link className="button" href="/start">
                    First call
                </Link>
            </div>
        </Empty>
    );
}

function Filters() {
    const [outcome, setOutcome] = useQuery("outcome");
    return (
        <form className="filters" onSubmit={(event) => event.preventDefault()} aria-label="Filters">
            <Text name="id" label="Generation id, or its beginning" placeholder="gen-…" id="search" />
            <Text name="model" label="Model" placeholder="author/slug" />
            <Text name="provider" label="Provider" />
            <Text name="app" label="App" placeholder="host" />
            <Text name="session" label="Session" />
            <Choice label="Outcome" value={outcome} change={setOutcome} options={OUTCOMES} />
        </form>
    );
}

function Text({ name, label, placeholder, id }: { name: (typeof FILTERS)[number]; label: string; placeholder?: string; id?: string }) {
    const [value, set] = useQuery(name);
    return <Typed label={label} value={value} change={set} {...(placeholder ? { placeholder } : {})} {...(id ? { id } : {})} />;
}

const COLUMNS: Column<LogRow>[] = [
    {
        id: "at",
        label: "When",
        cell: (row) => (
            <Link href={`/logs/${row.id}`} title={row.id} className="nowrap tabular">
                {moment(row.created_at)}
            </Link>
        ),
    },
    {
        id: "model",
        label: "Model",
        cell: (row) => (
            <>
                {row.model ?? row.requested_model ?? <None why="no model was named" />}
                <span className="sub">
                    {row.provider_name ?? "nobody answered"}
                    {row.attempts > 1 && `, ${row.attempts} attempts`}
                </span>
            </>
        ),
    },
    { id: "outcome", label: "Outcome", cell: (row) => <Outcome outcome={row.outcome} finish={row.finish_reason} status={row.http_status} error={row.error_type} /> },
    { id: "in", label: "Tokens in", number: true, less: true, cell: (row) => <Count value={row.tokens_prompt} why="the provider did not say" /> },
    { id: "out", label: "Out", number: true, less: true, cell: (row) => <Count value={row.tokens_completion} why="the provider did not say" /> },
    { id: "cost", label: "Cost", number: true, cell: (row) => (row.total_cost === null ? <None why="not known" /> : dollars(row.total_cost)) },
    { id: "first", label: "First token", number: true, less: true, cell: (row) => (row.latency === null ? <None why="nothing came" /> : milliseconds(row.latency)) },
    { id: "total", label: "Took", number: true, cell: (row) => (row.generation_time === null ? <None why="not known" /> : milliseconds(row.generation_time)) },
    { id: "app", label: "App", less: true, cell: (row) => <span className="break">{row.app_title ?? row.app ?? <None why="no app said so" />}</span> },
    { id: "key", label: "Key", less: true, cell: (row) => row.key?.name ?? <None why="the key is gone" /> },
];

function save(rows: LogRow[]) {
    const header: (keyof LogRow)[] = [
        "id",
        "created_at",
        "model",
        "requested_model",
        "provider_name",
        "endpoint_id",
        "outcome",
        "finish_reason",
        "http_status",
        "error_type",
        "tokens_prompt",
        "tokens_completion",
        "tokens_reasoning",
        "tokens_cached",
        "usage_source",
        "total_cost",
        "latency",
        "generation_time",
        "attempts",
        "app",
        "session_id",
    ];
    download(
        "requests.csv",
        csv(
            header,
            rows.map((row) => header.map((name) => row[name] as Cell)),
        ),
        "text/csv",
    );
}
