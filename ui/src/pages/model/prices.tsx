import type { Endpoint, Listing, PriceKey } from "../../api/catalog";
import { type Answered, type EndpointStats, type ListPoint, type PriceHistory, seconds } from "../../api/market";
import { type Series, TimeChart } from "../../charts/time";
import { useReading } from "../../kit/answers";
import { get, inPath } from "../../kit/ask";
import { isKnown, perMillion, rate, share } from "../../kit/format";
import { useQuery } from "../../kit/router";
import { Named } from "../../parts/named";
import { Segments } from "../../parts/controls";
import { Empty, Shown } from "../../parts/states";
import { type Column, Table } from "../../parts/table";
import { Section } from "../../parts/title";
import { Money, None } from "../../parts/values";
import { useStats } from "./stats";

/** What it should cost by the list, what it did cost, and how both moved. */
export function Prices({ listing }: { listing: Listing }) {
    return (
        <>
            <Effective id={listing.id} />
            <Moves id={listing.id} />
            <Lists endpoints={listing.endpoints} />
        </>
    );
}

function Effective({ id }: { id: string }) {
    const { ask, answer, again } = useStats(id);
    return (
        <Section
            title="What does it really cost?"
            note="The list price on the mix of tokens that was observed, and what was charged for it: caches make the difference."
            sources={[{ ask, answer }]}
        >
            <Shown answer={answer} what="effective prices" rows={3} again={again}>
                {({ data }) =>
                    data.endpoints.every(({ price }) => !price.effective) ? (
                        <Empty title="Nothing was charged in three days">
                            <p>Effective prices come from what real requests cost. List prices are below.</p>
                        </Empty>
                    ) : (
                        <Table rows={data.endpoints} columns={EFFECTIVE} rowKey={(one) => one.endpoint} caption="Effective and list price" order="order" testid="effective" />
                    )
                }
            </Shown>
        </Section>
    );
}

function perM(value: number | null | undefined, why = "not known") {
    return value === null || value === undefined ? <None why={why} /> : <span title={`$${value} per million tokens`}>{rate(value)}</span>;
}

const NONE_YET = "nothing was charged yet";

const EFFECTIVE: Column<EndpointStats>[] = [
    {
        id: "endpoint",
        label: "Endpoint",
        figure: (one) => one.tag,
        cell: (one) => <Named id={one.tag} name={one.provider_name} under={<code>{one.tag}</code>} simulated={one.simulated} />,
    },
    {
        id: "paid",
        label: "Paid, $ / M",
        number: true,
        figure: (one) => one.price.effective?.blended_per_million,
        cell: (one) => perM(one.price.effective?.blended_per_million, NONE_YET),
    },
    { id: "list", label: "List, same mix", number: true, figure: (one) => one.price.blended_list_per_million, cell: (one) => perM(one.price.blended_list_per_million, NONE_YET) },
    { id: "saved", label: "Saved", number: true, down: true, figure: saved, cell: (one) => (saved(one) === null ? <None why={NONE_YET} /> : share(saved(one) ?? 0)) },
    {
        id: "in",
        label: "Paid input",
        number: true,
        less: true,
        figure: (one) => one.price.effective?.prompt_per_million,
        cell: (one) => perM(one.price.effective?.prompt_per_million, NONE_YET),
    },
    { id: "listin", label: "List input", number: true, less: true, figure: (one) => one.price.list.prompt_per_million, cell: (one) => perM(one.price.list.prompt_per_million) },
    {
        id: "hit",
        label: "From cache",
        number: true,
        down: true,
        less: true,
        figure: (one) => one.price.effective?.cache_hit_share,
        cell: (one) => (one.price.effective?.cache_hit_share === null || one.price.effective === null ? <None why="not measured" /> : share(one.price.effective.cache_hit_share)),
    },
];

function saved(one: EndpointStats): number | null {
    const paid = one.price.effective?.blended_per_million ?? null;
    const list = one.price.blended_list_per_million;
    return paid === null || list === null || list === 0 ? null : Math.max(0, 1 - paid / list);
}

const KINDS = [
    ["prompt", "Input"],
    ["completion", "Output"],
] as const;

const DAY = 86_400;
const DAYS = 90;

function Moves({ id }: { id: string }) {
    const ask = get(`/api/v1/market/prices/${inPath(id)}`, { days: DAYS });
    const [answer, again] = useReading<Answered<PriceHistory>>(ask);
    const [kind, setKind] = useQuery("price", "prompt");
    return (
        <Section title="How did the price move?" sources={[{ ask, answer }]} actions={<Segments label="Price of" value={kind} change={setKind} options={KINDS} />}>
            <Shown answer={answer} what="the price history" chart again={again}>
                {({ data, meta }) => {
                    const times = daysUp(data, Date.now() / 1000);
                    const series = seriesOf(data, times, kind === "completion" ? "completion_per_million" : "prompt_per_million");
                    if (series.length === 0) return <Empty title="No price was seen yet">A price is noted when it is first listed and whenever it changes.</Empty>;
                    return (
                        <TimeChart
                            title={`${kind === "completion" ? "Output" : "Input"} price, USD per million tokens`}
                            note="List price per endpoint as steps; what was paid on average, dashed"
                            times={times}
                            series={series}
                            format={rate}
                            simulated={meta?.simulated}
                        />
                    );
                }}
            </Shown>
        </Section>
    );
}

/** Every day from the first that anything is known of, at most ninety. */
function daysUp(data: PriceHistory, now: number): number[] {
    const today = Math.floor(now / DAY) * DAY;
    const known = [
        ...data.list.flatMap(({ points }) => points.map(({ at }) => seconds(at))),
        ...data.effective.filter((one) => one.blended_per_million !== null).map(({ date }) => seconds(date)),
    ];
    const first = Math.max(today - (DAYS - 1) * DAY, Math.floor(Math.min(today - 6 * DAY, ...known) / DAY) * DAY);
    return Array.from({ length: Math.round((today - first) / DAY) + 1 }, (_, index) => first + index * DAY);
}

function seriesOf(data: PriceHistory, times: number[], key: "prompt_per_million" | "completion_per_million"): Series[] {
    const lists: Series[] = data.list.map((one) => ({ id: one.tag, label: one.tag, values: times.map((at) => holding(one.points, at + DAY - 1, key)), stepped: true }));
    const paid = new Map(data.effective.map((one) => [seconds(one.date), one[key]]));
    const effective: Series = { id: "other", label: "paid on average", values: times.map((at) => paid.get(at) ?? null), dashed: true };
    return [...lists, effective].filter(({ values }) => values.some((value) => value !== null));
}

/** A price holds until the next one. */
function holding(points: ListPoint[], at: number, key: "prompt_per_million" | "completion_per_million"): number | null {
    return points.findLast((point) => seconds(point.at) <= at)?.[key] ?? null;
}

const LINES: [PriceKey, string][] = [
    ["input_cache_read", "Cache read"],
    ["input_cache_write", "Cache write"],
    ["internal_reasoning", "Reasoning"],
];

function Lists({ endpoints }: { endpoints: Endpoint[] }) {
    const overridden = endpoints.filter(({ pricing }) => pricing.overrides?.length);
    return (
        <Section title="List prices">
            <Table
                rows={endpoints}
                rowKey={(one) => one.tag}
                caption="List prices in USD per million tokens"
                note="USD per million tokens"
                columns={[
                    { id: "endpoint", label: "Endpoint", cell: (one) => <code>{one.tag}</code> },
                    { id: "in", label: "Input", number: true, cell: (one) => <Money price={one.pricing.prompt} /> },
                    { id: "out", label: "Output", number: true, cell: (one) => <Money price={one.pricing.completion} /> },
                    ...LINES.map(
                        ([key, label]): Column<Endpoint> => ({
                            id: key,
                            label,
                            number: true,
                            less: true,
                            cell: (one) => (isKnown(one.pricing[key]) ? <Money price={one.pricing[key]} /> : <None why="no price of its own" />),
                        }),
                    ),
                    {
                        id: "request",
                        label: "Per request",
                        number: true,
                        less: true,
                        cell: (one) => (isKnown(one.pricing.request) && Number(one.pricing.request) > 0 ? `$${one.pricing.request}` : <None why="nothing" />),
                    },
                    { id: "discount", label: "Discount", number: true, less: true, cell: (one) => (one.pricing.discount ? share(one.pricing.discount) : <None why="none" />) },
                ]}
            />
            {overridden.map((one) => (
                <p key={one.tag} className="caption" style={{ marginTop: 8 }}>
                    <code>{one.tag}</code>{" "}
                    {one.pricing.overrides?.map((price, index) => (
                        <span key={index}>
                            {price.min_prompt_tokens !== undefined && `above ${price.min_prompt_tokens.toLocaleString("en")} prompt tokens `}
                            {price.utc_start !== undefined && `from ${hhmm(price.utc_start)} to ${hhmm(price.utc_end ?? 0)} UTC `}
                            {isKnown(price.prompt) && `$${perMillion(price.prompt)} in `}
                            {isKnown(price.completion) && `$${perMillion(price.completion)} out `}
                        </span>
                    ))}
                </p>
            ))}
        </Section>
    );
}

function hhmm(value: number): string {
    const text = String(value).padStart(4, "0");
    return `${text.slice(0, 2)}:${text.slice(2)}`;
}
