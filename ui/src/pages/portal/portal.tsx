import type { ListedProvider } from "../../api/listings";
import { useReading } from "../../kit/answers";
import { get } from "../../kit/ask";
import { useKeys } from "../../kit/keys";
import { useQuery } from "../../kit/router";
import { Choice } from "../../parts/controls";
import { Empty, NeedsKey, Shown } from "../../parts/states";
import { Section, Title } from "../../parts/title";
import { Endpoints } from "../listings/endpoints";
import { request, useActs } from "../listings/act";
import { Figures } from "./figures";

/** For a provider: what it offers here, and how it does. The operator sees that of every provider. */
export default function PortalPage() {
    const { provider, management } = useKeys();
    const key = provider || management;
    const ask = get("/api/v1/listings");
    const [answer, again] = useReading<{ data: ListedProvider[] }>(key === "" ? null : ask, key);
    const [slug, setSlug] = useQuery("provider");
    return (
        <>
            <Title text="How does my provider do here?" sources={key === "" ? [] : [{ ask, answer, keyed: true }]}>
                <p className="lede">Requests, tokens and revenue as the books have them; attempts, errors and times as everybody sees them.</p>
            </Title>
            {key === "" ? (
                <NeedsKey kind="provider" what="A provider's portal" />
            ) : (
                <Shown answer={answer} what="the listings" again={again}>
                    {({ data }) => <Chosen all={data} slug={slug} choose={setSlug} keyText={key} again={again} />}
                </Shown>
            )}
        </>
    );
}

function Chosen({ all, slug, choose, keyText, again }: { all: ListedProvider[]; slug: string; choose: (slug: string) => void; keyText: string; again: () => void }) {
    const listed = all.find((one) => one.provider === slug) ?? all[0];
    if (listed === undefined)
        return (
            <Empty title="No provider is listed by its document">
                <p>The operator lists one by the address of its document, and makes a key for it.</p>
            </Empty>
        );
    return (
        <>
            {all.length > 1 && (
                <div className="controls">
                    <Choice label="Provider" value={listed.provider} change={choose} options={all.map(({ provider, name }) => [provider, name] as const)} />
                </div>
            )}
            <Figures key={listed.provider} listed={listed} keyText={keyText} />
            <Offered listed={listed} keyText={keyText} again={again} />
        </>
    );
}

function Offered({ listed, keyText, again }: { listed: ListedProvider; keyText: string; again: () => void }) {
    const { busy, fault, run } = useActs(keyText, again);
    return (
        <Section
            title="What is offered, and where does it stand?"
            sources={[{ ask: get(`/api/v1/listings/${encodeURIComponent(listed.provider)}`), keyed: true }]}
            actions={
                <button type="button" disabled={busy !== ""} onClick={() => void run(request(listed.provider, "refresh"), "refresh")}>
                    Read the document again
                </button>
            }
        >
            {fault !== "" && (
                <p className="fault" role="alert">
                    {fault}
                </p>
            )}
            <Endpoints
                listed={listed}
                actions={(one) => (
                    <span className="chips">
                        <button type="button" className="small" disabled={busy !== "" || one.testing} onClick={() => void run(request(listed.provider, "test", one.endpoint), one.endpoint)} aria-label={`Test ${one.endpoint} again`}>
                            Test
                        </button>
                        <button
                            type="button"
                            className="small"
                            disabled={busy !== "" || one.state !== "published"}
                            onClick={() => void run(request(listed.provider, "hide", one.endpoint), one.endpoint)}
                            aria-label={`Hide ${one.endpoint}`}
                        >
                            Hide
                        </button>
                    </span>
                )}
            />
        </Section>
    );
}
