import { useEffect, useRef, useState } from "react";
import { type Provider, get, send, useAnswer } from "./api";
import { ModelPage } from "./model";
import { ModelsPage } from "./models";
import { Empty, Title } from "./parts";
import { ProvidersPage } from "./providers";
import { Link, go, useUrl } from "./router";
import { StartPage } from "./start";

const PAGES: [string, string, string][] = [
    ["/", "Models", "m"],
    ["/providers", "Providers", "p"],
    ["/start", "First call", "f"],
];

export function App() {
    const path = decodeURI(useUrl().pathname);
    return (
        <>
            <a className="skip" href="#main">
                Skip to the content
            </a>
            <Header path={path} />
            <main id="main">
                <Page path={path} />
            </main>
            <Shortcuts />
        </>
    );
}

function Page({ path }: { path: string }) {
    const model = /^\/models\/([^/]+\/[^/]+)$/.exec(path)?.[1];
    if (model !== undefined) return <ModelPage key={model} id={model} />;
    switch (path) {
        case "/":
        case "/models":
            return <ModelsPage />;
        case "/providers":
            return <ProvidersPage />;
        case "/start":
            return <StartPage />;
        default:
            return (
                <>
                    <Title text="There is no page here" />
                    <Empty title={path}>
                        <p>
                            The address may be mistyped. <Link href="/">See the models</Link> instead.
                        </p>
                    </Empty>
                </>
            );
    }
}

function Header({ path }: { path: string }) {
    const providers = useAnswer<{ data: Provider[] }>(get("/api/v1/providers"));
    const simulated = providers.state === "ok" ? providers.data.data.filter((one) => one.simulated).length : 0;
    return (
        <header>
            <div className="bar">
                <Link className="brand" href="/">
                    Bourse
                </Link>
                <nav aria-label="Pages">
                    {PAGES.map(([href, name]) => (
                        <Link key={href} href={href} aria-current={path === href ? "page" : undefined}>
                            {name}
                        </Link>
                    ))}
                </nav>
                <Ready />
                <Theme />
            </div>
            {simulated > 0 && (
                <p className="notice">
                    {simulated} simulated {simulated === 1 ? "provider answers" : "providers answer"} here: text, speed and faults are made up, prices and books are real arithmetic.
                </p>
            )}
        </header>
    );
}

type Readiness = "asking" | "ready" | "not ready" | "no answer";

function Ready() {
    const [state, setState] = useState<Readiness>("asking");
    useEffect(() => {
        const ask = async () => {
            if (document.hidden) return;
            const answer = await send<unknown>(get("/health/ready"));
            setState(answer.state === "ok" ? "ready" : answer.state === "failed" && answer.status > 0 ? "not ready" : "no answer");
        };
        void ask();
        const timer = setInterval(ask, 10_000);
        return () => clearInterval(timer);
    }, []);
    const tone = { asking: "", ready: "good", "not ready": "warning", "no answer": "bad" }[state];
    return (
        <a className={`ready ${tone}`} href="/health/ready" title="Whether the exchange takes requests, asked every ten seconds">
            {state}
        </a>
    );
}

function Theme() {
    const [dark, setDark] = useState(() => {
        const chosen = document.documentElement.dataset["theme"];
        return chosen ? chosen === "dark" : window.matchMedia("(prefers-color-scheme: dark)").matches;
    });
    function turn() {
        const theme = dark ? "light" : "dark";
        document.documentElement.dataset["theme"] = theme;
        localStorage.setItem("theme", theme);
        setDark(!dark);
    }
    return (
        <button type="button" className="theme" onClick={turn}>
            {dark ? "Light" : "Dark"}
        </button>
    );
}

/** `?` lists the shortcuts, `/` searches, `g` and a letter opens a page. */
function Shortcuts() {
    const dialog = useRef<HTMLDialogElement>(null);
    const going = useRef(false);
    useEffect(() => {
        function pressed(event: KeyboardEvent) {
            const target = event.target as HTMLElement;
            if (event.metaKey || event.ctrlKey || event.altKey || target.closest("input, select, textarea")) return;
            if (event.key === "?") dialog.current?.showModal();
            const page = PAGES.find(([, , letter]) => letter === event.key);
            if (going.current && page) go(page[0]);
            going.current = event.key === "g";
            const search = document.getElementById("search");
            if (event.key === "/" && search) {
                event.preventDefault();
                search.focus();
            }
        }
        document.addEventListener("keydown", pressed);
        return () => document.removeEventListener("keydown", pressed);
    }, []);
    return (
        <dialog ref={dialog} aria-labelledby="shortcuts">
            <h2 id="shortcuts">Shortcuts</h2>
            <dl>
                <dt>
                    <kbd>/</kbd>
                </dt>
                <dd>search models</dd>
                {PAGES.map(([href, name, letter]) => (
                    <div key={href}>
                        <dt>
                            <kbd>g</kbd> <kbd>{letter}</kbd>
                        </dt>
                        <dd>{name}</dd>
                    </div>
                ))}
                <dt>
                    <kbd>?</kbd>
                </dt>
                <dd>this list</dd>
            </dl>
            <form method="dialog">
                <button type="submit">Close</button>
            </form>
        </dialog>
    );
}
