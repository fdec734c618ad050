// What the scripts are told about the exchange, and what they tell about it.
import assert from "node:assert/strict";
import { appendFileSync } from "node:fs";

export const address = told("BOURSE_ADDRESS");
export const apiKey = told("BOURSE_API_KEY");
export const managementKey = told("BOURSE_MANAGEMENT_KEY");
export const spentKey = told("BOURSE_SPENT_KEY");
export const model = "sim/chat-small";
/** Its longest answer takes long enough to be left. */
export const longWinded = "sim/chat-large";
/** The provider that can be told to fail. */
export const faulty = "sim-swift";

/** The same providers but for the dialect that they speak. */
export const twins = [faulty, "sim-responses", "sim-anthropic", "sim-gemini"];
/** A picture of one red pixel. */
export const pixel =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==";

export const weather = {
    type: "function",
    function: {
        name: "get_weather",
        description: "Tells the weather of a place",
        parameters: {
            type: "object",
            properties: { place: { type: "string" }, days: { type: "integer" } },
            required: ["place", "days"],
        },
    },
};

export const forecast = {
    name: "forecast",
    strict: true,
    schema: {
        type: "object",
        properties: {
            summary: { type: "string" },
            degrees: { type: "integer" },
            warnings: { type: "array", items: { type: "string" } },
        },
        required: ["summary", "degrees", "warnings"],
        additionalProperties: false,
    },
};

/** Notes a cost that a client was told, so that the books can be compared with it. */
export function saw(cost) {
    assert.equal(typeof cost, "number");
    appendFileSync(told("BOURSE_COSTS"), `${cost}\n`);
    return cost;
}

/** Everything that comes, in its order. */
export async function all(coming) {
    const items = [];
    for await (const item of coming) items.push(item);
    return items;
}

/** Runs something while a provider fails in that way. */
export async function broken(kind, run, provider = faulty) {
    await setFaults(provider, [{ kind }]);
    try {
        return await run();
    } finally {
        await setFaults(provider, []);
    }
}

/** The record of a generation; waits for the end of one whose client left. */
export async function generation(id) {
    const headers = { Authorization: `Bearer ${apiKey}` };
    for (let tries = 0; tries < 9_000; tries++) {
        const answer = await fetch(`${address}/api/v1/generation?id=${id}`, { headers });
        if (answer.ok) return (await answer.json()).data;
        assert.equal(answer.status, 404);
        await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return assert.fail(`${id} does not end`);
}

/** Notes what was charged for a stream that its client left. */
export async function sawLeft(id) {
    const left = await generation(id);
    assert.ok(left.cancelled);
    saw(left.total_cost);
}

/** What a promise is rejected with; it must be of that class. */
export async function failure(type, promise) {
    const problem = await promise.then(() => assert.fail("it succeeded"), (reason) => reason);
    assert.ok(problem instanceof type, `${problem?.name}: ${problem?.message}`);
    return problem;
}

async function setFaults(provider, faults) {
    const answer = await fetch(JSON.parse(told("BOURSE_FAULTS"))[provider], { method: "POST", body: JSON.stringify({ faults }) });
    assert.equal(answer.status, 200);
}

function told(name) {
    const value = process.env[name];
    assert.ok(value, `${name} is not set`);
    return value;
}
