import { type Endpoint, type Listing, get, useAnswer, useKey } from "./api";
import { exact, milliseconds, percent, plain, short } from "./format";
import { Empty, Money, None, Shown, Simulated, Title } from "./parts";
import { Quickstart } from "./quickstart";
import { Why } from "./why";

export function ModelPage({ id }: { id: string }) {
    const ask = get(`/api/v1/models/${id.split("/").map(encodeURIComponent).join("/")}/endpoints`);
    const [key] = useKey();
    const answer = useAnswer<Listing>(ask, key);
    const listing = answer.state === "ok" ? answer.data.data : undefined;
    return (
        <>
            <Title text={listing?.name ?? id} ask={ask} at={answer.state === "ok" ? answer.at : undefined} keyed={key !== ""}>
                <p className="facts">
                    <code>{id}</code>
                    {listing && <Facts listing={listing} />}
                </p>
            </Title>
            <Shown answer={answer} what={`the endpoints of ${id}`} rows={4}>
                {({ data }) => (
                    <>
                        {data.description && <p className="prose">{plain(data.description)}</p>}
                        <section>
                            <h2>Who serves it</h2>
                            {data.endpoints.length === 0 ? (
                                <Empty title="Nobody serves this model here">
                                    <p>It is in the catalogue, but no provider that offers it has a key on this exchange.</p>
                                </Empty>
                            ) : (
                                <Endpoints endpoints={data.endpoints} known={key !== ""} />
                            )}
                        </section>
                        {data.endpoints.length > 0 && <Why model={data.id} />}
                        <section>
                            <h2>Call it</h2>
                            <Quickstart model={data.id} />
                        </section>
                    </>
                )}
            </Shown>
        </>
    );
}

function Facts({ listing }: { listing: Listing["data"] }) {
    const context = Math.max(0, ...listing.endpoints.map((endpoint) => endpoint.context_length));
    const facts = [
        `${listing.endpoints.length} ${listing.endpoints.length === 1 ? "endpoint" : "endpoints"}`,
        context > 0 ? `up to ${short(context)} tokens of context` : "",
        `reads ${listing.architecture.input_modalities.join(", ")}`,
        `writes ${listing.architecture.output_modalities.join(", ")}`,
        listing.knowledge_cutoff ? `knows the world up to ${listing.knowledge_cutoff}` : "",
        listing.expiration_date ? `disappears on ${listing.expiration_date}` : "",
    ];
    return facts.filter((fact) => fact !== "").map((fact) => <span key={fact}>{fact}</span>);
}

function Endpoints({ endpoints, known }: { endpoints: Endpoint[]; known: boolean }) {
    const unmeasured = known ? TOO_FEW : NO_KEY;
    return (
        <table className="cards">
            <caption>
                Measured over the last 30 minutes; prices in USD per million tokens{!known && "; speed is shown to callers with a key (below)"}
            </caption>
            <thead>
                <tr>
                    <th scope="col">Endpoint</th>
                    {["Input, $ / M", "Output, $ / M", "Cache read, $ / M", "Uptime", "First token, p50", "Tokens / s, p50", "Context"].map((name) => (
                        <th scope="col" className="number" key={name}>
                            {name}
                        </th>
                    ))}
                    <th scope="col">Weights</th>
                </tr>
            </thead>
            <tbody>
                {endpoints.map((endpoint) => (
                    <Row key={endpoint.tag} endpoint={endpoint} unmeasured={unmeasured} />
                ))}
            </tbody>
        </table>
    );
}

const TOO_FEW = "too few requests in the last 30 minutes";
const NO_KEY = "shown to callers with a key";

function Row({ endpoint, unmeasured }: { endpoint: Endpoint; unmeasured: string }) {
    const { uptime_last_30m: uptime, latency_last_30m: latency, throughput_last_30m: throughput } = endpoint;
    return (
        <tr>
            <th scope="row">
                {endpoint.provider_name} {endpoint.simulated && <Simulated />}
                <code>{endpoint.tag}</code>
            </th>
            <td className="number" data-label="Input, $ / M">
                <Money price={endpoint.pricing.prompt} />
            </td>
            <td className="number" data-label="Output, $ / M">
                <Money price={endpoint.pricing.completion} />
            </td>
            <td className="number less" data-label="Cache read, $ / M">
                {endpoint.pricing.input_cache_read ? <Money price={endpoint.pricing.input_cache_read} /> : <None why="no price of its own" />}
            </td>
            <td className="number" data-label="Uptime">
                {uptime === null ? <None why={TOO_FEW} /> : <Uptime value={uptime} />}
            </td>
            <td className="number" data-label="First token, p50">
                {latency ? <span title={`p90 ${milliseconds(latency.p90)}, p99 ${milliseconds(latency.p99)}`}>{milliseconds(latency.p50)}</span> : <None why={unmeasured} />}
            </td>
            <td className="number" data-label="Tokens / s, p50">
                {throughput ? <span title={`p90 ${throughput.p90.toFixed(0)}`}>{throughput.p50.toFixed(0)}</span> : <None why={unmeasured} />}
            </td>
            <td className="number less" data-label="Context">
                <span title={`${exact(endpoint.context_length)} tokens`}>{short(endpoint.context_length)}</span>
            </td>
            <td className="less" data-label="Weights">
                {endpoint.quantization === "unknown" ? <None why="the provider does not say" /> : endpoint.quantization}
            </td>
        </tr>
    );
}

/** The tiers the router uses: from 95 % good, from 80 % avoided, below that only when nothing else is left. */
function Uptime({ value }: { value: number }) {
    const tier = value >= 95 ? "good" : value >= 80 ? "warning" : "bad";
    const word = { good: "", warning: "avoided", bad: "last resort" }[tier];
    return (
        <span className={tier}>
            {percent(value)}
            {word && <small> {word}</small>}
        </span>
    );
}
