/**
 * Colours of series. A name has one colour on all pages and in all sessions, told by nothing but the name: one of 36 hues, ten degrees from each
 * other, in one of three tones. All hues of a tone are equally light, in the light theme and in the dark one.
 */
export const HUES = 36;

/** Lightness and chroma of each tone, in the light and in the dark theme. */
const TONES = [
    [0.55, 0.14, 0.75, 0.13],
    [0.65, 0.15, 0.84, 0.1],
    [0.44, 0.12, 0.66, 0.15],
] as const;

/** How many colours there are. */
export const COLOURS = HUES * TONES.length;

/** Grey, for everything that has no colour of its own. */
export const OTHER = "var(--series-other)";

/** FNV-1a with the last step of MurmurHash3, which lets names that differ in one letter fall far from each other. */
export function placeOf(name: string): number {
    let hash = 0x811c9dc5;
    for (let index = 0; index < name.length; index++) {
        hash ^= name.charCodeAt(index);
        hash = Math.imul(hash, 0x01000193);
    }
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    return ((hash ^ (hash >>> 16)) >>> 0) % COLOURS;
}

function painted(place: number): string {
    const hue = (place % HUES) * (360 / HUES);
    const [light, strong, dark, pale] = TONES[Math.floor(place / HUES) % TONES.length] ?? TONES[0];
    return `light-dark(oklch(${light} ${strong} ${hue}), oklch(${dark} ${pale} ${hue}))`;
}

export function colourOf(name: string): string {
    return name === "other" ? OTHER : painted(placeOf(name));
}

/**
 * The colours of the series of one chart. Where two names have the same one, that which is later in the alphabet is shown in another tone of its
 * hue, or in the next hue, so that it depends on who is shown and not on the order.
 */
export function coloursOf(names: string[]): Map<string, string> {
    const taken = new Set<number>();
    const own = new Map<string, string>();
    for (const name of [...names].sort()) {
        let place = placeOf(name);
        for (let tries = 1; taken.has(place) && tries < COLOURS; tries++) place = (place + (tries % TONES.length === 0 ? HUES + 1 : HUES)) % COLOURS;
        if (name !== "other") taken.add(place);
        own.set(name, name === "other" ? OTHER : painted(place));
    }
    return own;
}

/** What a colour is at present, for canvases, which know neither variables nor themes. */
export function resolved(colour: string): string {
    if (!/^(var|light-dark)\(/.test(colour)) return colour;
    const probe = document.createElement("span");
    probe.style.color = colour;
    document.body.append(probe);
    const value = getComputedStyle(probe).color;
    probe.remove();
    return value;
}
