import { useMemo } from "react";
import { type Model, type Models, abilities, authorOf } from "../../api/catalog";
import { useReading } from "../../kit/answers";
import { get } from "../../kit/ask";
import { colourOf } from "../../kit/colour";
import { day, exact, plain, plural, short } from "../../kit/format";
import { Link, setQuery, useQuery, useQueryList, useUrl } from "../../kit/router";
import { Named } from "../../parts/named";
import { Segments } from "../../parts/controls";
import { Empty, Shown } from "../../parts/states";
import { type Column, Table } from "../../parts/table";
import { Title } from "../../parts/title";
import { Count, Money, None, Simulated } from "../../parts/values";
import { FILTERS, chosen, queryOf } from "./filters";
import { FilterForm, Order, Search } from "./form";

const MOST_COMPARED = 4;

export default function ModelsPage() {
    const search = useUrl().searchParams;
    const ask = get("/api/v1/models", queryOf(search));
    const [answer, again] = useReading<Models>(ask);
    const [view, setView] = useQuery("view");
    return (
        <>
            <Title text="Which models can I call here?" sources={[{ ask, answer }]}>
                <p className="lede">{answer.state === "ok" ? <Lede models={answer.data} /> : "Prices, abilities and limits of everything in the catalogue."}</p>
            </Title>
            <div className="controls">
                <Search />
                <Order />
                <Segments label="View" value={view} change={setView} options={VIEWS} testid="view" />
            </div>
            <div className="sidebar">
                <FilterForm />
                <div>
                    <Chosen />
                    <Shown answer={answer} what="the list of models" rows={12} again={again}>
                        {(models) => (models.data.length === 0 ? <NoneFits /> : view === "cards" ? <Cards models={models.data} /> : <List models={models.data} />)}
                    </Shown>
                </div>
            </div>
            <CompareBar />
        </>
    );
}

const VIEWS = [
    ["", "Table"],
    ["cards", "Cards"],
] as const;

function Lede({ models }: { models: Models }) {
    const authors = new Set(models.data.map((one) => authorOf(one.id))).size;
    const free = models.data.filter((one) => Number(one.pricing.prompt) === 0 && Number(one.pricing.completion) === 0).length;
    return (
        <>
            <strong>{plural(models.total_count, "model")}</strong> by {plural(authors, "author")}
            {free > 0 && <>, {plural(free, "of them free", "of them free")}</>}. Prices in USD per million tokens at the cheapest endpoint.
        </>
    );
}

function clear() {
    setQuery(Object.fromEntries(FILTERS.map((name) => [name, ""])));
}

function Chosen() {
    const search = useUrl().searchParams;
    const list = chosen(search);
    if (list.length === 0) return null;
    return (
        <div className="chips" style={{ marginBottom: 12 }} aria-label="Filters in use">
            {list.map(({ name, text }) => (
                <span className="chip" key={name}>
                    {text}
                    <button type="button" aria-label={`Take out: ${text}`} onClick={() => setQuery({ [name]: "" })}>
                        ×
                    </button>
                </span>
            ))}
            <button type="button" className="plain" onClick={clear}>
                Clear all
            </button>
        </div>
    );
}

function NoneFits() {
    return (
        <Empty title="No model fits">
            <p>Nothing here meets all of these filters at once. A filter on a figure that is not known, such as a benchmark, removes the model.</p>
            <div className="actions">
                <button type="button" className="primary" onClick={clear}>
                    Show all models
                </button>
            </div>
        </Empty>
    );
}

function List({ models }: { models: Model[] }) {
    const [compared, setCompared] = useQueryList("with");
    const columns = useMemo(() => [...COLUMNS, pick(compared, setCompared)], [compared, setCompared]);
    return <Table rows={models} columns={columns} rowKey={(one) => one.id} caption="Models" order="order" testid="models" />;
}

function pick(compared: string[], change: (ids: string[]) => void): Column<Model> {
    return {
        id: "pick",
        label: "Compare",
        less: true,
        cell: (model) => {
            const on = compared.includes(model.id);
            return (
                <input
                    type="checkbox"
                    aria-label={`Compare ${model.name}`}
                    checked={on}
                    disabled={!on && compared.length >= MOST_COMPARED}
                    onChange={() => change(on ? compared.filter((id) => id !== model.id) : [...compared, model.id])}
                />
            );
        },
    };
}

const COLUMNS: Column<Model>[] = [
    {
        id: "name",
        label: "Model",
        figure: (model) => model.name,
        cell: (model) => <Named id={model.id} name={model.name} href={`/models/${model.id}`} under={<code>{model.id}</code>} simulated={model.simulated} />,
    },
    { id: "input", label: "Input, $ / M", number: true, figure: (model) => priced(model.pricing.prompt), cell: (model) => <Money price={model.pricing.prompt} /> },
    { id: "output", label: "Output, $ / M", number: true, figure: (model) => priced(model.pricing.completion), cell: (model) => <Money price={model.pricing.completion} /> },
    {
        id: "context",
        label: "Context",
        number: true,
        down: true,
        less: true,
        hint: "tokens",
        figure: (model) => model.context_length,
        cell: (model) => <Count value={model.context_length} why="not stated" />,
    },
    {
        id: "abilities",
        label: "Can do",
        less: true,
        figure: (model) => -abilities(model).length,
        cell: (model) => <span className="meta-text">{abilities(model).join(", ") || <None why="text only" />}</span>,
    },
    {
        id: "released",
        label: "Released",
        number: true,
        down: true,
        less: true,
        figure: (model) => (model.created > 0 ? model.created : null),
        cell: (model) => (model.created > 0 ? day(model.created) : <None why="not stated" />),
    },
];

function priced(price: string): number | null {
    return price.startsWith("-") ? null : Number(price);
}

function Cards({ models }: { models: Model[] }) {
    return (
        <div className="grid" data-testid="model-cards">
            {models.map((model) => (
                <article className="card" key={model.id}>
                    <h2 className="named minor">
                        <span className="dot" style={{ background: colourOf(model.id) }} />
                        <span>
                            <Link href={`/models/${model.id}`}>{model.name}</Link> {model.simulated && <Simulated />}
                        </span>
                    </h2>
                    <code className="sub">{model.id}</code>
                    <p className="clamp quiet">{plain(model.description) || "No description."}</p>
                    <p className="facts">
                        <span>
                            in $<Money price={model.pricing.prompt} />
                        </span>
                        <span>
                            out $<Money price={model.pricing.completion} />
                        </span>
                        {model.context_length !== null && <span title={exact(model.context_length)}>{short(model.context_length)} context</span>}
                    </p>
                </article>
            ))}
        </div>
    );
}

function CompareBar() {
    const [compared, setCompared] = useQueryList("with");
    if (compared.length === 0) return null;
    return (
        <div className="float" role="region" aria-label="Models to compare">
            <span>{plural(compared.length, "model")} chosen</span>
            <button type="button" className="small" onClick={() => setCompared([])}>
                Clear
            </button>
            <Link className="button primary small" href={`/compare?models=${compared.join(",")}`}>
                Compare
            </Link>
        </div>
    );
}
