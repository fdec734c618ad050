import { describe, expect, test } from "vitest";
import { listOf, matchPath, withQuery } from "../src/kit/router";

describe("paths", () => {
    test("variables are decoded", () => expect(matchPath("/models/{author}/{slug}", "/models/sim/chat%20small:free")).toEqual({ author: "sim", slug: "chat small:free" }));

    test.each(["/models", "/models/sim", "/models/sim/", "/models/sim/a/b", "/model/sim/a"])("%s is no model's page", (path) =>
        expect(matchPath("/models/{author}/{slug}", path)).toBeNull(),
    );

    test("what cannot be decoded stays as it was typed", () => expect(matchPath("/apps/{id}", "/apps/100%")).toEqual({ id: "100%" }));
});

describe("addresses", () => {
    const url = new URL("http://h/models?q=a&sort=newest");

    test("a value is set and an empty one taken out; the others stay", () => {
        expect(withQuery(url, { q: "", max_price: "3" })).toBe("/models?sort=newest&max_price=3");
        expect(withQuery(url, { q: "", sort: "" })).toBe("/models");
    });

    test("lists, ids and filters stay readable", () =>
        expect(withQuery(new URL("http://h/compare"), { models: "a/b,c/d", only: "task:code:debugging" })).toBe("/compare?models=a/b,c/d&only=task:code:debugging"));

    test("a list stands there value by value", () => {
        const url = new URL("http://h/activity?only=a:b&only=c:d&range=day");
        expect(withQuery(url, { only: ["a:x,y", "c:d"] })).toBe("/activity?range=day&only=a:x,y&only=c:d");
        expect(withQuery(url, { only: [] })).toBe("/activity?range=day");
    });

    test("a list without entries is empty", () => expect([listOf(""), listOf("a,,b")]).toEqual([[], ["a", "b"]]));
});
