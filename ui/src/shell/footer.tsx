import { useEffect, useState } from "react";
import { get, send } from "../kit/ask";
import { Link } from "../kit/router";
import { MORE } from "../routes";

type Readiness = "asking" | "ready" | "not ready" | "no answer";

/** Whether the exchange takes requests, and where else to go. */
export function Footer() {
    const [state, setState] = useState<Readiness>("asking");
    useEffect(() => {
        const ask = async () => {
            if (document.hidden) return;
            const answer = await send<unknown>(get("/health/ready"));
            setState(answer.state === "ok" ? "ready" : answer.state === "failed" && answer.status > 0 ? "not ready" : "no answer");
        };
        void ask();
        const timer = setInterval(() => void ask(), 10_000);
        return () => clearInterval(timer);
    }, []);
    const tone = { asking: "", ready: "good", "not ready": "warning", "no answer": "bad" }[state];
    return (
        <footer>
            <div>
                <a className={`ready ${tone}`} href="/health/ready" title="Whether the exchange takes requests, asked every ten seconds">
                    {state}
                </a>
                {MORE.map(([href, name]) => (
                    <Link key={href} href={href}>
                        {name}
                    </Link>
                ))}
                <a href="/api/v1/models">API</a>
                <a href="/metrics">Metrics</a>
                <span>
                    <kbd>?</kbd> shortcuts
                </span>
            </div>
        </footer>
    );
}
