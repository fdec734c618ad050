import type { Answered, Breakdown, BreakdownRow } from "../../api/market";
import { Bars } from "../../charts/bars";
import { useReading } from "../../kit/answers";
import { get } from "../../kit/ask";
import { colourOf } from "../../kit/colour";
import { percent, share } from "../../kit/format";
import { Link, useQuery } from "../../kit/router";
import { Basis } from "../../parts/basis";
import { Named } from "../../parts/named";
import { Segments } from "../../parts/controls";
import { Empty, Shown } from "../../parts/states";
import { type Column, Table } from "../../parts/table";
import { Title } from "../../parts/title";
import { Count, None, Share } from "../../parts/values";
import { WINDOWS } from "./leaderboard";

export type BreakdownTab = "categories" | "languages" | "code" | "context" | "tools" | "modality";

interface Kind {
    by: string;
    /** The name of the filter that narrows the leaderboard to a row. */
    filter: string;
    question: string;
    unit: string;
    sampled: boolean;
}

const KINDS: Record<BreakdownTab, Kind> = {
    categories: { by: "category", filter: "category", question: "Which subjects do prompts have?", unit: "share of tokens", sampled: true },
    languages: { by: "language", filter: "language", question: "Which languages do people write in?", unit: "share of tokens", sampled: true },
    code: { by: "programming_language", filter: "programming_language", question: "Which programming languages are worked on?", unit: "share of tokens", sampled: true },
    context: { by: "context", filter: "context", question: "How long are prompts?", unit: "share of tokens", sampled: false },
    tools: { by: "tools", filter: "", question: "Which models call tools?", unit: "share of tool calls", sampled: false },
    modality: { by: "modality", filter: "modality", question: "What besides text goes in and out?", unit: "share of tokens", sampled: false },
};

/** Traffic by one property of requests, and the models inside each part. */
export function Breakdowns({ tab }: { tab: BreakdownTab }) {
    const kind = KINDS[tab];
    const [window, setWindow] = useQuery("window", "week");
    const ask = get("/api/v1/market/breakdown", { by: kind.by, window: kind.sampled && window === "day" ? "week" : window });
    const [answer, again] = useReading<Answered<Breakdown>>(ask);
    return (
        <>
            <Title text={kind.question} sources={[{ ask, answer }]}>
                <p className="lede">
                    {kind.sampled
                        ? "From a sample of prompts, classified on this machine and scaled up; their text is not stored."
                        : "Exact, over all traffic that is not confidential."}
                </p>
            </Title>
            <div className="controls">
                <Segments label="Window" value={window} change={setWindow} options={kind.sampled ? WINDOWS.slice(1) : WINDOWS} />
            </div>
            <Shown answer={answer} what="the shares" again={again}>
                {({ data, meta }) =>
                    data.rows.length === 0 ? (
                        <Empty title="Nothing to show for this time">
                            <p>{kind.sampled ? "No prompts of five or more accounts were classified in it." : "No traffic came in it."} A longer window may have some.</p>
                        </Empty>
                    ) : (
                        <>
                            <Bars
                                title={kind.question.replace("?", "")}
                                note={data.by === "tools" ? undefined : "Each bar by the models in it"}
                                bars={data.rows
                                    .slice(0, 20)
                                    .map((row) => ({ id: row.id, label: row.name, value: row.share, href: hrefOf(row, kind), ...(row.models ? { parts: partsOf(row) } : {}) }))}
                                format={share}
                                unit={kind.unit}
                                simulated={meta?.simulated}
                            />
                            <ModelsKey rows={data.rows} />
                            <div style={{ marginTop: 24 }}>
                                <Table
                                    rows={data.rows}
                                    columns={columns(kind, data.by === "tools")}
                                    rowKey={(row) => row.id}
                                    caption={kind.question}
                                    order="sort"
                                    testid="breakdown"
                                />
                            </div>
                            <div style={{ marginTop: 8 }}>
                                <Basis meta={meta} />
                            </div>
                        </>
                    )
                }
            </Shown>
        </>
    );
}

function hrefOf(row: BreakdownRow, kind: Kind): string | undefined {
    if (kind.by === "tools") return `/models/${row.id}`;
    return `/?only=${kind.filter}:${encodeURIComponent(row.id)}`;
}

function partsOf(row: BreakdownRow) {
    const models = (row.models ?? []).map((model) => ({ id: model.id, label: model.name, value: row.share * model.share }));
    const rest = row.share - models.reduce((sum, { value }) => sum + value, 0);
    return rest > 1e-9 ? [...models, { id: "other", label: "other models", value: rest }] : models;
}

/** The models that are seen most in the bars, with their colours. */
function ModelsKey({ rows }: { rows: BreakdownRow[] }) {
    const tokens = new Map<string, number>();
    for (const row of rows) for (const model of row.models ?? []) tokens.set(model.id, (tokens.get(model.id) ?? 0) + model.tokens);
    const ids = [...tokens.entries()]
        .sort(([, one], [, other]) => other - one)
        .slice(0, 10)
        .map(([id]) => id);
    if (ids.length === 0) return null;
    return (
        <ul className="legend">
            {ids.map((id) => (
                <li key={id}>
                    <span className="dot" style={{ background: colourOf(id) }} />
                    <Link href={`/models/${id}`}>{id}</Link>
                </li>
            ))}
        </ul>
    );
}

function columns(kind: Kind, tools: boolean): Column<BreakdownRow>[] {
    const name: Column<BreakdownRow> = {
        id: "name",
        label: tools ? "Model" : "What",
        figure: (row) => row.name,
        cell: (row) => {
            const href = hrefOf(row, kind);
            if (tools) return <Named id={row.id} name={row.name} href={href ?? null} under={row.id} />;
            return href ? <Link href={href}>{row.name}</Link> : row.name;
        },
    };
    const part: Column<BreakdownRow> = {
        id: "share",
        label: tools ? "Share of calls" : "Share",
        number: true,
        down: true,
        figure: (row) => row.share,
        cell: (row) => <Share value={row.share} />,
    };
    const tokens: Column<BreakdownRow> = { id: "tokens", label: "Tokens", number: true, down: true, figure: (row) => row.tokens, cell: (row) => <Count value={row.tokens} /> };
    if (tools)
        return [
            name,
            part,
            { id: "calls", label: "Tool calls", number: true, down: true, figure: (row) => row.tool_calls, cell: (row) => <Count value={row.tool_calls} /> },
            {
                id: "with",
                label: "Requests with calls",
                number: true,
                down: true,
                less: true,
                figure: (row) => row.requests_with_tool_calls,
                cell: (row) => <Count value={row.requests_with_tool_calls} />,
            },
            {
                id: "errors",
                label: "Faulty calls",
                number: true,
                less: true,
                figure: (row) => row.tool_error_rate,
                cell: (row) => (row.tool_error_rate === null || row.tool_error_rate === undefined ? <None why="not measured" /> : percent(row.tool_error_rate * 100)),
            },
            tokens,
        ];
    return [
        name,
        part,
        tokens,
        { id: "requests", label: "Requests", number: true, down: true, less: true, figure: (row) => row.requests, cell: (row) => <Count value={row.requests} /> },
        {
            id: "accounts",
            label: "Accounts",
            number: true,
            down: true,
            less: true,
            figure: (row) => row.accounts,
            cell: (row) => <Count value={row.accounts} why="too few to tell" />,
        },
    ];
}
