import { type Models, get, useAnswer } from "./api";
import { Code, Shown, Title } from "./parts";
import { Quickstart } from "./quickstart";
import { Link } from "./router";

export function StartPage() {
    const ask = get("/api/v1/models", { limit: "1", sort: "pricing-low-to-high" });
    const answer = useAnswer<Models>(ask);
    return (
        <>
            <Title text="How do I make my first call?" ask={ask} at={answer.state === "ok" ? answer.at : undefined} />
            <ol className="steps">
                <li>
                    <h2>Take your key</h2>
                    <p>
                        The exchange printed an API key, <code>sk-bo-…</code>, when it first started. Put it where the examples look for it:
                    </p>
                    <Code text="export BOURSE_API_KEY=sk-bo-..." />
                    <p>
                        Lost it? A key is shown once. <code>./bourse keys</code> makes another.
                    </p>
                </li>
                <li>
                    <h2>Call a model</h2>
                    <p>
                        Any client that speaks to OpenAI or OpenRouter works; only the address changes. The example takes the cheapest model; <Link href="/">any other</Link> will do.
                    </p>
                    <Shown answer={answer} what="a model for the example" rows={5}>
                        {({ data }) => <Quickstart model={data[0]?.id ?? "author/model"} />}
                    </Shown>
                </li>
                <li>
                    <h2>See what it cost</h2>
                    <p>
                        The answer carries <code>usage.cost</code> in USD, and its <code>id</code> asks for the record of that generation:
                    </p>
                    <Code text={`curl -H "Authorization: Bearer $BOURSE_API_KEY" '${window.location.origin}/api/v1/generation?id=gen-...'`} />
                </li>
            </ol>
        </>
    );
}
