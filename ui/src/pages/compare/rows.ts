import { type Listing, type Model, abilities, authorOf } from "../../api/catalog";
import type { Ranked } from "../../api/market";
import { day, milliseconds, percent, rate, share, short } from "../../kit/format";

/** What is known of one of the models compared. */
export interface Compared {
    id: string;
    model: Model | undefined;
    listing: Listing | undefined;
    ranked: Ranked | undefined;
}

/** One line of the comparison: a text for each model, and which of them is best where that makes sense. */
export interface Line {
    name: string;
    texts: (string | null)[];
    best: number[];
}

interface Property {
    name: string;
    figure?: (one: Compared) => number | null | undefined;
    better?: "less" | "more";
    text: (one: Compared) => string | null | undefined;
}

const million = (price: string | undefined) => (price === undefined || price.startsWith("-") ? null : Number(price) * 1e6);
const priced = (value: number | null) => (value === null ? null : rate(value));

/** The best that any endpoint offers. */
function bestOf(one: Compared, figure: (endpoint: Listing["endpoints"][number]) => number | null | undefined, most: boolean): number | null {
    const values = (one.listing?.endpoints ?? []).map(figure).filter((value) => value !== null && value !== undefined);
    return values.length === 0 ? null : most ? Math.max(...values) : Math.min(...values);
}

const input = (one: Compared) => million(one.model?.pricing.prompt);
const output = (one: Compared) => million(one.model?.pricing.completion);
const cache = (one: Compared) => bestOf(one, ({ pricing }) => million(pricing.input_cache_read), false);
const uptime = (one: Compared) => bestOf(one, (endpoint) => endpoint.uptime_last_30m, true);
const first = (one: Compared) => bestOf(one, (endpoint) => endpoint.latency_last_30m?.p50, false);
const fast = (one: Compared) => bestOf(one, (endpoint) => endpoint.throughput_last_30m?.p50, true);

const PROPERTIES: Property[] = [
    { name: "Author", text: (one) => authorOf(one.id) },
    { name: "Input, $ / M", figure: input, better: "less", text: (one) => priced(input(one)) },
    { name: "Output, $ / M", figure: output, better: "less", text: (one) => priced(output(one)) },
    { name: "Cache read, $ / M", figure: cache, better: "less", text: (one) => priced(cache(one)) },
    {
        name: "Paid on average, $ / M",
        figure: (one) => one.ranked?.effective_price_per_million,
        better: "less",
        text: (one) => priced(one.ranked?.effective_price_per_million ?? null),
    },
    {
        name: "Rank this week",
        figure: (one) => one.ranked?.rank,
        better: "less",
        text: (one) =>
            one.ranked?.rank
                ? `${one.ranked.rank}${one.ranked.rank_low !== null && one.ranked.rank_high !== null && one.ranked.rank_low !== one.ranked.rank_high ? ` (${one.ranked.rank_low} to ${one.ranked.rank_high})` : ""}`
                : null,
    },
    { name: "Share of tokens", figure: (one) => one.ranked?.share, better: "more", text: (one) => (one.ranked ? share(one.ranked.share) : null) },
    {
        name: "Payers",
        figure: (one) => one.ranked?.payers,
        better: "more",
        text: (one) => (one.ranked?.payers === null || one.ranked === undefined ? null : String(one.ranked.payers)),
    },
    { name: "Context", figure: (one) => one.model?.context_length, better: "more", text: (one) => (one.model?.context_length ? short(one.model.context_length) : null) },
    {
        name: "Longest answer",
        figure: (one) => bestOf(one, (endpoint) => endpoint.max_completion_tokens, true),
        better: "more",
        text: (one) =>
            textOf(
                bestOf(one, (endpoint) => endpoint.max_completion_tokens, true),
                short,
            ),
    },
    { name: "Providers", figure: (one) => one.listing?.endpoints.length, better: "more", text: (one) => one.listing?.endpoints.map(({ tag }) => tag).join(", ") },
    { name: "Uptime, best", figure: uptime, better: "more", text: (one) => textOf(uptime(one), percent) },
    { name: "First token, best p50", figure: first, better: "less", text: (one) => textOf(first(one), milliseconds) },
    { name: "Tokens / s, best p50", figure: fast, better: "more", text: (one) => textOf(fast(one), (value) => value.toFixed(0)) },
    { name: "Reads", text: (one) => one.model?.architecture.input_modalities.join(", ") },
    { name: "Makes", text: (one) => one.model?.architecture.output_modalities.join(", ") },
    { name: "Can do", text: (one) => (one.model ? abilities(one.model).join(", ") || "text only" : null) },
    { name: "Parameters", text: (one) => one.model?.supported_parameters.join(", ") },
    { name: "Tokenizer", text: (one) => one.model?.architecture.tokenizer },
    { name: "Knows the world up to", text: (one) => one.model?.knowledge_cutoff },
    { name: "Released", figure: (one) => one.model?.created, text: (one) => (one.model && one.model.created > 0 ? day(one.model.created) : null) },
    { name: "Disappears", text: (one) => one.model?.expiration_date },
];

function textOf(value: number | null, format: (value: number) => string): string | null {
    return value === null ? null : format(value);
}

/** The comparison, line by line; lines of which nothing is known for any model are left out. */
export function linesOf(all: Compared[]): Line[] {
    return PROPERTIES.map((property) => ({ name: property.name, texts: all.map((one) => property.text(one) ?? null), best: bestAt(all, property) })).filter(({ texts }) =>
        texts.some((text) => text !== null),
    );
}

function bestAt(all: Compared[], { figure, better }: Property): number[] {
    if (!figure || !better || all.length < 2) return [];
    const values = all.map((one) => figure(one) ?? null);
    const known = values.filter((value) => value !== null);
    if (known.length < 2 || new Set(known).size === 1) return [];
    const best = better === "less" ? Math.min(...known) : Math.max(...known);
    return values.flatMap((value, index) => (value === best ? [index] : []));
}

export function isSame(line: Line): boolean {
    return new Set(line.texts).size === 1;
}
