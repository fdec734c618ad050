/** What a form says about a key; all of it text, as typed. */
export interface Wishes {
    name: string;
    limit: string;
    reset: string;
    expires: string;
    management: boolean;
    /** The least trusted tier; empty for none. */
    trust: string;
}

export const NO_WISHES: Wishes = { name: "", limit: "", reset: "", expires: "", management: false, trust: "" };

export const RESETS = [
    ["", "once, for ever"],
    ["daily", "every day"],
    ["weekly", "every week"],
    ["monthly", "every month"],
] as const;

export const TRUST = [
    ["", "named providers, unless a request says otherwise"],
    ["T0", "T0: only what runs on the operator's machines"],
    ["T1", "T1: also providers bound to keep nothing"],
    ["T2", "T2: also other named providers, whatever a request says"],
    ["T3", "T3: also anonymous ones, when they are named first"],
] as const;

/** What is wrong with it, in words; nothing where it makes sense. */
export function faultOf(wishes: Wishes): string {
    const name = wishes.name.trim();
    if (name === "" || name.length > 200) return "A name has 1 to 200 characters.";
    if (wishes.limit !== "" && !(Number(wishes.limit) >= 0)) return "A limit is zero or more USD.";
    if (wishes.reset !== "" && wishes.limit === "") return "Only a limit can start anew.";
    if (wishes.expires !== "" && Number.isNaN(Date.parse(`${wishes.expires}T00:00:00Z`))) return "The day of expiry is no date.";
    return "";
}

/** The body of `POST /keys`. */
export function order(wishes: Wishes): Record<string, unknown> {
    const body: Record<string, unknown> = { name: wishes.name.trim(), limit: wishes.limit === "" ? null : Number(wishes.limit), limit_reset: wishes.reset || null };
    if (wishes.expires !== "") body["expires_at"] = `${wishes.expires}T00:00:00Z`;
    if (wishes.management) body["is_management_key"] = true;
    if (wishes.trust !== "") body["min_trust"] = wishes.trust;
    return body;
}
