import { expect, test } from "vitest";
import { orderOf, orderText, sorted } from "../src/kit/sort";

const rows = [{ n: 2 }, { n: null }, { n: 10 }, { n: undefined }, { n: 1 }, { n: Number.NaN }];

test("what is not known comes last, whichever way the order goes", () => {
    expect(sorted(rows, ({ n }) => n, "up").map(({ n }) => n)).toEqual([1, 2, 10, null, undefined, Number.NaN]);
    expect(sorted(rows, ({ n }) => n, "down").map(({ n }) => n)).toEqual([10, 2, 1, null, undefined, Number.NaN]);
});

test("equal rows keep their order", () => expect(sorted(["b1", "a1", "b2", "a2"], (text) => text[0], "up")).toEqual(["a1", "a2", "b1", "b2"]));

test("texts are in the order of people: without regard to case, numbers by size", () =>
    expect(sorted(["model-10", "Model-9", "alpha"], (text) => text, "up")).toEqual(["alpha", "Model-9", "model-10"]));

test("the rows given are not touched", () => {
    const given = [3, 1];
    sorted(given, (n) => n, "up");
    expect(given).toEqual([3, 1]);
});

test("an order survives the address", () => {
    for (const direction of ["up", "down"] as const) expect(orderOf(orderText("price", direction))).toEqual({ by: "price", direction });
});
