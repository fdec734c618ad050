/** What a form says about a provider that shall be listed. */
export interface Wishes {
    url: string;
    provider: string;
    name: string;
    key: string;
    dialect: string;
    trust: string;
    hidden: boolean;
    automatic: boolean;
}

export const NO_WISHES: Wishes = { url: "", provider: "", name: "", key: "", dialect: "openai", trust: "T2", hidden: false, automatic: false };

/** The body of the request; what was left empty is left out. */
export function application(wishes: Wishes, dry: boolean): Record<string, unknown> {
    const texts = { url: wishes.url.trim(), provider: wishes.provider.trim(), name: wishes.name.trim(), key: wishes.key.trim() };
    return {
        ...Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== "")),
        ...(wishes.dialect === "openai" ? {} : { dialect: wishes.dialect }),
        trust: wishes.hidden ? "T3" : wishes.trust,
        author_hidden: wishes.hidden,
        auto_publish: wishes.automatic,
        ...(dry ? { dry_run: true } : {}),
    };
}

/** The same as it may be shown: without the key. */
export function shown(wishes: Wishes): Record<string, unknown> {
    return application({ ...wishes, key: wishes.key.trim() === "" ? "" : "…" }, false);
}
