import { describe, expect, test } from "vitest";
import { curl, failure, get, inPath, post, troubleOf } from "../src/kit/ask";

describe("requests", () => {
    test("empty values are left out, and lists, ids and filters stay readable", () => {
        expect(get("/a", { q: "", models: "sim/code,x/y", task: "code:debugging", none: undefined, limit: 20 }).path).toBe("/a?models=sim/code,x/y&task=code:debugging&limit=20");
        expect(get("/a").path).toBe("/a");
    });

    test("what is not a list is escaped", () => expect(get("/a", { q: "a&b=c d" }).path).toBe("/a?q=a%26b%3Dc+d"));

    test("a model's id keeps its slash in a path and nothing else", () => expect(inPath("sim/chat small:free?")).toBe("sim/chat%20small%3Afree%3F"));
});

describe("the same request for a terminal", () => {
    test("a reading", () => expect(curl(get("/api/v1/models", { q: "x" }), "http://localhost:8080", false)).toBe("curl 'http://localhost:8080/api/v1/models?q=x'"));

    test("a body with quotes is quoted for the shell, the key is named and not shown", () => {
        expect(curl(post("/a", { text: "it's" }), "http://h", true)).toBe(
            `curl 'http://h/a' \\\n  -H "Authorization: Bearer $BOURSE_API_KEY" \\\n  -H 'Content-Type: application/json' \\\n  -d '{"text":"it'\\''s"}'`,
        );
    });

    test("a change names its method", () => expect(curl({ method: "DELETE", path: "/a" }, "http://h", false)).toBe("curl -X DELETE 'http://h/a'"));
});

describe("failures", () => {
    test("the exchange's envelope is read", () => {
        expect(failure(404, '{"error":{"message":"There is no model a/b","metadata":{"error_type":"not_found"}}}')).toEqual({
            state: "failed",
            status: 404,
            message: "There is no model a/b",
            type: "not_found",
            problems: [],
        });
    });

    test("every problem of what was sent is told, with its place", () => {
        const body = { error: { message: "2 faults", metadata: { problems: [{ model: "a/b", field: "pricing", message: "is missing" }, { message: "no models" }] } } };
        expect(failure(400, JSON.stringify(body)).problems).toEqual(["a/b, pricing: is missing", "no models"]);
    });

    test.each(["", "<html>", "null", "[]", '{"error":null}'])("a body like %j says nothing", (text) => expect(failure(502, text).message).toBe(""));

    test.each([
        [0, "silent"],
        [401, "no key"],
        [403, "not allowed"],
        [404, "absent"],
        [405, "absent"],
        [501, "absent"],
        [429, "too many"],
        [400, "refused"],
        [408, "refused"],
        [500, "broken"],
        [503, "broken"],
    ] as const)("status %d means %s", (status, trouble) => expect(troubleOf({ state: "failed", status, message: "", type: "", problems: [] })).toBe(trouble));
});
