import { describe, expect, test } from "vitest";
import { isAnonymous } from "../src/api/catalog";
import { type Reply, waiting } from "../src/api/chat";
import { requestOf } from "../src/pages/playground/conversation";
import { NO_SETTINGS, type Talk, costOf, exported, heardBy, imported, loadTalks, newTalk, saveTalks, titleOf, withReply } from "../src/pages/playground/talks";

const answer = (model: string, text: string, more: Partial<Reply> = {}): Reply => ({ ...waiting(model), state: "done", text, ...more });

const talk: Talk = {
    id: "t1",
    at: 5,
    models: ["a/a", "b/b"],
    settings: { ...NO_SETTINGS, system: "Be brief." },
    turns: [
        { prompt: "One?", replies: [answer("a/a", "Yes.", { cost: 0.1 }), answer("b/b", "", { state: "failed" })] },
        { prompt: "Two?", replies: [answer("a/a", "No.", { cost: 0.2 }), answer("b/b", "Perhaps.")] },
    ],
};

/** A browser's storage with little room. */
class Room implements Storage {
    readonly #kept = new Map<string, string>();
    constructor(readonly most = Infinity) {}
    get length() {
        return this.#kept.size;
    }
    clear = () => this.#kept.clear();
    getItem = (name: string) => this.#kept.get(name) ?? null;
    key = () => null;
    removeItem = (name: string) => void this.#kept.delete(name);
    setItem(name: string, value: string) {
        if (value.length > this.most) throw new DOMException("full", "QuotaExceededError");
        this.#kept.set(name, value);
    }
}

describe("somebody anonymous", () => {
    test("is one whose best endpoint is T3", () => {
        expect([isAnonymous({ trust_tier: "T3" }), isAnonymous({ trust_tier: "T2" }), isAnonymous({ trust_tier: null }), isAnonymous(undefined)]).toEqual([true, false, false, false]);
    });
    test("is asked with consent, and others without", () => {
        expect(requestOf(talk, "a/a", 2, "Three?", true).provider).toEqual({ min_trust: "T3" });
        expect(requestOf(talk, "a/a", 2, "Three?", false)).not.toHaveProperty("provider");
    });
});

describe("what a model hears", () => {
    test("its own answers, after the system's words", () => {
        expect(heardBy(talk, "a/a", 2, "Three?").map(({ role, content }) => `${role}: ${content}`)).toEqual([
            "system: Be brief.",
            "user: One?",
            "assistant: Yes.",
            "user: Two?",
            "assistant: No.",
            "user: Three?",
        ]);
    });

    test("not the questions that it failed to answer", () =>
        expect(heardBy(talk, "b/b", 2, "Three?").map(({ content }) => content)).toEqual(["Be brief.", "Two?", "Perhaps.", "Three?"]));

    test("when asked again, nothing of that turn", () => expect(heardBy(talk, "a/a", 1, "Two?").map(({ content }) => content)).toEqual(["Be brief.", "One?", "Yes.", "Two?"]));
});

test("a talk is called by its first question and costs what its answers cost", () => {
    expect([titleOf(talk), titleOf(newTalk([], 0))]).toEqual(["One?", "New conversation"]);
    expect(costOf(talk)).toBeCloseTo(0.3, 12);
});

test("one answer is replaced, the others stay", () => {
    const changed = withReply(talk, 0, answer("b/b", "Well."));
    expect(changed.turns[0]?.replies.map(({ text }) => text)).toEqual(["Yes.", "Well."]);
    expect(changed.turns[1]).toBe(talk.turns[1]);
});

describe("export and import", () => {
    test("bring back the same", () => expect(imported(exported([talk]), [])).toEqual([talk]));

    test("a newer copy that is here wins over an older one", () => expect(imported(exported([{ ...talk, at: 4, models: [] }]), [talk])).toEqual([talk]));

    test.each([
        "",
        "{",
        "[]",
        '{"format":"bourse-talks-1","talks":[{"id":1}]}',
        '{"format":"other","talks":[]}',
        '{"format":"bourse-talks-1","talks":[{"id":"x","at":1,"models":[],"settings":{"system":""},"turns":[{"prompt":"a","replies":[{}]}]}]}',
    ])("%j holds none", (text) => expect(imported(text, [])).toBeNull());
});

describe("kept in the browser", () => {
    test("an answer that was under way when the page was left is stopped", () => {
        const room = new Room();
        saveTalks(room, [withReply(talk, 1, { ...answer("a/a", "N"), state: "streaming" })]);
        expect(loadTalks(room)[0]?.turns[1]?.replies[0]).toMatchObject({ state: "stopped", text: "N" });
    });

    test("when there is no room for all, the oldest go", () => {
        const room = new Room(JSON.stringify([talk]).length + 10);
        expect(saveTalks(room, [{ ...talk, id: "old", at: 1 }, talk])).toBe(1);
        expect(loadTalks(room).map(({ id }) => id)).toEqual(["t1"]);
    });

    test("what somebody else wrote there is no talk", () => {
        const room = new Room();
        room.setItem("bourse.talks", '{"a":1}');
        expect(loadTalks(room)).toEqual([]);
    });
});
