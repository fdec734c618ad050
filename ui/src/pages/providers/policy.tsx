import type { Provider } from "../../api/catalog";

const COUNTRIES = new Intl.DisplayNames(["en"], { type: "region", fallback: "code" });

/** A country by its ISO code; a code that is none stays as it is. */
export function country(code: string): string {
    try {
        return COUNTRIES.of(code) ?? code;
    } catch {
        return code;
    }
}

export function Judged({ bad, text }: { bad: boolean; text: string }) {
    return <span className={bad ? "warning" : "good"}>{text}</span>;
}

export function keeps(policy: NonNullable<Provider["data_policy"]>): string {
    if (policy.zdr) return "never, by contract";
    if (!policy.retains_prompts) return "no";
    return policy.retention_days === null ? "for an unknown time" : `for ${policy.retention_days} days`;
}

export function Out({ href, text }: { href: string | null; text: string }) {
    return href && /^https?:/.test(href) ? (
        <a href={href} rel="noreferrer">
            {text}
        </a>
    ) : null;
}
