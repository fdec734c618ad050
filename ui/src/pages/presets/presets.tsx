import { useState } from "react";
import type { Preset, PresetPage } from "../../api/presets";
import { forget, useReading } from "../../kit/answers";
import { get, send } from "../../kit/ask";
import { moment, plural } from "../../kit/format";
import { useKeys } from "../../kit/keys";
import { useQuery } from "../../kit/router";
import { Code } from "../../parts/code";
import { Empty, NeedsKey, Shown } from "../../parts/states";
import { type Column, Table } from "../../parts/table";
import { Title } from "../../parts/title";
import { OnePreset } from "./one";

const PAGE = 100;

export default function PresetsPage() {
    const { any } = useKeys();
    const [archived, setArchived] = useQuery("archived");
    const ask = get("/api/v1/presets", { limit: PAGE, include_archived: archived });
    const [answer, again] = useReading<PresetPage>(any === "" ? null : ask, any);
    function changed() {
        forget();
        again();
    }
    return (
        <>
            <Title text="Which ways to be answered have a name here?" sources={[{ ask, answer, keyed: true }]}>
                <p className="lede">A preset is a model, settings, routing and instructions under a name. Requests name it, and when it changes no client has to.</p>
            </Title>
            {any === "" ? (
                <NeedsKey kind="any" what="The list of presets" />
            ) : (
                <>
                    <div className="controls">
                        <label className="check">
                            <input type="checkbox" checked={archived === "true"} onChange={(event) => setArchived(event.target.checked ? "true" : "")} /> Show archived ones
                        </label>
                    </div>
                    <Shown answer={answer} what="the presets" again={again}>
                        {(page) => (page.data.length === 0 ? <NoPreset /> : <List key={archived} page={page} archived={archived} apiKey={any} changed={changed} />)}
                    </Shown>
                </>
            )}
        </>
    );
}

function NoPreset() {
    const body = JSON.stringify({ model: "author/model", temperature: 0.2, messages: [{ role: "system", content: "Be brief." }] });
    return (
        <Empty title="No preset yet">
            <p>Send a request that is answered as you like to the address of a preset. It is saved, and nobody is asked:</p>
            <Code text={`curl '${window.location.origin}/api/v1/presets/my-preset/chat/completions' \\\n  -H "Authorization: Bearer $BOURSE_API_KEY" \\\n  -d '${body}'`} />
        </Empty>
    );
}

function List({ page, archived, apiKey, changed }: { page: PresetPage; archived: string; apiKey: string; changed: () => void }) {
    const [open, setOpen] = useQuery("preset");
    const [more, setMore] = useState<Preset[]>([]);
    const rows = [...page.data, ...more];
    async function next() {
        const answer = await send<PresetPage>(get("/api/v1/presets", { limit: PAGE, offset: rows.length, include_archived: archived }), apiKey);
        if (answer.state === "ok") setMore([...more, ...answer.data.data]);
    }
    return (
        <>
            <Table
                rows={rows}
                columns={columns(setOpen)}
                rowKey={(preset) => preset.slug}
                caption="Presets"
                testid="presets"
                note={`${plural(page.total_count, "preset")}, the one changed last first; times in UTC`}
                rowClass={(preset) => (preset.slug === open ? "chosen" : preset.status === "active" ? undefined : "other")}
            />
            {rows.length < page.total_count && (
                <button type="button" onClick={() => void next()} style={{ marginTop: 12 }}>
                    More presets
                </button>
            )}
            {open !== "" && <OnePreset key={open} slug={open} apiKey={apiKey} changed={changed} close={() => setOpen("")} />}
        </>
    );
}

function columns(open: (slug: string) => void): Column<Preset>[] {
    return [
        {
            id: "slug",
            label: "Preset",
            cell: (preset) => (
                <>
                    {preset.name} {preset.status !== "active" && <span className="badge warning">{preset.status}</span>}
                    <code className="sub break">@preset/{preset.slug}</code>
                </>
            ),
        },
        { id: "description", label: "For", less: true, cell: (preset) => preset.description ?? "" },
        { id: "versions", label: "Versions", number: true, cell: (preset) => preset.versions },
        { id: "updated", label: "Changed", number: true, less: true, cell: (preset) => moment(preset.updated_at) },
        {
            id: "open",
            label: "Open",
            cell: (preset) => (
                <button type="button" className="small" onClick={() => open(preset.slug)} aria-label={`Open ${preset.name}`} data-testid="open-preset">
                    Open
                </button>
            ),
        },
    ];
}
