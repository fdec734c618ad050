/**
 * Colours of series: Okabe and Ito's set, which people with any colour vision tell apart, then the same hues in a second
 * lightness. Each has a value for the light and one for the dark theme (style/tokens.css), so a colour here is a number.
 */
export const SLOTS = 14;

/** Grey, for everything that has no colour of its own. */
export const OTHER = "var(--series-other)";

/** FNV-1a: the colour that a name would have if it were alone. */
export function slotOf(name: string): number {
    let hash = 0x811c9dc5;
    for (let index = 0; index < name.length; index++) {
        hash ^= name.charCodeAt(index);
        hash = Math.imul(hash, 0x01000193);
    }
    return (hash >>> 0) % SLOTS;
}

/**
 * Colours given to names. A name keeps its colour from page to page; the one its hash says, or the next free one where an earlier name
 * has that. When all colours are given away, names share them.
 */
export class Colours {
    readonly #slots = new Map<string, number>();
    readonly #taken = new Set<number>();

    of(name: string): string {
        if (name === "other") return OTHER;
        const slot = this.#slots.get(name) ?? this.#give(name);
        return `var(--series-${slot})`;
    }

    #give(name: string): number {
        let slot = slotOf(name);
        for (let tries = 0; this.#taken.has(slot) && tries < SLOTS; tries++) slot = (slot + 1) % SLOTS;
        this.#taken.add(slot);
        this.#slots.set(name, slot);
        return slot;
    }
}

const shown = new Colours();

export function colourOf(name: string): string {
    return shown.of(name);
}

/** The colours of the series of one chart, the weightiest first: where two would share one, the later takes another that is free in it. */
export function coloursOf(names: string[]): Map<string, string> {
    const own = new Map(names.map((name) => [name, colourOf(name)]));
    const taken = new Set<string>();
    for (const [name, colour] of own) {
        if (name === "other") continue;
        let slot = Number(/\d+/.exec(colour)?.[0] ?? 0);
        for (let tries = 0; taken.has(`var(--series-${slot})`) && tries < SLOTS; tries++) slot = (slot + 1) % SLOTS;
        taken.add(`var(--series-${slot})`);
        own.set(name, `var(--series-${slot})`);
    }
    return own;
}

/** What a CSS variable is at present, for canvases, which do not know variables. */
export function resolved(colour: string): string {
    if (!colour.startsWith("var(")) return colour;
    const probe = document.createElement("span");
    probe.style.color = colour;
    document.body.append(probe);
    const value = getComputedStyle(probe).color;
    probe.remove();
    return value;
}
