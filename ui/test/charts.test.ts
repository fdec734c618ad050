import { describe, expect, test } from "vitest";
import { frontier, placed } from "../src/charts/frontier";
import { asShares, stackedUp } from "../src/charts/stack";
import { COLOURS, HUES, colourOf, coloursOf, placeOf } from "../src/kit/colour";
import { linear, logTicks, logarithmic, ticks } from "../src/kit/scale";

describe("the frontier", () => {
    /** By the definition: nothing costs no more and is no worse, one of both strictly. */
    const beaten = (one: { x: number; y: number }, all: { x: number; y: number }[]) =>
        all.some((other) => other.x <= one.x && other.y >= one.y && (other.x < one.x || other.y > one.y));

    test("is what nothing beats, on points from a seed", () => {
        let seed = 20261126;
        const random = () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;
        for (let round = 0; round < 50; round++) {
            const points = Array.from({ length: 40 }, () => ({ x: Math.ceil(random() * 20), y: Math.ceil(random() * 20) }));
            const expected = new Set(points.filter((one) => !beaten(one, points)).map(({ x, y }) => `${x} ${y}`));
            expect(new Set(frontier(points).map(({ x, y }) => `${x} ${y}`)), `seed 20261126, round ${round}`).toEqual(expected);
        }
    });
});

describe("labels", () => {
    const edge = { left: 0, right: 400, top: 0, bottom: 200 };
    const one = { id: "a", label: "Model", x: 100, y: 100, weight: 1 };

    test("stand beside their point", () => expect(placed([one], edge)).toHaveLength(1));

    test("turn to the left where the right edge is near", () => expect(placed([{ ...one, x: 390 }], edge)[0]?.anchor).toBe("end"));

    test("the weightier of two that collide stays", () => {
        const crowd = Array.from({ length: 20 }, (_, index) => ({ id: String(index), label: "A rather long name", x: 200 + index / 10, y: 100, weight: index }));
        const shown = placed(crowd, edge);
        expect(shown.length).toBeLessThan(20);
        expect(shown[0]?.id).toBe("19");
    });
});

describe("stacking", () => {
    const layers = [
        { id: "a", values: [1, null, 3] },
        { id: "b", values: [2, 4, null] },
    ];

    test("sums from below, the highest first", () =>
        expect(stackedUp(layers).map(({ series, values }) => [series.id, values])).toEqual([
            ["b", [3, 4, 3]],
            ["a", [1, null, 3]],
        ]));

    test("shares add up to one, and are unknown where there is nothing", () => {
        expect(asShares([...layers, { id: "c", values: [1, 0, 0] }]).map(({ values }) => values)).toEqual([
            [0.25, 0, 1],
            [0.5, 1, 0],
            [0.25, 0, 0],
        ]);
        expect(asShares([{ id: "a", values: [0] }])[0]?.values).toEqual([null]);
    });
});

describe("colours", () => {
    const names = Array.from({ length: 400 }, (_, index) => `author-${index % 40}/model-${index}`);

    test("a name has one colour, whoever was seen before", () => {
        const before = names.map(colourOf);
        expect([...names].reverse().map(colourOf).reverse()).toEqual(before);
        expect(colourOf("sim/code")).toBe("light-dark(oklch(0.65 0.15 0), oklch(0.84 0.1 0))");
    });

    test("names fall on all hues, none on much more than its share", () => {
        const hues = new Map<number, number>();
        for (const name of names) hues.set(placeOf(name) % HUES, (hues.get(placeOf(name) % HUES) ?? 0) + 1);
        expect(hues.size).toBe(HUES);
        expect(Math.max(...hues.values())).toBeLessThan((3 * names.length) / HUES);
    });

    test("no two series of a chart share one, and the rest is grey", () => {
        const shown = coloursOf([...names.slice(0, COLOURS), "other"]);
        expect(new Set(shown.values()).size).toBe(COLOURS + 1);
        expect(shown.get("other")).toBe("var(--series-other)");
    });

    test("the order of a chart's series changes none of their colours", () => {
        const some = names.slice(0, 30);
        const turned = coloursOf([...some].reverse());
        expect(some.map((name) => turned.get(name))).toEqual(some.map((name) => coloursOf(some).get(name)));
    });
});

describe("scales", () => {
    test("ticks are round and inside", () => expect([ticks(0, 97), ticks(0.12, 0.19, 4), ticks(3, 3)]).toEqual([[0, 20, 40, 60, 80], [0.12, 0.14, 0.16, 0.18], [3]]));

    test("on a wide logarithmic scale only powers of ten are named", () =>
        expect([logTicks(0.05, 900), logTicks(0.9, 12)]).toEqual([
            [0.1, 1, 10, 100],
            [1, 2, 5, 10],
        ]));

    test("the ends of a scale are its ends", () => {
        expect([linear([0, 10], [100, 0])(0), linear([0, 10], [100, 0])(10)]).toEqual([100, 0]);
        expect(logarithmic([1, 100], [0, 50])(10)).toBeCloseTo(25, 9);
    });
});
