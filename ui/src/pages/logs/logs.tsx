import { useCallback, useEffect, useState } from "react";
import type { LogRow, Page, Session } from "../../api/market";
import { useReading } from "../../kit/answers";
import { get, send } from "../../kit/ask";
import { type Cell, csv, download } from "../../kit/csv";
import { dollars, milliseconds, moment, short } from "../../kit/format";
import { useKeys } from "../../kit/keys";
import { Link, setQuery, useQuery, useUrl } from "../../kit/router";
import { Choice, Tabs, Typed } from "../../parts/controls";
import { Empty, NeedsKey, Shown } from "../../parts/states";
import { type Column, Table } from "../../parts/table";
import { Title } from "../../parts/title";
import { Count, None } from "../../parts/values";
import { Outcome } from "./outcome";

const FILTERS = ["model", "provider", "key", "app", "outcome", "finish_reason", "session", "from", "to", "id"] as const;

const OUTCOMES = [
    ["", "any"],
    ["completed", "completed"],
    ["failed", "failed"],
    ["broken", "broke off"],
    ["cancelled", "cancelled"],
    ["interrupted", "interrupted"],
] as const;

const TABS = [
    ["", "Requests"],
    ["sessions", "Sessions"],
] as const;

export default function LogsPage() {
    const { any } = useKeys();
    const [tab, setTab] = useQuery("tab");
    const search = useUrl().searchParams;
    const ask =
        tab === "sessions"
            ? get("/api/v1/market/sessions", { limit: 100 })
            : get("/api/v1/market/logs", { limit: 100, ...Object.fromEntries(FILTERS.map((name) => [name, search.get(name) ?? ""])) });
    return (
        <>
            <Title text="What happened to each request?" sources={[{ ask, keyed: true }]}>
                <p className="lede">One line for every request of this account, newest first: who answered, how long it took, what it cost.</p>
            </Title>
            {any === "" ? (
                <NeedsKey kind="any" what="The log of requests" />
            ) : (
                <Tabs label="Logs" value={tab} change={setTab} options={TABS}>
                    {tab === "sessions" ? <Sessions apiKey={any} /> : <Requests key={ask.path} path={ask.path} apiKey={any} />}
                </Tabs>
            )}
        </>
    );
}

/** Pages of a list, each read after the one before. */
function usePages<T>(path: string, key: string) {
    const [answer, again] = useReading<Page<T>>({ method: "GET", path }, key);
    const [more, setMore] = useState<T[]>([]);
    const [cursor, setCursor] = useState<string | null>(null);
    const [fault, setFault] = useState("");
    useEffect(() => {
        if (answer.state !== "ok") return;
        setMore([]);
        setCursor(answer.data.next_cursor);
    }, [answer]);
    const next = useCallback(async () => {
        if (cursor === null) return;
        const page = await send<Page<T>>({ method: "GET", path: `${path}&cursor=${encodeURIComponent(cursor)}` }, key);
        if (page.state === "failed") setFault(page.message || `The exchange answered with status ${page.status}.`);
        if (page.state !== "ok") return;
        setFault("");
        setMore((last) => [...last, ...page.data.data]);
        setCursor(page.data.next_cursor);
    }, [cursor, path, key]);
    return { answer, again, more, next: cursor === null ? null : next, fault };
}

function Requests({ path, apiKey }: { path: string; apiKey: string }) {
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

function Sessions({ apiKey }: { apiKey: string }) {
    const { answer, again, more, next } = usePages<Session>("/api/v1/market/sessions?limit=100", apiKey);
    return (
        <Shown answer={answer} what="sessions" again={again}>
            {({ data }) => {
                const rows = [...data, ...more];
                if (rows.length === 0)
                    return (
                        <Empty title="No session yet">
                            <p>
                                Requests that carry the same <code>session_id</code> are one session: they stay with one provider as long as it answers, and are counted together
                                here.
                            </p>
                        </Empty>
                    );
                return (
                    <>
                        <Table rows={rows} columns={SESSIONS} rowKey={(row) => row.session_id} caption="Sessions" testid="sessions" />
                        {next && (
                            <button type="button" onClick={() => void next()} style={{ marginTop: 12 }}>
                                Older sessions
                            </button>
                        )}
                    </>
                );
            }}
        </Shown>
    );
}

const SESSIONS: Column<Session>[] = [
    {
        id: "session",
        label: "Session",
        cell: (row) => (
            <Link href={`/logs?session=${encodeURIComponent(row.session_id)}`} className="break">
                {row.session_id}
            </Link>
        ),
    },
    { id: "turns", label: "Requests", number: true, cell: (row) => row.turns },
    { id: "models", label: "Models", less: true, cell: (row) => row.models.join(", ") },
    { id: "tokens", label: "Tokens", number: true, less: true, cell: (row) => short(row.tokens) },
    { id: "cost", label: "Cost", number: true, cell: (row) => dollars(row.total_cost) },
    { id: "first", label: "First", number: true, less: true, cell: (row) => moment(row.first_at) },
    { id: "last", label: "Last", number: true, less: true, cell: (row) => moment(row.last_at) },
];
