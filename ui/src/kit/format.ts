/** USD per token as an exact decimal; "-1" where it is not known. */
export type Price = string;

/** What stands where there is no number. */
export const DASH = "–";

/** Between a number and its unit: they are not torn apart at the end of a line. */
const THIN = "\u202f";

export function isKnown(price: Price | null | undefined): price is Price {
    return price !== undefined && price !== null && /^\d+(\.\d+)?$/.test(price);
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

/** USD per million tokens of a measured price, which is a number: "$0.42". */
export function rate(dollarsPerMillion: number): string {
    return dollarsPerMillion === 0 ? "free" : dollars(dollarsPerMillion);
}

/** 128000 as "128 K", 1048576 as "1.05 M". */
export function short(count: number): string {
    const units: [number, string][] = [
        [1e12, "T"],
        [1e9, "B"],
        [1e6, "M"],
        [1e3, "K"],
    ];
    const magnitude = Math.abs(Number(count.toPrecision(3)));
    const [size, unit] = units.find(([least]) => magnitude >= least) ?? [1, ""];
    const digits = Number((count / size).toPrecision(3));
    return unit === "" ? String(digits) : `${digits}${THIN}${unit}`;
}

export function exact(count: number): string {
    return count.toLocaleString("en", { maximumFractionDigits: 3 });
}

/** A share in percent, rounded down: only what never failed is 100 %. */
export function percent(value: number): string {
    return `${value === 100 ? "100" : (Math.floor(value * 10) / 10).toFixed(1)}${THIN}%`;
}

/** A ratio from 0 to 1 as percent with as many places as tell something; only all is 100 %. */
export function share(ratio: number): string {
    const value = ratio * 100;
    if (value === 0) return `0${THIN}%`;
    if (value < 0.1) return `<${THIN}0.1${THIN}%`;
    if (value < 100 && value >= 99.95) return `>${THIN}99.9${THIN}%`;
    return `${value < 9.95 || (value < 100 && value >= 99.5) ? value.toFixed(1) : value.toFixed(0)}${THIN}%`;
}

/** A ratio from 0 to 1 in percent with one place; only all is 100 %. */
export function tenths(ratio: number): string {
    const text = (ratio * 100).toFixed(1);
    return ratio < 1 && text === "100.0" ? `>${THIN}99.9${THIN}%` : `${text}${THIN}%`;
}

/** A change against the time before, with its sign: "+12 %", "-3.4 %", "x 8.1". */
export function change(ratio: number): string {
    if (ratio >= 4) return `×${THIN}${Number((1 + ratio).toPrecision(2))}`;
    const value = ratio * 100;
    const nearlyAll = value > -100 && value < -99.5;
    const text = nearlyAll ? (Math.ceil(value * 10) / 10).toFixed(1) : Math.abs(value) < 9.95 ? value.toFixed(1) : value.toFixed(0);
    return `${value > 0 ? "+" : ""}${text.replace("-", "−")}${THIN}%`;
}

export function milliseconds(value: number): string {
    if (value >= 60_000) return `${(value / 60_000).toFixed(1)}${THIN}min`;
    return value >= 10_000 ? `${(value / 1000).toFixed(1)}${THIN}s` : `${Math.round(value)}${THIN}ms`;
}

/** A small amount of USD with two significant digits. */
export function cost(amount: number): string {
    if (amount === 0) return "nothing";
    return dollars(amount);
}

/** USD: thousands short, ordinary sums with cents, small ones with two significant digits. */
export function dollars(amount: number): string {
    if (amount === 0) return "$0.00";
    const sign = amount < 0 ? "−" : "";
    const size = Math.abs(amount);
    if (size >= 10_000) return `${sign}$${short(size)}`;
    const places = Math.max(2, 1 - Math.floor(Math.log10(size)));
    const digits = Math.min(places, 12);
    return `${sign}$${size.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits })}`;
}

/** Markdown as plain words: links keep their text. */
export function plain(markdown: string): string {
    return markdown.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").replace(/[*`]/g, "");
}

/** The day of an epoch second, as 2026-01-31. */
export function day(seconds: number): string {
    return new Date(seconds * 1000).toISOString().slice(0, 10);
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** A UTC day for people, "3 Feb", with its year where that is not this one. */
export function shortDay(seconds: number, year = new Date().getUTCFullYear()): string {
    const date = new Date(seconds * 1000);
    const text = `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`;
    return date.getUTCFullYear() === year ? text : `${text} ${date.getUTCFullYear()}`;
}

/** A moment in UTC, "3 Feb 14:05:09". */
export function moment(iso: string): string {
    const at = Date.parse(iso);
    return Number.isNaN(at) ? iso : `${shortDay(at / 1000)} ${new Date(at).toISOString().slice(11, 19)}`;
}

export function ago(at: number, now: number): string {
    const seconds = Math.max(0, Math.round((now - at) / 1000));
    if (seconds < 2) return "read just now";
    return seconds < 120 ? `read ${seconds} s ago` : `read ${Math.round(seconds / 60)} min ago`;
}

export function plural(count: number, one: string, many = `${one}s`): string {
    return `${exact(count)} ${count === 1 ? one : many}`;
}
