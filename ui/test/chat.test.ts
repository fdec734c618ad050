import { describe, expect, test } from "vitest";
import { fold, speed, waiting } from "../src/api/chat";

const chunk = (more: object) => JSON.stringify({ id: "gen-1", model: "sim/code", provider: "Sim", ...more });
const text = (content: string) => chunk({ choices: [{ delta: { content } }] });

describe("an answer grows by its events", () => {
    const events: [string, number][] = [
        [chunk({ choices: [{ delta: { role: "assistant", content: "" } }] }), 90],
        [chunk({ choices: [{ delta: { reasoning: "hm" } }] }), 100],
        [text("Hel"), 150],
        [text("lo"), 200],
        [chunk({ choices: [{ delta: {}, finish_reason: "stop" }] }), 1100],
        [chunk({ choices: [], usage: { prompt_tokens: 2, completion_tokens: 11, cost: 0.0005 } }), 1100],
        ["[DONE]", 1110],
    ];
    const reply = events.reduce((last, [data, at]) => fold(last, data, at), waiting("sim/code"));

    test("text, reasoning, who answered, what it cost", () => {
        expect(reply).toMatchObject({ state: "done", text: "Hello", thought: "hm", provider: "Sim", finish: "stop", promptTokens: 2, outputTokens: 11, cost: 0.0005 });
    });

    test("the first token counts from the first word, not from an empty piece", () => expect(reply.firstMs).toBe(100));

    test("speed is counted after the first token", () => expect(speed(reply)).toBeCloseTo(10 / 1.01, 5));
});

test("an error inside a stream fails the answer and keeps what came", () => {
    const reply = fold(
        fold(waiting("a/b"), text("Hal"), 10),
        chunk({ choices: [{ delta: { content: "" }, finish_reason: "error" }], error: { code: 502, message: "Provider disconnected" } }),
        20,
    );
    expect(reply).toMatchObject({ state: "failed", text: "Hal", error: "Provider disconnected" });
    expect(fold(reply, "[DONE]", 30).state).toBe("failed");
});

test("an event that is no JSON changes nothing", () => expect(fold(waiting("a/b"), "{", 5)).toEqual(waiting("a/b")));

test("speed is not told of nothing", () => expect(speed(waiting("a/b"))).toBeNull());
