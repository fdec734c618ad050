/**
 * What fits some letters, the best first: those where the text begins a word, then those that contain it, then those that have all its words
 * somewhere. Equal fits stay in order; no text fits everything.
 */
export function matches<T>(all: T[], text: string, textOf: (one: T) => string): T[] {
    const wanted = text.toLowerCase();
    if (wanted === "") return all;
    return all
        .map((one, index) => ({ one, index, fit: fit(textOf(one).toLowerCase(), wanted) }))
        .filter(({ fit }) => fit > 0)
        .sort((left, right) => right.fit - left.fit || left.index - right.index)
        .map(({ one }) => one);
}

function fit(text: string, wanted: string): number {
    const at = text.indexOf(wanted);
    if (at === 0) return 4;
    if (at > 0) return /[^a-z0-9]/.test(text[at - 1] ?? "") ? 3 : 2;
    return wanted.split(/\s+/).every((word) => text.includes(word)) ? 1 : 0;
}
