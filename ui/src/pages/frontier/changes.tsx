import type { Answered, PriceChange } from "../../api/market";
import { useReading } from "../../kit/answers";
import { get } from "../../kit/ask";
import { change, moment, rate } from "../../kit/format";
import { Link } from "../../kit/router";
import { Empty, Shown } from "../../parts/states";
import { type Column, Table } from "../../parts/table";
import { Section } from "../../parts/title";

export function Changes() {
    const ask = get("/api/v1/market/prices/changes", { days: 30, limit: 50 });
    const [answer, again] = useReading<Answered<PriceChange[]>>(ask);
    return (
        <Section
            title="Which prices changed?"
            note="The last thirty days, newest first. Marked: a rise of a tenth or more, the end of a free period, a withdrawal."
            sources={[{ ask, answer }]}
        >
            <Shown answer={answer} what="price changes" rows={4} again={again}>
                {({ data }) =>
                    data.length === 0 ? (
                        <Empty title="No price has changed in thirty days" />
                    ) : (
                        <Table rows={data} columns={CHANGES} rowKey={(one) => one.at + one.endpoint} caption="Price changes" testid="changes" />
                    )
                }
            </Shown>
        </Section>
    );
}

const CHANGES: Column<PriceChange>[] = [
    { id: "model", label: "Model", cell: (one) => <Link href={`/models/${one.model}?tab=pricing`}>{one.name}</Link> },
    { id: "at", label: "When, UTC", cell: (one) => moment(one.at) },
    {
        id: "kind",
        label: "What",
        cell: (one) => (
            <span className={one.alert ? "badge warning" : one.kind === "lowered" || one.kind === "became_free" ? "badge good" : "badge"}>{one.kind.replaceAll("_", " ")}</span>
        ),
    },
    { id: "provider", label: "Provider", less: true, cell: (one) => one.provider },
    { id: "in", label: "Input, $ / M", number: true, cell: (one) => <Move before={one.before?.prompt_per_million} after={one.after?.prompt_per_million} by={one.prompt_change} /> },
    {
        id: "out",
        label: "Output, $ / M",
        number: true,
        cell: (one) => <Move before={one.before?.completion_per_million} after={one.after?.completion_per_million} by={one.completion_change} />,
    },
];

function Move({ before, after, by }: { before: number | null | undefined; after: number | null | undefined; by: number | null }) {
    const text = (value: number | null | undefined) => (value === null || value === undefined ? "–" : rate(value));
    if (before === after) return text(after);
    return (
        <>
            {text(before)} → {text(after)} {by !== null && by !== 0 && <small>{change(by)}</small>}
        </>
    );
}
