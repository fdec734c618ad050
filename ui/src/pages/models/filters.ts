import type { Options } from "../../parts/controls";

/** The filters of `GET /models`. Their names in the page's address are those of the API. */
export const FILTERS = [
    "q",
    "category",
    "supported_parameters",
    "input_modalities",
    "output_modalities",
    "sort",
    "context",
    "min_price",
    "max_price",
    "min_output_price",
    "max_output_price",
    "arch",
    "model_authors",
    "providers",
    "distillable",
    "zdr",
    "region",
    "min_age_days",
    "max_age_days",
    "min_intelligence_index",
    "max_intelligence_index",
    "min_coding_index",
    "max_coding_index",
    "min_agentic_index",
    "max_agentic_index",
    "min_tool_success_rate",
    "max_tool_success_rate",
] as const;

export type Filter = (typeof FILTERS)[number];

export const SORTS: Options = [
    ["", "Catalogue order"],
    ["top-weekly", "Most used this week"],
    ["newest", "Newest first"],
    ["pricing-low-to-high", "Cheapest first"],
    ["pricing-high-to-low", "Dearest first"],
    ["context-high-to-low", "Longest context first"],
    ["throughput-high-to-low", "Fastest first"],
    ["latency-low-to-high", "Quickest to answer first"],
    ["intelligence-high-to-low", "Intelligence index"],
    ["coding-high-to-low", "Coding index"],
    ["agentic-high-to-low", "Agentic index"],
    ["design-arena-elo-high-to-low", "Design Arena Elo"],
];

export const CATEGORIES: Options = [
    ["", "any"],
    ...["programming", "roleplay", "marketing", "marketing/seo", "technology", "science", "translation", "legal", "finance", "health", "trivia", "academia"].map(
        (one) => [one, one] as const,
    ),
];

export const INPUTS: Options = [
    ["image", "images"],
    ["file", "files"],
    ["audio", "audio"],
    ["video", "video"],
];

export const OUTPUTS: Options = [
    ["", "anything"],
    ["text", "text"],
    ["image", "images"],
    ["audio", "audio"],
    ["embeddings", "embeddings"],
    ["speech", "speech"],
    ["transcription", "transcripts"],
    ["video", "video"],
    ["rerank", "reranking"],
];

export const PARAMETERS: Options = [
    ["tools", "tools"],
    ["tool_choice", "tool choice"],
    ["structured_outputs", "structured output"],
    ["response_format", "response format"],
    ["reasoning", "reasoning"],
    ["seed", "seed"],
    ["logprobs", "logprobs"],
    ["stop", "stop words"],
    ["temperature", "temperature"],
    ["top_k", "top k"],
    ["min_p", "min p"],
    ["frequency_penalty", "frequency penalty"],
    ["logit_bias", "logit bias"],
    ["prediction", "prediction"],
    ["verbosity", "verbosity"],
    ["web_search_options", "web search"],
];

const NAMES: Record<Filter, string> = {
    q: "search",
    category: "used for",
    supported_parameters: "can do",
    input_modalities: "reads",
    output_modalities: "makes",
    sort: "order",
    context: "context from",
    min_price: "input from $",
    max_price: "input up to $",
    min_output_price: "output from $",
    max_output_price: "output up to $",
    arch: "tokenizer",
    model_authors: "author",
    providers: "provider",
    distillable: "distillable",
    zdr: "zero retention",
    region: "region",
    min_age_days: "older than days",
    max_age_days: "younger than days",
    min_intelligence_index: "intelligence from",
    max_intelligence_index: "intelligence up to",
    min_coding_index: "coding from",
    max_coding_index: "coding up to",
    min_agentic_index: "agentic from",
    max_agentic_index: "agentic up to",
    min_tool_success_rate: "tool success from",
    max_tool_success_rate: "tool success up to",
};

/** The query of the API for an address: only what it knows, and everything whatever it makes unless that is chosen. */
export function queryOf(search: URLSearchParams): Record<string, string> {
    const query: Record<string, string> = { output_modalities: "all", aliases: "false" };
    for (const name of FILTERS) {
        const value = search.get(name);
        if (value) query[name] = value;
    }
    return query;
}

/** What is chosen, in words; the order and the search stand elsewhere. */
export function chosen(search: URLSearchParams): { name: Filter; text: string }[] {
    return FILTERS.filter((name) => name !== "sort" && name !== "q").flatMap((name) => {
        const value = search.get(name);
        return value ? [{ name, text: `${NAMES[name]} ${value.replaceAll(",", ", ").replaceAll("_", " ")}`.replace("$ ", "$") }] : [];
    });
}
