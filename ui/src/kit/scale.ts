/** Round values that cover a range: 1, 2 or 5 times a power of ten apart. */
export function ticks(low: number, high: number, wanted = 5): number[] {
    if (!(high > low)) return [low];
    const rough = (high - low) / wanted;
    const power = 10 ** Math.floor(Math.log10(rough));
    const step = [1, 2, 5, 10].map((times) => times * power).find((size) => size >= rough) ?? power * 10;
    const found: number[] = [];
    for (let index = Math.ceil(low / step); index * step <= high + step * 1e-9; index++) found.push(Number((index * step).toPrecision(12)));
    return found;
}

/** Round values on a logarithmic scale: 1, 2, 5, or only powers of ten where the range is wide. */
export function logTicks(low: number, high: number): number[] {
    const decades = Math.log10(high) - Math.log10(low);
    const steps = decades > 3 ? [1] : decades > 1.5 ? [1, 3] : [1, 2, 5];
    const found: number[] = [];
    for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power++) {
        for (const step of steps) {
            const value = Number((step * 10 ** power).toPrecision(12));
            if (value >= low && value <= high) found.push(value);
        }
    }
    return found;
}

export type Scale = (value: number) => number;

export function linear([low, high]: [number, number], [from, to]: [number, number]): Scale {
    const size = high - low || 1;
    return (value) => from + ((value - low) / size) * (to - from);
}

export function logarithmic([low, high]: [number, number], range: [number, number]): Scale {
    const inner = linear([Math.log10(low), Math.log10(high)], range);
    return (value) => inner(Math.log10(value));
}
