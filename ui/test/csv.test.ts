import { describe, expect, test } from "vitest";
import { csv, fileName } from "../src/kit/csv";

test("commas, quotes and line ends are quoted; unknown is empty", () => {
    expect(
        csv(
            ["a", "b,c"],
            [
                ["x\ny", 'say "hi"'],
                [null, 0.5],
                [undefined, true],
            ],
        ),
    ).toBe('a,"b,c"\r\n"x\ny","say ""hi"""\r\n,0.5\r\n,true\r\n');
});

describe("a spreadsheet runs no name of a stranger", () => {
    test.each(["=HYPERLINK(1)", "+1", "-1+2", "@SUM(A1)", "\tx"])("%j gets an apostrophe", (text) => expect(csv(["a"], [[text]]).split("\r\n")[1]).toContain(`'${text}`));

    test("numbers stay numbers", () => expect(csv(["a"], [[-1.5]])).toBe("a\r\n-1.5\r\n"));
});

test("a title makes a file's name", () => expect([fileName("Tokens per day, by app!"), fileName("…")]).toEqual(["tokens-per-day-by-app", "bourse"]));
