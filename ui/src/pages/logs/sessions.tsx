import type { Session } from "../../api/market";
import { dollars, moment, share, short } from "../../kit/format";
import { Link } from "../../kit/router";
import { Empty, Shown } from "../../parts/states";
import { type Column, Table } from "../../parts/table";
import { usePages } from "./paging";

/** Requests that belong together, counted together. */
export function Sessions({ apiKey }: { apiKey: string }) {
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
    { id: "tokens", label: "Tokens", number: true, less: true, cell: (row) => short(row.tokens) },
    { id: "cached", label: "From cache", number: true, less: true, cell: (row) => (row.cache_share === null ? "" : share(row.cache_share)) },
    { id: "cost", label: "Cost", number: true, cell: (row) => dollars(row.total_cost) },
    { id: "first", label: "First", number: true, less: true, cell: (row) => moment(row.first_at) },
    { id: "last", label: "Last", number: true, less: true, cell: (row) => moment(row.last_at) },
];
