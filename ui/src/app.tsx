import { Component, type ReactNode, Suspense, useEffect, useRef, useState } from "react";
import type { Provider } from "./api/catalog";
import { useAnswer } from "./kit/answers";
import { get, send } from "./kit/ask";
import { Link, go, useUrl } from "./kit/router";
import { useKeys } from "./kit/keys";
import { chooseTheme, useTheme } from "./kit/theme";
import { Palette, openPalette } from "./parts/palette";
import { SignIn, openSignIn } from "./parts/signin";
import { Empty, Skeleton } from "./parts/states";
import { Title } from "./parts/title";
import { MORE, OWN, PUBLIC, routeOf } from "./routes";

export function App() {
    const { pathname } = useUrl();
    return (
        <>
            <a className="skip" href="#main">
                Skip to the content
            </a>
            <Top path={pathname} />
            <main id="main">
                <Guard key={pathname}>
                    <Suspense fallback={<Opening />}>
                        <Page path={pathname} />
                    </Suspense>
                </Guard>
            </main>
            <Footer />
            <Shortcuts />
            <SignIn />
            <Palette />
        </>
    );
}

function Page({ path }: { path: string }) {
    const route = routeOf(path);
    if (route) return <route.page key={path} {...route.variables} />;
    return (
        <>
            <Title text="There is no page here" />
            <Empty title={path}>
                <p>
                    The address may be mistyped. <Link href="/models">See the models</Link> instead, or search with <kbd>Ctrl</kbd> <kbd>K</kbd>.
                </p>
            </Empty>
        </>
    );
}

function Opening() {
    return (
        <div style={{ paddingTop: 32 }}>
            <Skeleton what="this page" rows={9} />
        </div>
    );
}

/** A page with a fault does not take the others with it. */
class Guard extends Component<{ children: ReactNode }, { problem: Error | null }> {
    override state = { problem: null as Error | null };

    static getDerivedStateFromError(problem: Error) {
        return { problem };
    }

    override render() {
        const { problem } = this.state;
        if (problem === null) return this.props.children;
        return (
            <>
                <Title text="This page failed" />
                <div className="state bad" role="alert" data-testid="crashed">
                    <h2 className="minor">{problem.message || problem.name}</h2>
                    <p>That is a fault of this page, not of the exchange. The other pages work, and so does the API.</p>
                    <div className="actions">
                        <button type="button" onClick={() => window.location.reload()}>
                            Load it again
                        </button>
                    </div>
                </div>
            </>
        );
    }
}

function isAt(href: string, path: string): boolean {
    return href === "/" ? path === "/" || path === "/rankings" : path === href || path.startsWith(`${href}/`);
}

function Top({ path }: { path: string }) {
    const providers = useAnswer<{ data: Provider[] }>(get("/api/v1/providers"));
    const simulated = providers.state === "ok" ? providers.data.data.filter((one) => one.simulated).length : 0;
    const [open, setOpen] = useState(false);
    useEffect(() => setOpen(false), [path]);
    return (
        <header className="top">
            <div className="bar">
                <Link className="brand" href="/">
                    <svg viewBox="0 0 32 32" aria-hidden="true">
                        <rect width="32" height="32" rx="7" fill="var(--accent)" />
                        <path d="M8 22V14M16 22V8M24 22v-5" stroke="var(--on-accent)" strokeWidth="4" strokeLinecap="round" />
                    </svg>
                    Bourse
                </Link>
                <nav className={open ? "pages open" : "pages"} id="pages" aria-label="Pages">
                    {PUBLIC.map(([href, name]) => (
                        <Link key={href} href={href} aria-current={isAt(href, path) ? "page" : undefined}>
                            {name}
                        </Link>
                    ))}
                    <span className="gap" />
                    {OWN.map(([href, name]) => (
                        <Link key={href} href={href} aria-current={isAt(href, path) ? "page" : undefined}>
                            {name}
                        </Link>
                    ))}
                </nav>
                <div className="tools">
                    <button type="button" className="find" onClick={openPalette} aria-label={`Find anything, ${FIND}`} data-testid="open-palette">
                        <svg className="icon" viewBox="0 0 16 16" aria-hidden="true">
                            <circle cx="7" cy="7" r="4.5" />
                            <path d="m10.5 10.5 3.5 3.5" />
                        </svg>
                        <kbd>{FIND}</kbd>
                    </button>
                    <KeyButton />
                    <ThemeButton />
                    <button type="button" className="menu" aria-expanded={open} aria-controls="pages" onClick={() => setOpen(!open)} data-testid="menu">
                        Menu
                    </button>
                </div>
            </div>
            {simulated > 0 && (
                <div className="notice" data-testid="simulated">
                    <p>
                        <strong>Simulated.</strong> {simulated} simulated {simulated === 1 ? "provider answers" : "providers answer"} here: text, speed and faults are made up, prices and books are real arithmetic.
                    </p>
                </div>
            )}
        </header>
    );
}

const APPLE = /Mac|iPhone|iPad/.test(navigator.platform);
const FIND = APPLE ? "⌘K" : "Ctrl K";

function KeyButton() {
    const { inference, management } = useKeys();
    const count = Number(inference !== "") + Number(management !== "");
    return (
        <button type="button" onClick={openSignIn} data-testid="sign-in">
            {count === 0 ? "Use a key" : count === 1 ? (management ? "Management key" : "API key") : "2 keys"}
        </button>
    );
}

function ThemeButton() {
    const theme = useTheme();
    const other = theme === "dark" ? "light" : "dark";
    return (
        <button type="button" onClick={() => chooseTheme(other)} aria-label={`Show in ${other} colours`} title={`Show in ${other} colours`} data-testid="theme">
            <svg className="icon" viewBox="0 0 16 16" aria-hidden="true">
                {theme === "dark" ? (
                    <>
                        <circle cx="8" cy="8" r="3" />
                        <path d="M8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15M3 3l1 1M12 12l1 1M13 3l-1 1M4 12l-1 1" />
                    </>
                ) : (
                    <path d="M13.5 9.5A6 6 0 0 1 6.5 2.5a6 6 0 1 0 7 7Z" />
                )}
            </svg>
        </button>
    );
}

type Readiness = "asking" | "ready" | "not ready" | "no answer";

function Footer() {
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

/** `?` lists the shortcuts, `/` searches, `g` and a letter opens a page. */
function Shortcuts() {
    const dialog = useRef<HTMLDialogElement>(null);
    const going = useRef(false);
    const pages = [...PUBLIC, ...OWN, ...MORE];
    useEffect(() => {
        function pressed(event: KeyboardEvent) {
            const target = event.target as HTMLElement;
            if (event.key.toLowerCase() === "k" && (event.metaKey || event.ctrlKey)) {
                event.preventDefault();
                openPalette();
                return;
            }
            if (event.metaKey || event.ctrlKey || event.altKey || target.closest("input, select, textarea, dialog[open]")) return;
            if (event.key === "?") dialog.current?.showModal();
            const page = pages.find(([, , letter]) => letter === event.key);
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
        <dialog ref={dialog} aria-labelledby="shortcuts" data-testid="shortcuts">
            <h2 id="shortcuts">Shortcuts</h2>
            <dl className="keys-list">
                <div>
                    <dt>
                        <kbd>{APPLE ? "⌘" : "Ctrl"}</kbd> <kbd>K</kbd>
                    </dt>
                    <dd>find a model, page, key or generation</dd>
                </div>
                <div>
                    <dt>
                        <kbd>/</kbd>
                    </dt>
                    <dd>search on this page</dd>
                </div>
                {pages.map(([href, name, letter]) => (
                    <div key={href}>
                        <dt>
                            <kbd>g</kbd> <kbd>{letter}</kbd>
                        </dt>
                        <dd>{name}</dd>
                    </div>
                ))}
                <div>
                    <dt>
                        <kbd>?</kbd>
                    </dt>
                    <dd>this list</dd>
                </div>
            </dl>
            <form method="dialog" className="actions">
                <button type="submit">Close</button>
            </form>
        </dialog>
    );
}
