import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import type { Key } from "../api/account";
import type { Model, Models, Provider } from "../api/catalog";
import { useAnswer } from "../kit/answers";
import { get } from "../kit/ask";
import { useKeys } from "../kit/keys";
import { matches } from "../kit/match";
import { go } from "../kit/router";
import { MORE, OWN, PUBLIC } from "../routes";

const OPEN = "bourse:palette";
const MOST = 40;

export function openPalette(): void {
    window.dispatchEvent(new Event(OPEN));
}

interface Hit {
    href: string;
    name: string;
    kind: string;
}

/** Finds models, providers, pages, keys and generations by a few letters. */
export function Palette() {
    const dialog = useRef<HTMLDialogElement>(null);
    const [open, setOpen] = useState(false);
    useEffect(() => {
        const show = () => {
            setOpen(true);
            dialog.current?.showModal();
        };
        window.addEventListener(OPEN, show);
        return () => window.removeEventListener(OPEN, show);
    }, []);
    return (
        <dialog
            ref={dialog}
            className="palette"
            aria-label="Find anything"
            data-testid="palette"
            onClose={() => setOpen(false)}
            onClick={(event) => {
                if (event.target === dialog.current) dialog.current.close();
            }}
        >
            {open && <Finder close={() => dialog.current?.close()} />}
        </dialog>
    );
}

function Finder({ close }: { close: () => void }) {
    const [text, setText] = useState("");
    const [chosen, setChosen] = useState(0);
    const hits = useHits(text.trim());
    const list = useRef<HTMLUListElement>(null);

    function open(hit: Hit | undefined) {
        if (!hit) return;
        close();
        go(hit.href);
    }
    function pressed(event: KeyboardEvent) {
        const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        if (step !== undefined && hits.length > 0) {
            event.preventDefault();
            const next = (chosen + step + hits.length) % hits.length;
            setChosen(next);
            list.current?.children[next]?.scrollIntoView({ block: "nearest" });
        }
        if (event.key === "Enter") {
            event.preventDefault();
            open(hits[chosen]);
        }
    }
    return (
        <>
            <input
                autoFocus
                role="combobox"
                aria-expanded="true"
                aria-controls="palette-hits"
                aria-activedescendant={hits.length > 0 ? `palette-${chosen}` : undefined}
                aria-label="Model, page, provider, key or generation id"
                placeholder="Model, page, provider, key or gen-…"
                value={text}
                onChange={(event) => {
                    setText(event.target.value);
                    setChosen(0);
                }}
                onKeyDown={pressed}
                data-testid="palette-input"
            />
            {hits.length === 0 ? (
                <p role="status">Nothing here is called so.</p>
            ) : (
                <ul id="palette-hits" role="listbox" aria-label="What was found" ref={list}>
                    {hits.map((hit, index) => (
                        <li
                            key={hit.href + hit.name}
                            id={`palette-${index}`}
                            role="option"
                            aria-selected={index === chosen}
                            onMouseMove={() => setChosen(index)}
                            onClick={() => open(hit)}
                        >
                            <span>{hit.name}</span>
                            <small>{hit.kind}</small>
                        </li>
                    ))}
                </ul>
            )}
        </>
    );
}

function useHits(text: string): Hit[] {
    const { management } = useKeys();
    const models = useAnswer<Models>(get("/api/v1/models", { output_modalities: "all", aliases: "false" }));
    const providers = useAnswer<{ data: Provider[] }>(get("/api/v1/providers"));
    const keys = useAnswer<{ data: Key[] }>(management === "" ? null : get("/api/v1/keys", { include_disabled: "true" }), management);
    return useMemo(() => {
        const pages = [...PUBLIC, ...OWN, ...MORE].map(([href, name]): Hit => ({ href, name, kind: "page" }));
        const all: Hit[] = [
            ...pages,
            ...(models.state === "ok" ? models.data.data.map(modelHit) : []),
            ...(providers.state === "ok" ? providers.data.data.map((one): Hit => ({ href: `/providers/${encodeURIComponent(one.slug)}`, name: one.name, kind: "provider" })) : []),
            ...(keys.state === "ok" ? keys.data.data.map((one): Hit => ({ href: `/keys?key=${one.hash}`, name: `${one.name} (${one.label})`, kind: "key" })) : []),
        ];
        const generation: Hit[] = /^gen-[\w-]+$/.test(text) ? [{ href: `/logs/${text}`, name: text, kind: "generation" }] : [];
        return [...generation, ...matches(all, text, (hit) => `${hit.name} ${hit.href}`)].slice(0, MOST);
    }, [text, models, providers, keys]);
}

function modelHit(model: Model): Hit {
    return { href: `/models/${model.id}`, name: model.name, kind: model.id };
}
