import { useState } from "react";
import type { Key } from "../../api/account";
import { forget, useReading } from "../../kit/answers";
import { get, send } from "../../kit/ask";
import { dollars, moment, plural } from "../../kit/format";
import { useKeys } from "../../kit/keys";
import { Link, useQuery } from "../../kit/router";
import { Empty, NeedsKey, Shown } from "../../parts/states";
import { type Column, Table } from "../../parts/table";
import { Title } from "../../parts/title";
import { None } from "../../parts/values";
import { CreateKey } from "./create";
import { EditKey } from "./edit";
import { Own } from "./own";

interface KeyPage {
    data: Key[];
    total_count: number;
}

export default function KeysPage() {
    const { management } = useKeys();
    const [dead, setDead] = useQuery("disabled", "true");
    const ask = get("/api/v1/keys", { include_disabled: dead });
    const [answer, again] = useReading<KeyPage>(management === "" ? null : ask, management);
    function changed() {
        forget();
        again();
    }
    return (
        <>
            <Title text="Which keys may spend, and how much?" sources={[{ ask, answer, keyed: true }]}>
                <p className="lede">A key is shown once, when it is made; the exchange keeps only its hash. Keys for providers are made at their <Link href="/listings">listings</Link>.</p>
            </Title>
            <Own />
            {management === "" ? (
                <NeedsKey kind="management" what="The list of keys" />
            ) : (
                <>
                    <CreateKey management={management} created={changed} />
                    <div className="controls">
                        <label className="check">
                            <input type="checkbox" checked={dead === "true"} onChange={(event) => setDead(event.target.checked ? "true" : "false")} /> Show disabled keys
                        </label>
                    </div>
                    <Shown answer={answer} what="the keys" again={again}>
                        {(page) =>
                            page.data.length === 0 ? <Empty title="No key yet">Make the first one above.</Empty> : <List page={page} management={management} changed={changed} />
                        }
                    </Shown>
                </>
            )}
        </>
    );
}

function List({ page, management, changed }: { page: KeyPage; management: string; changed: () => void }) {
    const [open, setOpen] = useQuery("key");
    const [more, setMore] = useState<Key[]>([]);
    const rows = [...page.data, ...more];
    const edited = rows.find(({ hash }) => hash === open);
    async function next() {
        const answer = await send<KeyPage>(get("/api/v1/keys", { include_disabled: "true", offset: rows.length }), management);
        if (answer.state === "ok") setMore([...more, ...answer.data.data]);
    }
    return (
        <>
            <Table
                rows={rows}
                columns={columns(setOpen)}
                rowKey={(key) => key.hash}
                caption="Keys"
                order="order"
                testid="keys"
                note={`${plural(page.total_count, "key")}; times in UTC, limits start anew at midnight UTC`}
                rowClass={(key) => (key.hash === open ? "chosen" : key.disabled ? "other" : undefined)}
            />
            {rows.length < page.total_count && (
                <button type="button" onClick={() => void next()} style={{ marginTop: 12 }}>
                    More keys
                </button>
            )}
            {edited && <EditKey key={edited.hash} subject={edited} management={management} changed={changed} close={() => setOpen("")} />}
        </>
    );
}

function columns(open: (hash: string) => void): Column<Key>[] {
    return [
        {
            id: "name",
            label: "Key",
            figure: (key) => key.name,
            cell: (key) => (
                <>
                    {key.name} {key.is_management_key && <span className="badge">management</span>} {key.disabled && <span className="badge warning">disabled</span>}{" "}
                    {isExpired(key) && <span className="badge bad">expired</span>}
                    <code className="sub">{key.label}</code>
                </>
            ),
        },
        { id: "limit", label: "Limit", number: true, figure: (key) => key.limit, cell: (key) => <Limit subject={key} /> },
        { id: "today", label: "Today", number: true, down: true, less: true, figure: (key) => key.usage_daily, cell: (key) => dollars(key.usage_daily) },
        { id: "month", label: "This month", number: true, down: true, less: true, figure: (key) => key.usage_monthly, cell: (key) => dollars(key.usage_monthly) },
        { id: "ever", label: "Spent", number: true, down: true, figure: (key) => key.usage, cell: (key) => <Link href={`/logs?key=${key.hash}`}>{dollars(key.usage)}</Link> },
        { id: "created", label: "Made", number: true, less: true, figure: (key) => key.created_at, cell: (key) => moment(key.created_at) },
        {
            id: "expires",
            label: "Expires",
            number: true,
            less: true,
            figure: (key) => key.expires_at,
            cell: (key) => (key.expires_at ? moment(key.expires_at) : <None why="never" />),
        },
        {
            id: "change",
            label: "Change",
            cell: (key) => (
                <button type="button" className="small" onClick={() => open(key.hash)} aria-label={`Change ${key.name}`} data-testid="change-key">
                    Change
                </button>
            ),
        },
    ];
}

function isExpired(key: Key): boolean {
    return key.expires_at !== null && Date.parse(key.expires_at) <= Date.now();
}

export function Limit({ subject }: { subject: Pick<Key, "limit" | "limit_remaining" | "limit_reset"> }) {
    if (subject.limit === null) return <None why="no limit" />;
    const left = subject.limit_remaining ?? subject.limit;
    const used = subject.limit > 0 ? Math.min(1, Math.max(0, 1 - left / subject.limit)) : 1;
    return (
        <span title={`${dollars(left)} left of ${dollars(subject.limit)}`}>
            {dollars(left)} left of {dollars(subject.limit)}
            {subject.limit_reset && <span className="sub">{subject.limit_reset}</span>}
            <span className="meter" aria-hidden="true">
                <i className={used >= 1 ? "over" : used >= 0.8 ? "near" : undefined} style={{ width: `${used * 100}%` }} />
            </span>
        </span>
    );
}
