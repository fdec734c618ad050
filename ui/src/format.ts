import type { Price } from "./api";

/** What stands where there is no number. */
export const DASH = "–";

export function isKnown(price: Price | undefined): price is Price {
    return price !== undefined && /^\d+(\.\d+)?$/.test(price);
}

/** USD per million tokens, exact: the decimal point moves six places, digits stay as they are. */
export function perMillion(price: Price): string {
    const [whole = "0", fraction = ""] = price.split(".");
    const digits = fraction.padEnd(6, "0");
    const dollars = (whole + digits.slice(0, 6)).replace(/^0+(?=\d)/, "");
    const rest = digits.slice(6).replace(/0+$/, "");
    return `${dollars}.${rest.padEnd(2, "0")}`;
}

/** As {@link perMillion}, but short: cents, or two significant digits below ten cents. */
export function shortPerMillion(price: Price): string {
    const exact = perMillion(price);
    const value = Number(exact);
    if (value === 0) return "free";
    return value >= 0.1 ? value.toFixed(2) : String(Number(value.toPrecision(2))).padEnd(4, "0");
}

/** 128000 as "128 K", 1048576 as "1.05 M". */
export function short(count: number): string {
    const units: [number, string][] = [
        [1e9, " B"],
        [1e6, " M"],
        [1e3, " K"],
    ];
    const [size, unit] = units.find(([least]) => count >= least) ?? [1, ""];
    return `${Number((count / size).toPrecision(3))}${unit}`;
}

export function exact(count: number): string {
    return count.toLocaleString("en");
}

/** A share in percent, rounded down: only what never failed is 100 %. */
export function percent(value: number): string {
    return `${value === 100 ? "100" : (Math.floor(value * 10) / 10).toFixed(1)} %`;
}

export function milliseconds(value: number): string {
    return value >= 10_000 ? `${(value / 1000).toFixed(1)} s` : `${Math.round(value)} ms`;
}

/** A small amount of USD with two significant digits. */
export function cost(dollars: number): string {
    if (dollars === 0) return "nothing";
    const places = Math.max(2, 1 - Math.floor(Math.log10(dollars)));
    return `$${dollars.toFixed(Math.min(places, 12))}`;
}

/** Markdown as plain words: links keep their text. */
export function plain(markdown: string): string {
    return markdown.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").replace(/[*`]/g, "");
}

/** The day of an epoch second, as 2026-01-31. */
export function day(seconds: number): string {
    return new Date(seconds * 1000).toISOString().slice(0, 10);
}

export function ago(at: number, now: number): string {
    const seconds = Math.max(0, Math.round((now - at) / 1000));
    if (seconds < 2) return "read just now";
    return seconds < 120 ? `read ${seconds} s ago` : `read ${Math.round(seconds / 60)} min ago`;
}
