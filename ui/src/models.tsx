import { useEffect, useState } from "react";
import { type Model, type Models, get, useAnswer } from "./api";
import { day, exact, short } from "./format";
import { Empty, Money, None, Shown, Simulated, Title } from "./parts";
import { Link, go, useQuery } from "./router";

const SHOWN_AT_FIRST = 200;

const SORTS: [string, string][] = [
    ["", "Catalogue order"],
    ["newest", "Newest first"],
    ["pricing-low-to-high", "Cheapest first"],
    ["pricing-high-to-low", "Dearest first"],
    ["context-high-to-low", "Longest context first"],
    ["top-weekly", "Most used this week"],
    ["throughput-high-to-low", "Fastest first"],
    ["latency-low-to-high", "Quickest to answer first"],
];

const FEATURES: [string, string][] = [
    ["tools", "tools"],
    ["structured_outputs", "structured output"],
    ["reasoning", "reasoning"],
];

export function ModelsPage() {
    const [q, setQ] = useQuery("q");
    const [input, setInput] = useQuery("input");
    const [feature, setFeature] = useQuery("feature");
    const [price, setPrice] = useQuery("price");
    const [sort, setSort] = useQuery("sort");
    const ask = get("/api/v1/models", {
        output_modalities: "all",
        q,
        input_modalities: input,
        supported_parameters: feature,
        max_price: price,
        sort,
    });
    const answer = useAnswer<Models>(ask);
    return (
        <>
            <Title text="Which models can I call here?" ask={ask} at={answer.state === "ok" ? answer.at : undefined} />
            <form className="filters" role="search" onSubmit={(event) => event.preventDefault()}>
                <Search value={q} change={setQ} />
                <Choice label="Reads" value={input} change={setInput} options={[["", "anything"], ["image", "images"], ["file", "files"], ["audio", "audio"], ["video", "video"]]} />
                <Choice label="Can do" value={feature} change={setFeature} options={[["", "anything"], ...FEATURES]} />
                <Choice label="Input price" value={price} change={setPrice} options={[["", "any"], ["0", "free"], ["0.5", "up to $0.50 / M"], ["3", "up to $3 / M"]]} />
                <Choice label="Order" value={sort} change={setSort} options={SORTS} />
            </form>
            <Shown answer={answer} what="the list of models" rows={12}>
                {(models) =>
                    models.data.length === 0 ? (
                        <Empty title="No model fits">
                            <p>Nothing here meets all of these filters at once.</p>
                            <button type="button" onClick={() => go("/", true)}>
                                Show all models
                            </button>
                        </Empty>
                    ) : (
                        <List models={models.data} total={models.total_count} />
                    )
                }
            </Shown>
        </>
    );
}

function Search({ value, change }: { value: string; change: (value: string) => void }) {
    const [text, setText] = useState(value);
    useEffect(() => setText(value), [value]);
    useEffect(() => {
        if (text === value) return;
        const timer = setTimeout(() => change(text), 120);
        return () => clearTimeout(timer);
    }, [text, value, change]);
    return (
        <label className="wide">
            <span>
                Search <kbd>/</kbd>
            </span>
            <input type="search" id="search" value={text} onChange={(event) => setText(event.target.value)} placeholder="name, author or id" autoComplete="off" spellCheck={false} />
        </label>
    );
}

function Choice({ label, value, change, options }: { label: string; value: string; change: (value: string) => void; options: [string, string][] }) {
    return (
        <label>
            <span>{label}</span>
            <select value={value} onChange={(event) => change(event.target.value)}>
                {options.map(([option, text]) => (
                    <option key={option} value={option}>
                        {text}
                    </option>
                ))}
            </select>
        </label>
    );
}

function List({ models, total }: { models: Model[]; total: number }) {
    const [all, setAll] = useState(false);
    const shown = all ? models : models.slice(0, SHOWN_AT_FIRST);
    return (
        <>
            <table className="cards">
                <caption>
                    {exact(total)} {total === 1 ? "model" : "models"}; prices in USD per million tokens at the cheapest endpoint
                </caption>
                <thead>
                    <tr>
                        <th scope="col">Model</th>
                        <th scope="col" className="number">
                            Input, $ / M
                        </th>
                        <th scope="col" className="number">
                            Output, $ / M
                        </th>
                        <th scope="col" className="number">
                            Context, tokens
                        </th>
                        <th scope="col">Can do</th>
                        <th scope="col" className="number">
                            Released
                        </th>
                    </tr>
                </thead>
                <tbody>
                    {shown.map((model) => (
                        <Row key={model.id} model={model} />
                    ))}
                </tbody>
            </table>
            {shown.length < models.length && (
                <p>
                    <button type="button" onClick={() => setAll(true)}>
                        Show all {exact(models.length)}
                    </button>
                </p>
            )}
        </>
    );
}

function Row({ model }: { model: Model }) {
    return (
        <tr>
            <th scope="row">
                <Link href={`/models/${model.id}`}>{model.name}</Link> {model.simulated && <Simulated />}
                <code>{model.id}</code>
            </th>
            <td className="number" data-label="Input, $ / M">
                <Money price={model.pricing.prompt} />
            </td>
            <td className="number" data-label="Output, $ / M">
                <Money price={model.pricing.completion} />
            </td>
            <td className="number less" data-label="Context">
                {model.context_length === null ? <None why="not stated" /> : <span title={`${exact(model.context_length)} tokens`}>{short(model.context_length)}</span>}
            </td>
            <td className="less" data-label="Can do">
                {abilities(model).join(", ") || <None why="text only" />}
            </td>
            <td className="number less" data-label="Released">
                {model.created > 0 ? day(model.created) : <None why="not stated" />}
            </td>
        </tr>
    );
}

function abilities(model: Model): string[] {
    const reads = model.architecture.input_modalities.filter((kind) => kind !== "text");
    return [...FEATURES.filter(([parameter]) => model.supported_parameters.includes(parameter)).map(([, text]) => text), ...reads];
}
