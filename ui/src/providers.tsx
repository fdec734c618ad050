import { type Provider, get, useAnswer } from "./api";
import { Empty, None, Shown, Simulated, Title } from "./parts";

export function ProvidersPage() {
    const ask = get("/api/v1/providers");
    const answer = useAnswer<{ data: Provider[] }>(ask);
    return (
        <>
            <Title text="Who answers, and what do they do with prompts?" ask={ask} at={answer.state === "ok" ? answer.at : undefined} />
            <Shown answer={answer} what="the list of providers">
                {({ data }) =>
                    data.length === 0 ? (
                        <Empty title="No provider yet">
                            <p>
                                Set a provider's key in the environment, such as <code>OPENAI_API_KEY</code>, and start the exchange again.
                            </p>
                        </Empty>
                    ) : (
                        <List providers={data} />
                    )
                }
            </Shown>
        </>
    );
}

function List({ providers }: { providers: Provider[] }) {
    return (
        <table className="cards">
            <caption>
                {providers.length} {providers.length === 1 ? "provider" : "providers"}; what they state themselves. Nothing stated counts as the worst.
            </caption>
            <thead>
                <tr>
                    <th scope="col">Provider</th>
                    <th scope="col">Trains on prompts</th>
                    <th scope="col">Keeps prompts</th>
                    <th scope="col">Seat</th>
                    <th scope="col">Computes in</th>
                    <th scope="col">In their words</th>
                </tr>
            </thead>
            <tbody>
                {providers.map((provider) => (
                    <Row key={provider.slug} provider={provider} />
                ))}
            </tbody>
        </table>
    );
}

function Row({ provider }: { provider: Provider }) {
    const policy = provider.data_policy;
    return (
        <tr>
            <th scope="row">
                {provider.name} {provider.simulated && <Simulated />}
                <code>{provider.slug}</code>
            </th>
            <td data-label="Trains on prompts">{policy ? <Judged bad={policy.training} text={policy.training ? "yes" : "no"} /> : <None why="not stated" />}</td>
            <td data-label="Keeps prompts">{policy ? <Judged bad={policy.retains_prompts} text={keeps(policy)} /> : <None why="not stated" />}</td>
            <td className="less" data-label="Seat">
                {provider.headquarters ? country(provider.headquarters) : <None why="not stated" />}
            </td>
            <td className="less" data-label="Computes in">
                {provider.datacenters?.length ? provider.datacenters.map(country).join(", ") : <None why="not stated" />}
            </td>
            <td className="less links" data-label="In their words">
                <Out href={provider.privacy_policy_url} text="privacy" />
                <Out href={provider.terms_of_service_url} text="terms" />
                <Out href={provider.status_page_url} text="status" />
            </td>
        </tr>
    );
}

function Judged({ bad, text }: { bad: boolean; text: string }) {
    return <span className={bad ? "warning" : "good"}>{text}</span>;
}

function keeps(policy: NonNullable<Provider["data_policy"]>): string {
    if (policy.zdr) return "never, by contract";
    if (!policy.retains_prompts) return "no";
    return policy.retention_days === null ? "for an unknown time" : `for ${policy.retention_days} days`;
}

const COUNTRIES = new Intl.DisplayNames(["en"], { type: "region", fallback: "code" });

function country(code: string): string {
    try {
        return COUNTRIES.of(code) ?? code;
    } catch {
        return code;
    }
}

function Out({ href, text }: { href: string | null; text: string }) {
    return href && /^https?:/.test(href) ? (
        <a href={href} rel="noreferrer">
            {text}
        </a>
    ) : null;
}
