import type { Models, Provider } from "../../api/catalog";
import { type Answered, type ProviderDetail, seconds } from "../../api/market";
import { Bars } from "../../charts/bars";
import { TimeChart } from "../../charts/time";
import { useReading } from "../../kit/answers";
import { get } from "../../kit/ask";
import { exact, milliseconds, percent, plural, share, short } from "../../kit/format";
import { Link } from "../../kit/router";
import { Empty, Shown } from "../../parts/states";
import { Section, Title } from "../../parts/title";
import { Stat } from "../../parts/stat";
import { Money, Simulated } from "../../parts/values";
import { Judged, Out, country, keeps } from "./policy";

export default function ProviderPage({ slug = "" }: { slug?: string }) {
    const ask = get("/api/v1/providers");
    const [answer, again] = useReading<{ data: Provider[] }>(ask);
    const provider = answer.state === "ok" ? answer.data.data.find((one) => one.slug === slug) : undefined;
    return (
        <>
            <Title text={provider?.name ?? slug} sources={[{ ask, answer }]}>
                <p className="facts">
                    <code>{slug}</code>
                    {provider?.headquarters && <span>seat in {country(provider.headquarters)}</span>}
                    {provider?.datacenters && provider.datacenters.length > 0 && <span>computes in {provider.datacenters.map(country).join(", ")}</span>}
                    {provider?.simulated && <Simulated />}
                </p>
            </Title>
            <Shown answer={answer} what={`the provider ${slug}`} again={again}>
                {() =>
                    provider ? (
                        <About provider={provider} />
                    ) : (
                        <Empty title={`No provider is called ${slug} here`}>
                            <p>
                                It may have been taken out of the configuration. <Link href="/providers">See all providers</Link>.
                            </p>
                        </Empty>
                    )
                }
            </Shown>
        </>
    );
}

function About({ provider }: { provider: Provider }) {
    return (
        <>
            <Policy provider={provider} />
            <Use slug={provider.slug} />
            <Served slug={provider.slug} />
        </>
    );
}

function Policy({ provider }: { provider: Provider }) {
    const policy = provider.data_policy;
    return (
        <dl className="stats">
            <div>
                <dt>Trains on prompts</dt>
                <dd>{policy ? <Judged bad={policy.training} text={policy.training ? "yes" : "no"} /> : "not stated"}</dd>
            </div>
            <div>
                <dt>Keeps prompts</dt>
                <dd>{policy ? <Judged bad={policy.retains_prompts} text={keeps(policy)} /> : "not stated"}</dd>
            </div>
            <div>
                <dt>May publish prompts</dt>
                <dd>{policy ? <Judged bad={policy.can_publish} text={policy.can_publish ? "yes" : "no"} /> : "not stated"}</dd>
            </div>
            <div>
                <dt>In their words</dt>
                <dd className="links" style={{ fontSize: 14 }}>
                    <Out href={provider.privacy_policy_url} text="privacy" />
                    <Out href={provider.terms_of_service_url} text="terms" />
                    <Out href={provider.status_page_url} text="status" />
                    {!provider.privacy_policy_url && !provider.terms_of_service_url && !provider.status_page_url && <span className="quiet">nothing linked</span>}
                </dd>
            </div>
        </dl>
    );
}

function Use({ slug }: { slug: string }) {
    const ask = get(`/api/v1/market/providers/${encodeURIComponent(slug)}`, { days: 31 });
    const [answer, again] = useReading<Answered<ProviderDetail>>(ask);
    return (
        <Section title="How much does it answer, and how well?" sources={[{ ask, answer }]}>
            <Shown answer={answer} what="this provider's figures" chart again={again}>
                {({ data, meta }) => (
                    <div className="stack">
                        <dl className="stats">
                            <Stat
                                name="Share of tokens, 7 days"
                                value={data.share_7d === null ? "–" : share(data.share_7d)}
                                note={data.tokens_7d === null ? "" : `${short(data.tokens_7d)} tokens`}
                            />
                            <Stat name="Requests, 7 days" value={data.requests_7d === null ? "–" : exact(data.requests_7d)} />
                            <Stat name="Uptime, 1 day" value={data.uptime_1d === null ? "–" : percent(data.uptime_1d)} note={data.uptime_1d === null ? "too few requests" : ""} />
                            <Stat name="First token, median" value={data.ttft_ms_p50 === null ? "–" : milliseconds(data.ttft_ms_p50)} />
                            <Stat name="Tokens / s, median" value={data.throughput_p50 === null ? "–" : data.throughput_p50.toFixed(0)} />
                        </dl>
                        <div className="grid two">
                            <TimeChart
                                title="Tokens per day"
                                times={data.days.map(({ date }) => seconds(date))}
                                series={[{ id: slug, label: "tokens", values: data.days.map(({ tokens }) => tokens) }]}
                                stacked
                                format={short}
                                simulated={meta?.simulated}
                                height={220}
                            />
                            <Bars
                                title="Models it answers for most"
                                bars={data.top_models.map((one) => ({ id: one.id, label: one.name, value: one.share, href: `/models/${one.id}` }))}
                                format={share}
                                unit="share of tokens"
                                simulated={meta?.simulated}
                            />
                        </div>
                    </div>
                )}
            </Shown>
        </Section>
    );
}

function Served({ slug }: { slug: string }) {
    const ask = get("/api/v1/models", { output_modalities: "all", aliases: "false", providers: slug });
    const [answer, again] = useReading<Models>(ask);
    return (
        <Section title="Models it serves" sources={[{ ask, answer }]}>
            <Shown answer={answer} what="the models" rows={3} again={again}>
                {({ data }) =>
                    data.length === 0 ? (
                        <Empty title="None at present" />
                    ) : (
                        <div className="table cards">
                            <table>
                                <caption className="hidden">{plural(data.length, "model")}</caption>
                                <thead>
                                    <tr>
                                        <th scope="col">Model</th>
                                        <th scope="col" className="number">
                                            Input, $ / M, cheapest
                                        </th>
                                        <th scope="col" className="number">
                                            Output, $ / M, cheapest
                                        </th>
                                    </tr>
                                </thead>
                                <tbody>
                                    {data.map((model) => (
                                        <tr key={model.id}>
                                            <th scope="row">
                                                <Link href={`/models/${model.id}`}>{model.name}</Link>
                                                <code className="sub">{model.id}</code>
                                            </th>
                                            <td className="number" data-label="Input, $ / M">
                                                <Money price={model.pricing.prompt} />
                                            </td>
                                            <td className="number" data-label="Output, $ / M">
                                                <Money price={model.pricing.completion} />
                                            </td>
                                        </tr>
                                    ))}
                                </tbody>
                            </table>
                        </div>
                    )
                }
            </Shown>
        </Section>
    );
}
