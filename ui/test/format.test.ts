import { describe, expect, test } from "vitest";
import { change, cost, day, dollars, isKnown, milliseconds, moment, perMillion, percent, plain, plural, rate, share, short, shortDay, shortPerMillion, tenths } from "../src/kit/format";

/** Narrow no-break spaces stand between a number and its unit. */
const plainly = (text: string) => text.replaceAll("\u202f", " ");

describe("prices", () => {
    test.each([
        ["0.0000025", "2.50"],
        ["0.00000007", "0.07"],
        ["0.000000087500", "0.0875"],
        ["0.000000000001", "0.000001"],
        ["1", "1000000.00"],
        ["0", "0.00"],
    ])("%s a token is exactly $%s a million", (perToken, perM) => expect(perMillion(perToken)).toBe(perM));

    test.each([
        ["0.0000025", "2.50"],
        ["0.00000007", "0.07"],
        ["0.0000000875", "0.087"],
        ["0", "free"],
    ])("%s a token is shortly %s", (perToken, text) => expect(shortPerMillion(perToken)).toBe(text));

    test.each([["-1"], [""], ["abc"], ["1e-6"], [undefined], [null]])("%s is no known price", (price) => expect(isKnown(price)).toBe(false));

    test("a measured price of nothing is free, a small one keeps two digits", () => {
        expect([rate(0), rate(0.012), rate(1.5)]).toEqual(["free", "$0.012", "$1.50"]);
    });
});

describe("money", () => {
    test.each([
        [0, "$0.00"],
        [0.0000072, "$0.0000072"],
        [0.1, "$0.10"],
        [1600, "$1,600.00"],
        [123456, "$123 K"],
        [-2.5, "−$2.50"],
    ])("%d USD is %s", (amount, text) => expect(plainly(dollars(amount))).toBe(text));

    test("nothing costs nothing", () => expect(cost(0)).toBe("nothing"));
});

describe("counts and shares", () => {
    test.each([
        [0, "0"],
        [999, "999"],
        [1000, "1 K"],
        [131072, "131 K"],
        [999_999, "1 M"],
        [1_048_576, "1.05 M"],
        [12_300_000_000, "12.3 B"],
        [-1500, "-1.5 K"],
    ])("%d is %s", (count, text) => expect(plainly(short(count))).toBe(text));

    test.each([
        [0, "0 %"],
        [0.0004, "< 0.1 %"],
        [0.0123, "1.2 %"],
        [0.351, "35 %"],
        [1, "100 %"],
        [0.9945, "99 %"],
        [0.996, "99.6 %"],
        [0.99949, "99.9 %"],
        [0.9996, "> 99.9 %"],
        [0.9999999, "> 99.9 %"],
        [1, "100 %"],
    ])("the ratio %d is %s", (ratio, text) => expect(plainly(share(ratio))).toBe(text));

    test.each([
        [0.876, "87.6 %"],
        [0.9996, "> 99.9 %"],
        [1, "100.0 %"],
    ])("to a tenth %d is %s", (ratio, text) => expect(plainly(tenths(ratio))).toBe(text));

    test.each([
        [-0.998, "−99.8 %"],
        [-0.9999, "−99.9 %"],
        [-1, "−100 %"],
    ])("what is nearly gone, %d, is %s", (ratio, text) => expect(plainly(change(ratio))).toBe(text));

    test.each([
        [99.99, "99.9 %"],
        [100, "100 %"],
        [0, "0.0 %"],
    ])("an uptime of %d is rounded down to %s", (value, text) => expect(plainly(percent(value))).toBe(text));

    test.each([
        [0.25, "+25 %"],
        [-0.034, "−3.4 %"],
        [0, "0.0 %"],
        [7.1, "× 8.1"],
    ])("a change by %d is %s", (ratio, text) => expect(plainly(change(ratio))).toBe(text));

    test("one is one, many are many", () => expect([plural(1, "model"), plural(2000, "model"), plural(0, "entry", "entries")]).toEqual(["1 model", "2,000 models", "0 entries"]));
});

describe("times", () => {
    test.each([
        [210, "210 ms"],
        [9_999, "9999 ms"],
        [10_000, "10.0 s"],
        [90_000, "1.5 min"],
    ])("%d milliseconds are %s", (value, text) => expect(plainly(milliseconds(value))).toBe(text));

    test("days are in UTC, with their year where it is another", () => {
        const at = Date.UTC(2026, 1, 3, 23, 59) / 1000;
        expect([day(at), shortDay(at, 2026), shortDay(at, 2027)]).toEqual(["2026-02-03", "3 Feb", "3 Feb 2026"]);
    });

    test("a moment that is none stays as it is", () => expect(moment("soon")).toBe("soon"));
});

test("markdown becomes plain words", () => expect(plain("A **fast** [model](https://example.com) with `tools`")).toBe("A fast model with tools"));
