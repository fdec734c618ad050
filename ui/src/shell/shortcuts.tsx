import { useEffect, useRef } from "react";
import { APPLE } from "../kit/platform";
import { go } from "../kit/router";
import { openPalette } from "./palette";
import { MORE, OWN, PUBLIC } from "../routes";

const PAGES = [...PUBLIC, ...OWN, ...MORE];

/** `?` lists the shortcuts, `/` searches, `g` and a letter opens a page. */
export function Shortcuts() {
    const dialog = useRef<HTMLDialogElement>(null);
    const going = useRef(false);
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
                {PAGES.map(([href, name, letter]) => (
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
