import { useMemo } from "react";
import type { Provider } from "../../api/catalog";
import type { Answered, ProviderRow } from "../../api/market";
import { useAnswer, useReading } from "../../kit/answers";
import { get } from "../../kit/ask";
import { milliseconds, plural } from "../../kit/format";
import { Named } from "../../parts/named";
import { Empty, Shown } from "../../parts/states";
import { type Column, Table } from "../../parts/table";
import { Title } from "../../parts/title";
import { Count, None, Share, Trust, Uptime } from "../../parts/values";
import { Judged, Out, country, keeps } from "./policy";

type Row = Provider & { market?: ProviderRow | undefined };

export default function ProvidersPage() {
    const ask = get("/api/v1/providers");
    const [answer, again] = useReading<{ data: Provider[] }>(ask);
    const marketAsk = get("/api/v1/market/providers");
    const market = useAnswer<Answered<{ rows: ProviderRow[] }>>(marketAsk);
    const figures = market.state === "ok" ? market.data.data.rows : [];
    return (
        <>
            <Title
                text="Who answers, and what do they do with prompts?"
                sources={[
                    { ask, answer },
                    { ask: marketAsk, answer: market },
                ]}
            >
                <p className="lede">{answer.state === "ok" ? <Lede providers={answer.data.data} /> : "What every provider states itself, beside what was measured here."}</p>
            </Title>
            <Shown answer={answer} what="the list of providers" again={again}>
                {({ data }) =>
                    data.length === 0 ? (
                        <Empty title="No provider yet">
                            <p>
                                Set a provider's key in the environment, such as <code>OPENAI_API_KEY</code>, and start the exchange again.
                            </p>
                        </Empty>
                    ) : (
                        <List providers={data} figures={figures} />
                    )
                }
            </Shown>
            {market.state === "failed" && (
                <p className="caption" role="status" style={{ marginTop: 8 }}>
                    Use, uptime and speed are not shown: the exchange did not give its market figures (status {market.status}).
                </p>
            )}
        </>
    );
}

function Lede({ providers }: { providers: Provider[] }) {
    const training = providers.filter(({ data_policy: policy }) => !policy || policy.training).length;
    const zero = providers.filter(({ data_policy: policy }) => policy?.zdr).length;
    return (
        <>
            <strong>{plural(providers.length, "provider")}</strong>: {plural(zero, "keeps", "keep")} nothing by contract, {training === 0 ? "none trains on prompts or leaves it open" : plural(training, "trains on prompts or does not say", "train on prompts or do not say")}. What is not stated counts as the worst.
        </>
    );
}

function List({ providers, figures }: { providers: Provider[]; figures: ProviderRow[] }) {
    const rows = useMemo(() => providers.map((one): Row => ({ ...one, market: figures.find(({ slug }) => slug === one.slug) })), [providers, figures]);
    return (
        <Table
            rows={rows}
            columns={figures.length > 0 ? [NAME, ...MEASURED, ...STATED] : [NAME, ...STATED, ...SEATS]}
            rowKey={(row) => row.slug}
            caption="Providers"
            order="order"
            testid="providers"
        />
    );
}

const NAME: Column<Row> = {
    id: "name",
    label: "Provider",
    figure: (row) => row.name,
    cell: (row) => <Named id={row.slug} name={row.name} href={`/providers/${encodeURIComponent(row.slug)}`} under={<code>{row.slug}</code>} simulated={row.simulated} />,
};

const FEW = "too few requests";

const MEASURED: Column<Row>[] = [
    { id: "share", label: "Share, 7 d", number: true, down: true, figure: (row) => row.market?.share_7d, cell: (row) => <Share value={row.market?.share_7d} /> },
    { id: "models", label: "Models", number: true, down: true, less: true, figure: (row) => row.market?.models, cell: (row) => <Count value={row.market?.models} /> },
    { id: "uptime", label: "Uptime, 1 d", number: true, down: true, figure: (row) => row.market?.uptime_1d, cell: (row) => <Uptime value={row.market?.uptime_1d} why={FEW} /> },
    {
        id: "latency",
        label: "First token",
        number: true,
        less: true,
        figure: (row) => row.market?.ttft_ms_p50,
        cell: (row) => (row.market?.ttft_ms_p50 ? milliseconds(row.market.ttft_ms_p50) : <None why={FEW} />),
    },
    {
        id: "speed",
        label: "Tokens / s",
        number: true,
        down: true,
        less: true,
        figure: (row) => row.market?.throughput_p50,
        cell: (row) => (row.market?.throughput_p50 ? row.market.throughput_p50.toFixed(0) : <None why={FEW} />),
    },
];

const STATED: Column<Row>[] = [
    { id: "trust", label: "Trust", less: true, figure: (row) => row.trust_tier, cell: (row) => <Trust tier={row.trust_tier} /> },
    {
        id: "trains",
        label: "Trains on prompts",
        figure: (row) => Number(row.data_policy?.training ?? true),
        cell: ({ data_policy: policy }) => (policy ? <Judged bad={policy.training} text={policy.training ? "yes" : "no"} /> : <None why="not stated" />),
    },
    {
        id: "keeps",
        label: "Keeps prompts",
        figure: (row) => (row.data_policy ? keeps(row.data_policy) : null),
        cell: ({ data_policy: policy }) => (policy ? <Judged bad={policy.retains_prompts} text={keeps(policy)} /> : <None why="not stated" />),
    },
    { id: "seat", label: "Based in", less: true, figure: (row) => row.headquarters, cell: (row) => (row.headquarters ? country(row.headquarters) : <None why="not stated" />) },
];

const SEATS: Column<Row>[] = [
    { id: "computes", label: "Computes in", less: true, cell: (row) => (row.datacenters?.length ? row.datacenters.map(country).join(", ") : <None why="not stated" />) },
    {
        id: "words",
        label: "In their words",
        less: true,
        cell: (row) => (
            <span className="links">
                <Out href={row.privacy_policy_url} text="privacy" />
                <Out href={row.terms_of_service_url} text="terms" />
                <Out href={row.status_page_url} text="status" />
            </span>
        ),
    },
];
