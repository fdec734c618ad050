import type { Attempt, Generation } from "../../api/account";
import type { LogDetail } from "../../api/market";
import { useReading } from "../../kit/answers";
import { type Answer, get } from "../../kit/ask";
import { dollars, exact, milliseconds, moment } from "../../kit/format";
import { useKeys } from "../../kit/keys";
import { Link } from "../../kit/router";
import { Code } from "../../parts/code";
import { Funnel } from "../../parts/plan";
import { Empty, Failed, NeedsKey, Skeleton } from "../../parts/states";
import { Stat } from "../../parts/stat";
import { Section, Title } from "../../parts/title";
import { None } from "../../parts/values";
import { Outcome } from "./outcome";
import { Timeline, type Try } from "./timeline";

export default function LogPage({ id = "" }: { id?: string }) {
    const { any } = useKeys();
    const ask = get(`/api/v1/market/logs/${encodeURIComponent(id)}`);
    const bare = get("/api/v1/generation", { id });
    const [full, fullAgain] = useReading<{ data: LogDetail }>(any === "" ? null : ask, any);
    // An exchange without a market has the record, but not the plan that led to it.
    const absent = full.state === "failed" && full.status !== 401 && full.status !== 403;
    const [plain, plainAgain] = useReading<{ data: Generation }>(absent && any !== "" ? bare : null, any);
    const answer: Answer<LogDetail> = absent ? detailOf(plain) : full.state === "ok" ? { ...full, data: full.data.data } : full;
    return (
        <>
            <Title text="Where did this request go?" sources={[{ ask: absent ? bare : ask, answer, keyed: true }]}>
                <p className="facts">
                    <code>{id}</code>
                    {answer.state === "ok" && (
                        <>
                            <span>{moment(answer.data.generation.created_at)} UTC</span>
                            <span>{answer.data.generation.model ?? answer.data.generation.requested_model ?? "no model"}</span>
                            <span>{answer.data.generation.provider_name ?? "nobody answered"}</span>
                        </>
                    )}
                </p>
            </Title>
            {any === "" ? (
                <NeedsKey kind="any" what="The record of a request" />
            ) : answer.state === "loading" ? (
                <Skeleton what="the record" rows={6} />
            ) : answer.state === "failed" ? (
                answer.status === 404 ? (
                    <Empty title="There is no such request">
                        <p>
                            Either the id is mistyped, or the request belongs to another account. <Link href="/logs">See all requests</Link>.
                        </p>
                    </Empty>
                ) : (
                    <Failed answer={answer} what="this record" again={absent ? plainAgain : fullAgain} />
                )
            ) : (
                <Detail detail={answer.data} />
            )}
        </>
    );
}

/** What the record alone tells: the attempts one after the other, and no plan. */
function detailOf(answer: Answer<{ data: Generation }>): Answer<LogDetail> {
    if (answer.state !== "ok") return answer;
    const generation = answer.data.data;
    const attempts = generation.provider_responses.map((one: Attempt) => ({
        provider_name: one.provider_name,
        endpoint_id: one.endpoint_id,
        model: one.model_permaslug,
        status: one.status,
        result: one.result ?? null,
        latency_ms: one.latency,
        start_offset_ms: null,
    }));
    return { ...answer, data: { generation, attempts, plan: null } };
}

function Detail({ detail }: { detail: LogDetail }) {
    const { generation, attempts, plan } = detail;
    return (
        <>
            <dl className="stats" data-testid="record">
                <Stat
                    name="Outcome"
                    value={<Outcome outcome={generation.outcome} finish={generation.finish_reason} status={generation.http_status} error={generation.error_type} />}
                />
                <Stat name="Cost" value={dollars(generation.total_cost)} note={generation.usage_source === "estimated" ? "by an estimate of the tokens" : ""} />
                <Stat
                    name="Tokens in"
                    value={generation.tokens_prompt === null ? "–" : exact(generation.tokens_prompt)}
                    note={generation.native_tokens_cached ? `${exact(generation.native_tokens_cached)} from cache` : ""}
                />
                <Stat
                    name="Tokens out"
                    value={generation.tokens_completion === null ? "–" : exact(generation.tokens_completion)}
                    note={generation.native_tokens_reasoning ? `${exact(generation.native_tokens_reasoning)} reasoning` : ""}
                />
                <Stat name="First token" value={generation.latency === null ? "–" : milliseconds(generation.latency)} />
                <Stat name="Whole answer" value={generation.generation_time === null ? "–" : milliseconds(generation.generation_time)} />
            </dl>
            <Section title="Whom did it try?" note={attempts.length === 0 ? "" : "Every attempt on one line of time, from the arrival of the request to the end of the answer."}>
                {attempts.length === 0 ? (
                    <Empty title="Nobody was asked">
                        <p>The request was refused before any provider was tried{generation.error_type ? `: ${generation.error_type.replaceAll("_", " ")}` : ""}.</p>
                    </Empty>
                ) : (
                    <Timeline
                        attempts={attempts.map(
                            (one): Try => ({
                                name: one.provider_name,
                                endpoint: one.endpoint_id,
                                result: one.result ?? "",
                                status: one.status,
                                latency: one.latency_ms ?? 0,
                                start: one.start_offset_ms,
                            }),
                        )}
                        total={generation.generation_time ?? 0}
                    />
                )}
            </Section>
            <Section title="How was it planned?" note="How many endpoints each rule left, and the order of those that remained.">
                {plan ? (
                    <div className="split card">
                        <div>
                            <h3>What the rules left</h3>
                            <Funnel steps={plan.routing_funnel} />
                        </div>
                        <div>
                            <h3>The order of what remained</h3>
                            <ol className="order">
                                {plan.candidates.map((one) => (
                                    <li key={one.model + one.tag}>
                                        <code>{one.tag}</code> <span className="sub">{one.position}</span>
                                    </li>
                                ))}
                            </ol>
                        </div>
                    </div>
                ) : (
                    <Empty title="The plan was not kept">
                        <p>
                            Plans are kept for the latest requests only. The model's page shows{" "}
                            <Link href={`/models/${generation.model ?? generation.requested_model ?? ""}`}>what the router would do now</Link>.
                        </p>
                    </Empty>
                )}
            </Section>
            <Facts generation={generation} />
            <Section title="The record as it is">
                <Code tall text={JSON.stringify(generation, null, 2)} />
            </Section>
        </>
    );
}

function Facts({ generation }: { generation: Generation }) {
    const facts: [string, string | number | null | undefined][] = [
        ["Asked for", generation.requested_model],
        ["Answered by", generation.model],
        ["Endpoint", generation.endpoint_id],
        ["Provider's own id", generation.upstream_id],
        ["Provider's word for the end", generation.native_finish_reason],
        ["Saved by the cache", generation.cache_discount === null || generation.cache_discount === undefined ? null : dollars(generation.cache_discount)],
        ["Token counts are", generation.usage_source === "reported" ? "the provider's" : generation.usage_source],
        ["App", generation.http_referer],
        ["Client", generation.user_agent],
        ["End user", generation.external_user],
        ["Session", generation.session_id],
        ["Service tier", generation.service_tier],
        ["Region", generation.data_region],
        ["Streamed", generation.streamed ? "yes" : "no"],
    ];
    return (
        <Section title="What else is known">
            <dl className="pairs card">
                {facts.map(([name, value]) => (
                    <div key={name} style={{ display: "contents" }}>
                        <dt>{name}</dt>
                        <dd>{value === null || value === undefined || value === "" ? <None why="not stated" /> : value}</dd>
                    </div>
                ))}
            </dl>
        </Section>
    );
}
