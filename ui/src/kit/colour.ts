/**
 * Colours of series: Okabe and Ito's set, which people with any colour vision tell apart, then the same hues in a second
 * lightness. Each has a value for the light and one for the dark theme (style/tokens.css), so a colour here is a number.
 */
export const SLOTS = 14;

/** Grey, for everything that has no colour of its own. */
export const OTHER = "var(--series-other)";

/** FNV-1a: a name has the same colour on every page. */
export function slotOf(name: string): number {
    let hash = 0x811c9dc5;
    for (let index = 0; index < name.length; index++) {
        hash ^= name.charCodeAt(index);
        hash = Math.imul(hash, 0x01000193);
    }
    return (hash >>> 0) % SLOTS;
}

export function colourOf(name: string): string {
    return name === "other" ? OTHER : `var(--series-${slotOf(name)})`;
}

/**
 * The colours of the series of one chart, the weightiest first: each has its own colour; where two would have the same,
 * the later one takes the next that is free.
 */
export function coloursOf(names: string[]): Map<string, string> {
    const taken = new Set<number>();
    const colours = new Map<string, string>();
    for (const name of names) {
        if (name === "other") {
            colours.set(name, OTHER);
            continue;
        }
        let slot = slotOf(name);
        for (let tries = 0; taken.has(slot) && tries < SLOTS; tries++) slot = (slot + 1) % SLOTS;
        taken.add(slot);
        colours.set(name, `var(--series-${slot})`);
    }
    return colours;
}

/** What a CSS variable is at present, for canvases, which do not know variables. */
export function resolved(colour: string): string {
    const name = /^var\((--[\w-]+)\)$/.exec(colour)?.[1];
    if (name === undefined) return colour;
    const probe = document.createElement("span");
    probe.style.color = colour;
    document.body.append(probe);
    const value = getComputedStyle(probe).color;
    probe.remove();
    return value;
}
