import { describe, expect, test } from "vitest";
import { Events } from "../src/kit/sse";

const STREAM = ': PROCESSING\n\ndata: {"a":1}\n\nevent: x\r\nid: 3\r\ndata: two\r\ndata: lines\r\n\r\ndata:[DONE]\n\n';
const EVENTS = ['{"a":1}', "two\nlines", "[DONE]"];

test("comments, names and ids are left out, lines of one event are joined", () => expect(new Events().take(STREAM)).toEqual(EVENTS));

describe("however the stream is cut", () => {
    for (let size = 1; size <= 7; size++) {
        test(`in pieces of ${size}`, () => {
            const events = new Events();
            const found: string[] = [];
            for (let at = 0; at < STREAM.length; at += size) found.push(...events.take(STREAM.slice(at, at + size)));
            expect(found).toEqual(EVENTS);
        });
    }
});

test("what is not complete is not told", () => expect(new Events().take("data: half")).toEqual([]));
