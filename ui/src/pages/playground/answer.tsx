import { type Reply, speed } from "../../api/chat";
import { cost, milliseconds, plural } from "../../kit/format";
import { Link } from "../../kit/router";
import { Copy } from "../../parts/code";

/** One model's answer with what it took and cost. */
export function Answer({ reply, retry, stop }: { reply: Reply; retry?: (() => void) | undefined; stop?: (() => void) | undefined }) {
    const running = reply.state === "waiting" || reply.state === "streaming";
    return (
        <article className="answer" data-testid="answer" data-state={reply.state} aria-label={`Answer of ${reply.model}`} aria-busy={running}>
            <header>
                <Link href={`/models/${reply.model}`}>{reply.model}</Link>
                {running && stop && (
                    <button type="button" className="small" onClick={stop}>
                        Stop
                    </button>
                )}
                {!running && retry && (
                    <button type="button" className="small" onClick={retry}>
                        Retry
                    </button>
                )}
            </header>
            {reply.thought !== "" && (
                <details className="thought">
                    <summary>Reasoning</summary>
                    {reply.thought}
                </details>
            )}
            <div className={running ? "text caret" : "text"}>{reply.text}</div>
            {reply.error !== "" && (
                <p className="bad" role="alert">
                    {reply.error}
                </p>
            )}
            <footer>
                <p className="facts">
                    <Facts reply={reply} />
                </p>
                {!running && reply.text !== "" && <Copy text={reply.text} />}
            </footer>
        </article>
    );
}

function Facts({ reply }: { reply: Reply }) {
    const perSecond = speed(reply);
    if (reply.state === "waiting") return <span>waiting for the first token</span>;
    return (
        <>
            {reply.cost !== null && <span data-testid="cost">{cost(reply.cost)}</span>}
            {reply.firstMs !== null && <span title="until the first token">first {milliseconds(reply.firstMs)}</span>}
            {perSecond !== null && <span data-testid="speed">{perSecond.toFixed(0)} tokens/s</span>}
            {reply.outputTokens !== null && <span title={`${reply.promptTokens ?? "?"} tokens in`}>{plural(reply.outputTokens, "token")}</span>}
            {reply.totalMs !== null && <span>{milliseconds(reply.totalMs)}</span>}
            {reply.provider !== "" && <span>by {reply.provider}</span>}
            {reply.finish !== "" && reply.finish !== "stop" && <span className="warning">ended by {reply.finish}</span>}
            {reply.state === "stopped" && <span className="warning">stopped</span>}
            {reply.id !== "" && <Link href={`/logs/${reply.id}`}>record</Link>}
        </>
    );
}
