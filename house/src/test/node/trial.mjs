// What the scripts are told about the exchange, and what they tell about it.
import assert from "node:assert/strict";
import { appendFileSync } from "node:fs";

export const address = told("BOURSE_ADDRESS");
export const apiKey = told("BOURSE_API_KEY");
export const managementKey = told("BOURSE_MANAGEMENT_KEY");
export const spentKey = told("BOURSE_SPENT_KEY");
export const model = "sim/chat-small";
/** The provider that can be told to fail. */
export const faulty = "sim-swift";

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

/** Runs something while the faulty provider fails in that way. */
export async function broken(kind, run) {
    await setFaults([{ kind }]);
    try {
        return await run();
    } finally {
        await setFaults([]);
    }
}

/** What a promise is rejected with; it must be of that class. */
export async function failure(type, promise) {
    const problem = await promise.then(() => assert.fail("it succeeded"), (reason) => reason);
    assert.ok(problem instanceof type, `${problem?.name}: ${problem?.message}`);
    return problem;
}

async function setFaults(faults) {
    const answer = await fetch(told("BOURSE_FAULTS"), { method: "POST", body: JSON.stringify({ faults }) });
    assert.equal(answer.status, 200);
}

function told(name) {
    const value = process.env[name];
    assert.ok(value, `${name} is not set`);
    return value;
}
