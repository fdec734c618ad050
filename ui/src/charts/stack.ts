/** The least that stacking needs to know of a series. */
interface Layer {
    id: string;
    values: (number | null)[];
}

export interface Drawn<S extends Layer = import("./time").Series> {
    series: S;
    values: (number | null)[];
}

/** Layers as sums from below, the top one first, since each is drawn over the one that reaches higher. A sum of nothing is not drawn. */
export function stackedUp<S extends Layer>(series: S[]): Drawn<S>[] {
    const sums: number[] = [];
    const layers = series.map((one) => ({
        series: one,
        values: one.values.map((value, index) => (sums[index] = (sums[index] ?? 0) + (value ?? 0)) || null),
    }));
    return layers.reverse();
}

/** Layers as shares of their sum; where the sum is nothing, there is no share. */
export function asShares<S extends Layer>(series: S[]): S[] {
    const length = series[0]?.values.length ?? 0;
    const totals = Array.from({ length }, (_, index) => series.reduce((sum, one) => sum + (one.values[index] ?? 0), 0));
    return series.map((one) => ({ ...one, values: one.values.map((value, index) => ((totals[index] ?? 0) > 0 ? (value ?? 0) / (totals[index] ?? 1) : null)) }));
}
