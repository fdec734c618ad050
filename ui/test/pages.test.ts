import { describe, expect, test } from "vitest";
import type { Listing, Model } from "../src/api/catalog";
import { filtersOf, formatted, moments, overTime, parametersOf, seriesOf } from "../src/pages/activity/query";
import { type Compared, isSame, linesOf } from "../src/pages/compare/rows";
import { faultOf, NO_WISHES, order } from "../src/pages/keys/wishes";
import { application, NO_WISHES as NO_LISTING, shown } from "../src/pages/listings/wishes";
import { said, tone } from "../src/api/listings";
import { laid } from "../src/pages/logs/timeline";
import { chosen, queryOf } from "../src/pages/models/filters";
import { filterOf } from "../src/pages/rankings/filter";
import { sinceFirst } from "../src/pages/rankings/history";
import { later, when } from "../src/pages/rankings/past";
import { matches } from "../src/kit/match";

describe("the filters of the list of models", () => {
    test("are those of the API, and nothing else of the address", () => {
        expect(queryOf(new URLSearchParams("q=x&max_price=3&zdr=true&view=cards&order=-input"))).toEqual({ output_modalities: "all", aliases: "false", q: "x", max_price: "3", zdr: "true" });
        expect(queryOf(new URLSearchParams("output_modalities=image"))["output_modalities"]).toBe("image");
    });

    test("are told in words", () =>
        expect(chosen(new URLSearchParams("supported_parameters=tools,tool_choice&max_price=0.5&sort=newest")).map(({ text }) => text)).toEqual([
            "can do tools, tool choice",
            "input up to $0.5",
        ]));
});

test("a ranking's filter keeps the colons of a task", () => expect([filterOf("task:code:debugging"), filterOf(""), filterOf("odd")]).toEqual([{ task: "code:debugging" }, {}, {}]));

test("a young exchange shows no empty year, but at least eight points", () => {
    const times = Array.from({ length: 52 }, (_, index) => index);
    const values = (first: number) => times.map((at) => (at < first ? 0 : 1));
    expect(sinceFirst(times, [{ id: "a", label: "a", values: values(30) }]).times[0]).toBe(30);
    expect(sinceFirst(times, [{ id: "a", label: "a", values: values(50) }]).times).toHaveLength(8);
    expect(sinceFirst(times, []).times).toHaveLength(52);
});

describe("comparing", () => {
    const model = (id: string, prompt: string, context: number) =>
        ({
            id,
            name: id,
            description: "",
            created: 0,
            context_length: context,
            architecture: { input_modalities: ["text"], output_modalities: ["text"] },
            pricing: { prompt, completion: "0.000001" },
            supported_parameters: [],
        }) satisfies Model;
    const compared = (one: Model): Compared => ({ id: one.id, model: one, listing: { ...one, endpoints: [] } as unknown as Listing, ranked: undefined });
    const lines = linesOf([compared(model("a/a", "0.000001", 1000)), compared(model("b/b", "0.000002", 2000)), compared(model("c/c", "-1", 2000))]);
    const line = (name: string) => lines.find((one) => one.name === name);

    test("the cheapest and the longest are best, all of them", () => {
        expect(line("Input, $ / M")).toMatchObject({ texts: ["$1.00", "$2.00", null], best: [0] });
        expect(line("Context")?.best).toEqual([1, 2]);
    });

    test("where all are equal none is best", () => {
        expect(line("Output, $ / M")?.best).toEqual([]);
        expect(isSame(line("Output, $ / M") ?? { name: "", texts: ["a", "b"], best: [] })).toBe(true);
    });

    test("what is known of none has no line", () => expect(line("Payers")).toBeUndefined());
});

describe("activity", () => {
    const now = Date.parse("2026-11-26T10:20:30Z");
    const view = { range: "week" as const, metric: "total_usage", group: "model", filters: [] };

    test("a week has seven days, the running one last, from midnight", () => {
        const at = moments("week", now).map((one) => new Date(one).toISOString());
        expect([at.length, at[0], at.at(-1)]).toEqual([7, "2026-11-20T00:00:00.000Z", "2026-11-26T00:00:00.000Z"]);
    });

    test("a year has weeks that begin on Monday", () => expect(moments("year", now).every((at) => new Date(at).getUTCDay() === 1)).toBe(true));

    test("is asked for from the first moment shown", () =>
        expect(overTime(view, now).body).toMatchObject({ metrics: ["total_usage"], dimensions: ["model"], granularity: "day", time_range: { start: "2026-11-20T00:00:00.000Z" } }));

    test("rows become lines, the largest first; what is missing was nothing, but of a rate it is unknown", () => {
        const rows = [
            { date: "2026-11-20T00:00:00Z", model: "a", total_usage: 1 },
            { date: "2026-11-21T00:00:00Z", model: "b", total_usage: "5" },
        ];
        const times = moments("week", now).slice(0, 2);
        expect(seriesOf(rows, view, times, false).map(({ id, values }) => [id, values])).toEqual([
            ["b", [0, 5]],
            ["a", [1, 0]],
        ]);
        expect(seriesOf(rows, view, times, true)[0]?.values).toEqual([null, 5]);
    });

    test("the chart holds all of it: what is not among the nine largest is one line", () => {
        const rows = Array.from({ length: 12 }, (_, index) => ({ date: "2026-11-20T00:00:00Z", model: `m${index}`, total_usage: index + 1 }));
        const times = moments("week", now).slice(0, 1);
        const series = seriesOf(rows, view, times, false);
        expect(series.map(({ id }) => id)).toEqual(["m11", "m10", "m9", "m8", "m7", "m6", "m5", "m4", "m3", "other"]);
        expect(series.at(-1)).toEqual({ id: "other", label: "3 others", values: [1 + 2 + 3] });
        expect(seriesOf(rows, view, times, true).length).toBe(9);
        expect(overTime(view, now).body).toMatchObject({ order_by: { field: "total_usage", direction: "desc" } });
        expect(overTime(view, now).body).not.toHaveProperty("group_limit");
    });

    test("a rate that is not known is no zero", () => {
        const rows = [
            { date: "2026-11-20T00:00:00Z", model: "a", total_usage: null },
            { date: "2026-11-21T00:00:00Z", model: "a", total_usage: 5 },
        ];
        expect(seriesOf(rows, view, moments("week", now).slice(0, 2), true)[0]?.values).toEqual([null, 5]);
    });

    test("what the exchange tells in percent is shown as it is told", () => {
        expect(formatted(4.25, "percent")).toBe("4.2\u202f%");
        expect(formatted(100, "percent")).toBe("100\u202f%");
    });

    test("filters of the address keep colons in their values", () =>
        expect(filtersOf(["model:sim/code:free,app:x"])).toEqual([
            { field: "model", value: "sim/code:free" },
            { field: "app", value: "x" },
        ]));
});

describe("filters of the address", () => {
    test("a value may have commas", () => {
        const filters = [
            { field: "user", value: "Doe, Jane" },
            { field: "session", value: "a,model:b" },
        ];
        expect(filtersOf(parametersOf(filters))).toEqual(filters);
        expect(filtersOf(["user:Doe, Jane"])).toEqual(filters.slice(0, 1));
        expect(filtersOf([])).toEqual([]);
    });
});

describe("keys", () => {
    test("an order says what was wished and no more", () => {
        expect(order({ ...NO_WISHES, name: " ci " })).toEqual({ name: "ci", limit: null, limit_reset: null });
        expect(order({ name: "a", limit: "2.5", reset: "daily", expires: "2030-01-31", management: true, trust: "T1" })).toEqual({
            name: "a",
            limit: 2.5,
            limit_reset: "daily",
            expires_at: "2030-01-31T00:00:00Z",
            is_management_key: true,
            min_trust: "T1",
        });
    });

    test.each([
        [{ name: " " }, "A name"],
        [{ limit: "-1" }, "A limit"],
        [{ limit: "much" }, "A limit"],
        [{ reset: "daily" }, "Only a limit"],
        [{ expires: "soon" }, "The day"],
    ])("%j is refused", (more, words) => expect(faultOf({ ...NO_WISHES, name: "a", ...more })).toContain(words));
});

test("attempts whose start was not kept follow each other", () => {
    const attempt = { name: "", endpoint: "", result: "", status: null };
    expect(
        laid([
            { ...attempt, latency: 100, start: null },
            { ...attempt, latency: 50, start: null },
            { ...attempt, latency: 10, start: 400 },
        ]),
    ).toEqual([
        { from: 0, to: 100 },
        { from: 100, to: 150 },
        { from: 400, to: 410 },
    ]);
});

test("what begins with the letters is found first, what has all words somewhere last", () => {
    expect(matches(["big small", "x/small", "smart", "a small thing big"], "sm", (text) => text)).toEqual(["smart", "big small", "x/small", "a small thing big"]);
    expect(matches(["one two", "two one", "three"], "two one", (text) => text)).toEqual(["two one", "one two"]);
});

describe("windows of the past", () => {
    const shown = { name: "week", start: "2026-11-16T00:00:00Z", end: "2026-11-23T00:00:00Z", complete: true };

    test("are named by their day, the running one is not", () => {
        expect([when("week", ""), when("month", ""), when("week", "soon")]).toEqual(["this week", "this month", "this week"]);
        expect(when("week", "2026-11-16")).toMatch(/^in the week of 16 Nov/);
        expect(when("day", "2026-11-18")).toMatch(/^on 18 Nov/);
    });

    test("the one after is the running one, or has a date", () => {
        expect(later(shown, Date.parse("2026-11-26T00:00:00Z"))).toBe("");
        expect(later(shown, Date.parse("2026-12-26T00:00:00Z"))).toBe("2026-11-23");
    });
});

describe("listing a provider", () => {
    const wishes = { ...NO_LISTING, url: " https://a.example/v1/models ", key: " secret ", trust: "T1" };

    test("asks for what was filled in, and for nothing else", () =>
        expect(application(wishes, true)).toEqual({ url: "https://a.example/v1/models", key: "secret", trust: "T1", author_hidden: false, auto_publish: false, dry_run: true }));

    test("says what it speaks where that is not the usual", () => {
        expect(application({ ...wishes, dialect: "anthropic" }, false)).toMatchObject({ dialect: "anthropic" });
        expect(application(wishes, false)).not.toHaveProperty("dialect");
    });

    test("of a hidden author is of the lowest tier", () => expect(application({ ...wishes, hidden: true }, false)).toMatchObject({ trust: "T3", author_hidden: true }));

    test("is shown without the key", () => expect(JSON.stringify(shown(wishes))).not.toContain("secret"));

    test("names each fault with its place", () => {
        expect(said({ model: "data[0] 'x'", field: "name", message: "is missing" })).toBe("data[0] 'x', name: is missing");
        expect(said({ model: "document", field: null, message: "is no JSON" })).toBe("document: is no JSON");
    });

    test("has a tone for each state, and none for the quiet ones", () => expect(["published", "failed", "staged", "hidden", "withdrawn"].map(tone)).toEqual(["good", "bad", "warning", "", ""]));
});
