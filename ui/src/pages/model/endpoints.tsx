import { useMemo } from "react";
import { type DataPolicy, type Endpoint, type Listing, type Plan, isAnonymous } from "../../api/catalog";
import { useReading } from "../../kit/answers";
import { type Ask, post } from "../../kit/ask";
import { exact, milliseconds, short } from "../../kit/format";
import { useKeys } from "../../kit/keys";
import { Named } from "../../parts/named";
import { openSignIn } from "../../parts/signin";
import { PlanView } from "../../parts/plan";
import { Empty, NeedsKey, Shown } from "../../parts/states";
import { type Column, Table } from "../../parts/table";
import { Section } from "../../parts/title";
import { Money, None, Trust, Uptime } from "../../parts/values";

/** A short request, which accepts somebody anonymous where there is nobody else. */
function hello(listing: Listing) {
    const request = { model: listing.id, messages: [{ role: "user", content: "Hello" }] };
    return isAnonymous(listing) ? { ...request, provider: { min_trust: "T3" } } : request;
}

/** Who serves a model, in the order in which the router would try them now, and why in that order. */
export function Endpoints({ listing }: { listing: Listing }) {
    const { inference, any } = useKeys();
    const ask: Ask = useMemo(() => post("/api/v1/route", hello(listing)), [listing]);
    const [answer, again] = useReading<{ data: Plan }>(inference === "" || listing.endpoints.length === 0 ? null : ask, inference);
    const plan = answer.state === "ok" && inference !== "" ? answer.data.data : null;
    if (listing.endpoints.length === 0)
        return (
            <Empty title="Nobody serves this model here">
                <p>It is in the catalogue, but no provider that offers it has a key on this exchange.</p>
            </Empty>
        );
    return (
        <>
            <p className="caption">
                {plan ? "In the order in which the router would try them for a short request now." : "In the order of the catalogue."} Measured over the last 30 minutes; prices in
                USD per million tokens.{" "}
                {any === "" && (
                    <button type="button" className="plain" onClick={openSignIn}>
                        Use a key to see speeds and the router's order
                    </button>
                )}
            </p>
            <Table
                rows={inOrder(listing.endpoints, plan)}
                columns={columns(plan, any !== "")}
                rowKey={(one) => one.tag}
                caption={`Endpoints of ${listing.name}`}
                order="order"
                testid="endpoints"
            />
            <Section
                title="Why this order?"
                note="The router's plan for a short request made now: whom it would try and what its rules left out. Nobody is called and nothing is charged."
                sources={[{ ask, answer, keyed: true }]}
            >
                {inference === "" ? (
                    <NeedsKey kind="inference" what="The router's plan" />
                ) : (
                    <Shown answer={answer} what="the router's plan" rows={3} again={again}>
                        {({ data }) => <PlanView plan={data} />}
                    </Shown>
                )}
            </Section>
        </>
    );
}

function inOrder(endpoints: Endpoint[], plan: Plan | null): Endpoint[] {
    if (plan === null) return endpoints;
    const place = (tag: string) => {
        const index = plan.candidates.findIndex((one) => one.tag === tag);
        return index < 0 ? plan.candidates.length : index;
    };
    return [...endpoints].sort((one, other) => place(one.tag) - place(other.tag));
}

const TOO_FEW = "too few requests in the last 30 minutes";

function columns(plan: Plan | null, known: boolean): Column<Endpoint>[] {
    const unmeasured = known ? TOO_FEW : "shown to callers with a key";
    return [
        {
            id: "endpoint",
            label: "Endpoint",
            figure: (one) => one.provider_name,
            cell: (one) => (
                <Named
                    id={one.tag}
                    name={one.provider_name}
                    under={<code>{one.quantization === "unknown" ? one.tag : `${one.tag} ${one.quantization}`}</code>}
                    simulated={one.simulated}
                />
            ),
        },
        ...(plan ? [{ id: "why", label: "Router", cell: (one: Endpoint) => <Reason plan={plan} tag={one.tag} /> }] : []),
        { id: "input", label: "Input, $ / M", number: true, figure: (one) => Number(one.pricing.prompt), cell: (one) => <Money price={one.pricing.prompt} /> },
        { id: "output", label: "Output, $ / M", number: true, figure: (one) => Number(one.pricing.completion), cell: (one) => <Money price={one.pricing.completion} /> },
        {
            id: "cache",
            label: "Cache read",
            number: true,
            less: true,
            figure: (one) => (one.pricing.input_cache_read ? Number(one.pricing.input_cache_read) : null),
            cell: (one) => (one.pricing.input_cache_read ? <Money price={one.pricing.input_cache_read} /> : <None why="no price of its own" />),
        },
        { id: "uptime", label: "Uptime", number: true, down: true, figure: (one) => one.uptime_last_30m, cell: (one) => <Uptime value={one.uptime_last_30m} why={TOO_FEW} /> },
        {
            id: "latency",
            label: "First token",
            number: true,
            hint: "median of the last 30 minutes",
            figure: (one) => one.latency_last_30m?.p50,
            cell: (one) =>
                one.latency_last_30m ? (
                    <span title={`p90 ${milliseconds(one.latency_last_30m.p90)}, p99 ${milliseconds(one.latency_last_30m.p99)}`}>{milliseconds(one.latency_last_30m.p50)}</span>
                ) : (
                    <None why={unmeasured} />
                ),
        },
        {
            id: "speed",
            label: "Tokens / s",
            number: true,
            down: true,
            hint: "median of the last 30 minutes",
            figure: (one) => one.throughput_last_30m?.p50,
            cell: (one) =>
                one.throughput_last_30m ? <span title={`p90 ${one.throughput_last_30m.p90.toFixed(0)}`}>{one.throughput_last_30m.p50.toFixed(0)}</span> : <None why={unmeasured} />,
        },
        {
            id: "context",
            label: "Context",
            number: true,
            down: true,
            less: true,
            figure: (one) => one.context_length,
            cell: (one) => (
                <span title={`${exact(one.context_length)} tokens, at most ${one.max_completion_tokens === null ? "as many" : exact(one.max_completion_tokens)} of them written`}>
                    {short(one.context_length)}
                </span>
            ),
        },
        { id: "policy", label: "Prompts", less: true, cell: (one) => <Policy policy={one.data_policy} tier={one.trust_tier} /> },
    ];
}

function Reason({ plan, tag }: { plan: Plan; tag: string }) {
    const index = plan.candidates.findIndex((one) => one.tag === tag);
    const removed = plan.routing_funnel.flatMap((step) => step.removed ?? []).find((one) => one.tag === tag);
    if (index < 0) return <span className="meta-text">left out: {removed?.reason ?? "not offered now"}</span>;
    return (
        <span className="meta-text">
            <strong>{index + 1}.</strong> {plan.candidates[index]?.position}
        </span>
    );
}

export function Policy({ policy, tier }: { policy: DataPolicy | undefined; tier?: string | undefined }) {
    if (!policy) return <None why="not stated; counts as the worst" />;
    const words = [
        policy.training ? "trained on" : "",
        policy.zdr ? "not kept" : policy.retains_prompts ? `kept ${policy.retention_days === null ? "for an unknown time" : `${policy.retention_days} d`}` : "not kept",
        policy.can_publish ? "may be published" : "",
    ];
    return (
        <span className={policy.training || policy.can_publish ? "warning meta-text" : "meta-text"}>
            {words.filter((word) => word !== "").join(", ")} {tier && <Trust tier={tier} />}
        </span>
    );
}
