import { useEffect, useState } from "react";
import type { Provider } from "../api/catalog";
import { useAnswer } from "../kit/answers";
import { get } from "../kit/ask";
import { useKeys } from "../kit/keys";
import { APPLE } from "../kit/platform";
import { Link } from "../kit/router";
import { chooseTheme, useTheme } from "../kit/theme";
import { openPalette } from "./palette";
import { openSignIn } from "../parts/signin";
import { OWN, PUBLIC } from "../routes";

const FIND = APPLE ? "⌘K" : "Ctrl K";

function isAt(href: string, path: string): boolean {
    return href === "/" ? path === "/" || path === "/rankings" : path === href || path.startsWith(`${href}/`);
}

/** The bar of pages, and what is said on all of them. */
export function Top({ path }: { path: string }) {
    const providers = useAnswer<{ data: Provider[] }>(get("/api/v1/providers"));
    const simulated = providers.state === "ok" ? providers.data.data.filter((one) => one.simulated).length : 0;
    const [open, setOpen] = useState(false);
    useEffect(() => setOpen(false), [path]);
    return (
        <>
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
            </header>
            {simulated > 0 && (
                <aside className="notice" aria-label="Simulated" data-testid="simulated">
                    <p>
                        <strong>Simulated.</strong> {simulated} simulated {simulated === 1 ? "provider answers" : "providers answer"} here: text, speed and faults are made up,
                        prices and books are real arithmetic.
                    </p>
                </aside>
            )}
        </>
    );
}

function KeyButton() {
    const { inference, management, provider } = useKeys();
    const count = [inference, management, provider].filter((key) => key !== "").length;
    return (
        <button type="button" onClick={openSignIn} data-testid="sign-in">
            {count === 0 ? "Use a key" : count > 1 ? `${count} keys` : management ? "Management key" : provider ? "Provider's key" : "API key"}
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
