import type { Models } from "../api/catalog";
import { useReading } from "../kit/answers";
import { get } from "../kit/ask";
import { Link } from "../kit/router";
import { Code } from "../parts/code";
import { Quickstart } from "../parts/quickstart";
import { Shown } from "../parts/states";
import { Title } from "../parts/title";

export default function StartPage() {
    const ask = get("/api/v1/models", { limit: 1, sort: "pricing-low-to-high", aliases: "false" });
    const [answer, again] = useReading<Models>(ask);
    return (
        <>
            <Title text="How do I make my first call?" sources={[{ ask, answer }]} />
            <ol className="steps">
                <li>
                    <h2>Take your key</h2>
                    <p>
                        The exchange printed an API key, <code>sk-bo-…</code>, when it first started. Put it where the examples look for it:
                    </p>
                    <Code text="export BOURSE_API_KEY=sk-bo-..." />
                    <p>
                        Lost it? A key is shown once. <Link href="/keys">Make another</Link> here with a management key, or with <code>./bourse keys</code>.
                    </p>
                </li>
                <li>
                    <h2>Call a model</h2>
                    <p>
                        Any client that speaks to OpenAI or OpenRouter works; only the address changes. The example takes the cheapest model; <Link href="/models">any other</Link>{" "}
                        will do.
                    </p>
                    <Shown answer={answer} what="a model for the example" rows={5} again={again}>
                        {({ data }) => <Quickstart model={data[0]?.id ?? "author/model"} />}
                    </Shown>
                </li>
                <li>
                    <h2>See what it cost</h2>
                    <p>
                        The answer carries <code>usage.cost</code> in USD, and its <code>id</code> asks for the record of that generation. Every request is in the{" "}
                        <Link href="/logs">logs</Link>.
                    </p>
                    <Code text={`curl -H "Authorization: Bearer $BOURSE_API_KEY" '${window.location.origin}/api/v1/generation?id=gen-...'`} />
                </li>
                <li>
                    <h2>Say which app it is</h2>
                    <p>
                        Two headers put an app into the <Link href="/apps">directory</Link> and the rankings: its address and its name.
                    </p>
                    <Code text={'-H "HTTP-Referer: https://example.com" -H "X-OpenRouter-Title: Example"'} />
                </li>
            </ol>
        </>
    );
}
