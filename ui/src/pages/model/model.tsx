import { type Listing, authorOf } from "../../api/catalog";
import { useReading } from "../../kit/answers";
import { get, inPath } from "../../kit/ask";
import { day, perMillion, plain, plural, short, shortPerMillion } from "../../kit/format";
import { useKeys } from "../../kit/keys";
import { Link, useQuery } from "../../kit/router";
import { Tabs } from "../../parts/controls";
import { Quickstart } from "../../parts/quickstart";
import { Shown } from "../../parts/states";
import { Section, Title } from "../../parts/title";
import { Simulated } from "../../parts/values";
import { Gone, Warned } from "../../parts/warning";
import { Audits } from "./audits";
import { Benchmarks } from "./benchmarks";
import { Performance } from "./performance";
import { Prices } from "./prices";
import { Endpoints } from "./endpoints";
import { Uptime } from "./uptime";
import { Use } from "./use";

const TABS = [
    ["", "Providers"],
    ["performance", "Performance"],
    ["uptime", "Uptime"],
    ["pricing", "Pricing"],
    ["use", "Apps and activity"],
    ["quality", "Quality and audits"],
    ["start", "Quick start"],
] as const;

export default function ModelPage({ author = "", slug = "" }: { author?: string; slug?: string }) {
    const id = `${author}/${slug}`;
    const ask = get(`/api/v1/models/${inPath(id)}/endpoints`);
    const { any } = useKeys();
    const [answer, again] = useReading<{ data: Listing }>(ask, any);
    const [tab, setTab] = useQuery("tab");
    const listing = answer.state === "ok" ? answer.data.data : undefined;
    return (
        <>
            <Title
                text={listing?.name ?? id}
                sources={[{ ask, answer, keyed: any !== "" }]}
                actions={
                    <>
                        <Link className="button small" href={`/compare?models=${id}`}>
                            Compare
                        </Link>
                        <Link className="button small primary" href={`/playground?models=${id}`}>
                            Try it
                        </Link>
                    </>
                }
            >
                <p className="facts" data-testid="facts">
                    <code>{id}</code>
                    {listing && <Facts listing={listing} />}
                </p>
            </Title>
            <Shown answer={answer} what={`the endpoints of ${id}`} rows={6} again={again}>
                {({ data }) => (
                    <>
                        <Warned text={data.warning} />
                        <Gone deprecation={data.deprecation} />
                        {data.description && <p className="prose">{plain(data.description)}</p>}
                        <Tabs label="About this model" value={tab} change={setTab} options={TABS}>
                            <Tab tab={tab} listing={data} />
                        </Tabs>
                    </>
                )}
            </Shown>
        </>
    );
}

function Tab({ tab, listing }: { tab: string; listing: Listing }) {
    switch (tab) {
        case "performance":
            return <Performance id={listing.id} />;
        case "uptime":
            return <Uptime id={listing.id} />;
        case "pricing":
            return <Prices listing={listing} />;
        case "use":
            return <Use id={listing.id} />;
        case "quality":
            return (
                <>
                    <Audits listing={listing} />
                    <Benchmarks id={listing.id} />
                </>
            );
        case "start":
            return (
                <Section title="Call it">
                    <Quickstart model={listing.id} />
                </Section>
            );
        default:
            return <Endpoints listing={listing} />;
    }
}

/** The headline facts in one line. */
function Facts({ listing }: { listing: Listing }) {
    const { endpoints, architecture } = listing;
    const context = Math.max(0, ...endpoints.map((endpoint) => endpoint.context_length));
    const cheapest = endpoints
        .map(({ pricing }) => pricing)
        .filter(({ prompt }) => !prompt.startsWith("-"))
        .sort((one, other) => Number(one.prompt) + Number(one.completion) - Number(other.prompt) - Number(other.completion))[0];
    return (
        <>
            <span>
                by <Link href={`/models?model_authors=${encodeURIComponent(authorOf(listing.id))}`}>{authorOf(listing.id)}</Link>
            </span>
            {cheapest && (
                <span title={`$${perMillion(cheapest.prompt)} in, $${perMillion(cheapest.completion)} out, per million tokens`}>
                    from {money(cheapest.prompt)} in, {money(cheapest.completion)} out / M
                </span>
            )}
            <span>{plural(endpoints.length, "endpoint")}</span>
            {context > 0 && <span>{short(context)} context</span>}
            <span>
                {architecture.input_modalities.join(", ")} → {architecture.output_modalities.join(", ")}
            </span>
            {listing.created > 0 && <span>released {day(listing.created)}</span>}
            {listing.knowledge_cutoff && <span>knows the world up to {listing.knowledge_cutoff}</span>}
            {listing.expiration_date && <span className="warning">disappears on {listing.expiration_date}</span>}
            {endpoints.some(({ simulated }) => simulated) && <Simulated />}
        </>
    );
}

function money(price: string): string {
    const text = shortPerMillion(price);
    return text === "free" ? text : `$${text}`;
}
