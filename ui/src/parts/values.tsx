import { DASH, type Price, exact, isKnown, perMillion, percent, share, short, shortPerMillion } from "../kit/format";
import * as format from "../kit/format";

export function Simulated() {
    return (
        <span className="mark" title="Answers come from a simulated provider on this machine, not from a language model">
            simulated
        </span>
    );
}

/** USD per million tokens, exact on hover. */
export function Money({ price }: { price: Price | null | undefined }) {
    return isKnown(price) ? <span title={`$${perMillion(price)} per million tokens`}>{shortPerMillion(price)}</span> : <None why="the price is not known" />;
}

/** A dash with its reason. */
export function None({ why }: { why: string }) {
    return (
        <span className="none" title={why}>
            <span aria-hidden="true">{DASH}</span>
            <span className="hidden">{why}</span>
        </span>
    );
}

/** A count, short, with all digits on hover. */
export function Count({ value, why = "not known" }: { value: number | null | undefined; why?: string }) {
    return value === null || value === undefined ? <None why={why} /> : <span title={exact(value)}>{short(value)}</span>;
}

export function Dollars({ value, why = "not known" }: { value: number | null | undefined; why?: string }) {
    return value === null || value === undefined ? <None why={why} /> : <span title={`$${Number(value.toPrecision(12))}`}>{format.dollars(value)}</span>;
}

export function Share({ value, why = "not known" }: { value: number | null | undefined; why?: string }) {
    return value === null || value === undefined ? <None why={why} /> : <span title={`${(value * 100).toPrecision(6)} %`}>{share(value)}</span>;
}

/** The change against the window before, with an arrow besides the colour. */
export function Change({ value, why = "not there in the window before" }: { value: number | null | undefined; why?: string }) {
    if (value === null || value === undefined) return <None why={why} />;
    const tone = value > 0.005 ? "good" : value < -0.005 ? "bad" : "quiet";
    const arrow = { good: "▲", bad: "▼", quiet: "■" }[tone];
    return (
        <span className={tone} title={`${(value * 100).toFixed(2)} % against the window before`}>
            <small aria-hidden="true" className={tone}>
                {arrow}
            </small>{" "}
            {format.change(value)}
        </span>
    );
}

/** The tiers the router uses: from 95 % good, from 80 % avoided, below that only when nothing else is left. */
export function Uptime({ value, why = "too few requests" }: { value: number | null | undefined; why?: string }) {
    if (value === null || value === undefined) return <None why={why} />;
    const tier = value >= 95 ? "good" : value >= 80 ? "warning" : "bad";
    const word = { good: "", warning: "avoided", bad: "last resort" }[tier];
    return (
        <span className={tier}>
            {percent(value)}
            {word && <span className="sub">{word}</span>}
        </span>
    );
}

const TIERS: Record<string, { name: string; means: string; tone: string }> = {
    T0: { name: "self-hosted", means: "T0: runs on the operator's own machines", tone: "good" },
    T1: { name: "contract", means: "T1: named provider with a contract of zero retention", tone: "good" },
    T2: { name: "named", means: "T2: named provider, which may log prompts", tone: "" },
    T3: { name: "anonymous", means: "T3: nobody knows who made it or who runs it; prompts are logged and may be used", tone: "warning" },
};

/** How far a listing can be trusted by its terms. */
export function Trust({ tier }: { tier: string | null | undefined }) {
    const known = TIERS[(tier ?? "").toUpperCase()];
    if (!known) return <None why="no trust tier is stated" />;
    return (
        <span className={`badge ${known.tone}`} title={known.means}>
            {tier?.toUpperCase()} {known.name}
        </span>
    );
}

/** A ratio as a number above a bar. */
export function ShareBar({ value, most, colour, text }: { value: number; most: number; colour?: string; text?: string }) {
    const width = most > 0 ? Math.max(value > 0 ? 1 : 0, (100 * value) / most) : 0;
    return (
        <span className="bar-cell">
            <span title={`${(value * 100).toPrecision(4)} %`}>{text ?? share(value)}</span>
            <span className="track">
                <i style={{ width: `${width}%`, ...(colour ? { background: colour } : {}) }} />
            </span>
        </span>
    );
}
