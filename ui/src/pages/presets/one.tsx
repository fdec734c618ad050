import { useState } from "react";
import type { PresetVersion, WholePreset } from "../../api/presets";
import { forget, useReading } from "../../kit/answers";
import { type Ask, get, send } from "../../kit/ask";
import { moment } from "../../kit/format";
import { useKeys } from "../../kit/keys";
import { Code } from "../../parts/code";
import { Segments } from "../../parts/controls";
import { Shown } from "../../parts/states";
import { type Column, Table } from "../../parts/table";
import { Section } from "../../parts/title";

const STATUSES = [
    ["active", "Active"],
    ["disabled", "Disabled"],
    ["archived", "Archived"],
] as const;

interface Versions {
    data: PresetVersion[];
    total_count: number;
}

/** What a preset says, and its versions; a management key changes which one is in use. */
export function OnePreset({ slug, apiKey, changed, close }: { slug: string; apiKey: string; changed: () => void; close: () => void }) {
    const { management } = useKeys();
    const path = `/api/v1/presets/${encodeURIComponent(slug)}`;
    const ask = get(path);
    const [answer, again] = useReading<{ data: WholePreset }>(ask, apiKey);
    const [fault, setFault] = useState("");

    async function change(body: Record<string, unknown>) {
        const wish: Ask = { method: "PATCH", path, body };
        const done = await send(wish, management);
        setFault(done.state === "failed" ? done.message || `The exchange answered with status ${done.status}.` : "");
        forget();
        again();
        changed();
    }

    return (
        <Section
            title={`@preset/${slug}`}
            sources={[{ ask, answer, keyed: true }]}
            actions={
                <button type="button" onClick={close}>
                    Close
                </button>
            }
        >
            <Shown answer={answer} what="the preset" rows={4} again={again}>
                {({ data }) => (
                    <div data-testid="preset">
                        {management !== "" && (
                            <div className="controls">
                                <Segments label="Status" value={data.status} change={(status) => void change({ status })} options={STATUSES} testid="preset-status" />
                            </div>
                        )}
                        {fault !== "" && (
                            <p className="fault" role="alert">
                                {fault}
                            </p>
                        )}
                        {data.designated_version.system_prompt !== null && <Code text={data.designated_version.system_prompt} />}
                        <Code text={JSON.stringify(data.designated_version.config, null, 2)} tall />
                        <VersionList path={path} apiKey={apiKey} used={data} {...(management === "" ? {} : { use: (version: number) => void change({ designated_version: version }) })} />
                    </div>
                )}
            </Shown>
        </Section>
    );
}

function VersionList({ path, apiKey, used, use }: { path: string; apiKey: string; used: WholePreset; use?: (version: number) => void }) {
    const [answer, again] = useReading<Versions>(get(`${path}/versions`, { limit: 100, offset: Math.max(0, used.versions - 100) }), apiKey);
    return (
        <Shown answer={answer} what="the versions" rows={3} again={again}>
            {({ data }) => (
                <Table
                    rows={[...data].reverse()}
                    columns={columns(used.designated_version.version, use)}
                    rowKey={(version) => version.id}
                    caption="Versions"
                    testid="versions"
                    rowClass={(version) => (version.version === used.designated_version.version ? "chosen" : undefined)}
                />
            )}
        </Shown>
    );
}

function columns(used: number, use?: (version: number) => void): Column<PresetVersion>[] {
    return [
        { id: "version", label: "Version", cell: (one) => one.version },
        { id: "model", label: "Model", cell: (one) => String(one.config["model"] ?? "") },
        { id: "says", label: "Says", less: true, cell: (one) => Object.keys(one.config).join(", ") },
        { id: "saved", label: "Saved", number: true, cell: (one) => moment(one.created_at) },
        {
            id: "use",
            label: "In use",
            cell: (one) =>
                one.version === used ? (
                    "in use"
                ) : use ? (
                    <button type="button" className="small" onClick={() => use(one.version)} aria-label={`Use version ${one.version}`} data-testid="use-version">
                        Use
                    </button>
                ) : (
                    ""
                ),
        },
    ];
}
