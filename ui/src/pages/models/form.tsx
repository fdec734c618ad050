import { type Models, type Provider, authorOf } from "../../api/catalog";
import { useAnswer } from "../../kit/answers";
import { get } from "../../kit/ask";
import { useQuery, useQueryList } from "../../kit/router";
import { Choice, type Options, Ticks, Typed } from "../../parts/controls";
import { CATEGORIES, type Filter, INPUTS, OUTPUTS, PARAMETERS, SORTS } from "./filters";

export function Search() {
    const [q, setQ] = useQuery("q");
    return (
        <div style={{ flex: "1 1 240px", maxWidth: 420 }}>
            <Typed label="Search" unlabelled id="search" type="search" value={q} change={setQ} placeholder="Search by name, author or id  ( / )" />
        </div>
    );
}

export function Order() {
    const [sort, setSort] = useQuery("sort");
    return <Choice label="Order" value={sort} change={setSort} options={SORTS} />;
}

/** Every filter of `GET /models`; beside the list on wide screens, folded above it on narrow ones. */
export function FilterForm() {
    const wide = window.matchMedia("(min-width: 900px)").matches;
    return (
        <details className="filterbox" open={wide} data-testid="filters">
            <summary>Filters</summary>
            <form onSubmit={(event) => event.preventDefault()} aria-label="Filters">
                <Pick name="output_modalities" label="Makes" options={OUTPUTS} />
                <Many name="input_modalities" legend="Reads besides text" options={INPUTS} />
                <Many name="supported_parameters" legend="Can do" options={PARAMETERS.slice(0, 5)} />
                <details>
                    <summary>More parameters</summary>
                    <Many name="supported_parameters" legend="Also understands" options={PARAMETERS.slice(5)} />
                </details>
                <Pair legend="Input price, $ / M" low="min_price" high="max_price" />
                <Pair legend="Output price, $ / M" low="min_output_price" high="max_output_price" />
                <Pick
                    name="context"
                    label="Context"
                    options={[
                        ["", "any"],
                        ["32000", "from 32 K tokens"],
                        ["128000", "from 128 K tokens"],
                        ["200000", "from 200 K tokens"],
                        ["1000000", "from 1 M tokens"],
                    ]}
                />
                <Known />
                <Pick name="category" label="Used for" options={CATEGORIES} />
                <Pick
                    name="region"
                    label="Processed in"
                    options={[
                        ["", "anywhere"],
                        ["eu", "the EU"],
                        ["us", "the US"],
                    ]}
                />
                <Pick name="zdr" label="Zero data retention" options={YES_NO} />
                <Pick name="distillable" label="May be distilled from" options={YES_NO} />
                <Pair legend="Age in days" low="min_age_days" high="max_age_days" />
                <details>
                    <summary>Benchmarks and tool success</summary>
                    <Pair legend="Intelligence index" low="min_intelligence_index" high="max_intelligence_index" />
                    <Pair legend="Coding index" low="min_coding_index" high="max_coding_index" />
                    <Pair legend="Agentic index" low="min_agentic_index" high="max_agentic_index" />
                    <Pair legend="Tool success rate" low="min_tool_success_rate" high="max_tool_success_rate" />
                </details>
            </form>
        </details>
    );
}

const YES_NO: Options = [
    ["", "either"],
    ["true", "yes"],
    ["false", "no"],
];

/** Authors, tokenizers and providers that are there to choose from. */
function Known() {
    const models = useAnswer<Models>(get("/api/v1/models", { output_modalities: "all", aliases: "false" }));
    const providers = useAnswer<{ data: Provider[] }>(get("/api/v1/providers"));
    const all = models.state === "ok" ? models.data.data : [];
    return (
        <>
            <Pick name="model_authors" label="Author" options={options(all.map((one) => authorOf(one.id)))} />
            <Pick name="providers" label="Provider" options={[["", "any"], ...(providers.state === "ok" ? providers.data.data.map((one) => [one.slug, one.name] as const) : [])]} />
            <Pick name="arch" label="Tokenizer" options={options(all.flatMap((one) => one.architecture.tokenizer ?? []))} />
        </>
    );
}

function options(names: string[]): Options {
    return [["", "any"], ...[...new Set(names)].sort().map((name) => [name, name] as const)];
}

function Pick({ name, label, options }: { name: Filter; label: string; options: Options }) {
    const [value, set] = useQuery(name);
    return <Choice label={label} value={value} change={set} options={options} />;
}

function Many({ name, legend, options }: { name: Filter; legend: string; options: Options }) {
    const [values, set] = useQueryList(name);
    return <Ticks legend={legend} values={values} change={set} options={options} />;
}

function Pair({ legend, low, high }: { legend: string; low: Filter; high: Filter }) {
    const [from, setFrom] = useQuery(low);
    const [to, setTo] = useQuery(high);
    return (
        <fieldset className="pair">
            <legend>{legend}</legend>
            <Typed label="from" placeholder="from" type="number" value={from} change={setFrom} />
            <Typed label="to" placeholder="to" type="number" value={to} change={setTo} />
        </fieldset>
    );
}
