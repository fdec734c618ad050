// Vercel's AI SDK with three of its providers, changed in nothing but base URL and key.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createAnthropic } from "@ai-sdk/anthropic";
import { createGoogle } from "@ai-sdk/google";
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { APICallError, generateText, isStepCount, jsonSchema, Output, streamText, tool } from "ai";
import { address, apiKey, broken, faulty, forecast, generation, longWinded, managementKey, model, pixel, saw, spentKey, twins, weather } from "./trial.mjs";

const compatible = { name: "bourse", includeUsage: true, supportsStructuredOutputs: true };
const clients = {
    "openai-compatible": (key, more) => createOpenAICompatible({ ...compatible, baseURL: `${address}/v1`, apiKey: key, ...more }),
    anthropic: (key, more) => createAnthropic({ baseURL: `${address}/v1`, apiKey: key, ...more }),
    google: (key, more) => createGoogle({ baseURL: `${address}/v1beta`, apiKey: key, ...more }),
};

const hello = { prompt: "Hello", maxOutputTokens: 40, maxRetries: 0 };
const { name, description, parameters } = weather.function;

/** Lets only one provider answer, which the SDK has no option for in every dialect. */
const only = (provider) => ({
    fetch: (url, request) => fetch(url, { ...request, body: JSON.stringify({ ...JSON.parse(request.body), provider: { only: [provider] } }) }),
});

/** Notes what its record says it cost, since the SDK does not tell every provider's cost. */
async function sawAll(steps) {
    for (const { response } of steps) saw((await generation(response.headers["x-generation-id"])).total_cost);
}

async function ask(request) {
    const answer = await generateText({ ...hello, ...request });
    await sawAll(answer.steps);
    return answer;
}

async function stream(request) {
    const result = streamText({ ...hello, ...request, onError() {} });
    const parts = [];
    for await (const part of result.fullStream) parts.push(part);
    await sawAll(await result.steps);
    return { result, parts };
}

async function refused(promise, status) {
    const problem = await promise.then(() => assert.fail("it succeeded"), (reason) => reason);
    assert.ok(APICallError.isInstance(problem), `${problem}`);
    assert.equal(problem.statusCode, status);
    return problem;
}

for (const [kind, at] of Object.entries(clients)) {
    const own = at(apiKey)(model);
    const viaFaulty = at(apiKey, only(faulty))(model);

    test(`${kind}: an answer has words, an end and a usage`, async () => {
        const answer = await ask({ model: own });
        assert.ok(answer.text.trim());
        assert.equal(answer.finishReason, "length");
        assert.equal(answer.usage.outputTokens, 40);
        assert.ok(answer.usage.inputTokens > 0);
    });

    for (const provider of twins) {
        test(`${kind}, ${provider}: a stream says the same, part by part`, async () => {
            const pinned = at(apiKey, only(provider))(model);
            const { result, parts } = await stream({ model: pinned });
            const whole = await ask({ model: pinned });
            assert.ok(parts.filter((part) => part.type === "text-delta").length > 3);
            assert.equal(await result.text, whole.text);
            assert.equal(await result.finishReason, "length");
            assert.equal((await result.usage).totalTokens, whole.usage.totalTokens);
        });
    }

    for (const way of [ask, async (request) => (await stream(request)).result]) {
        test(`${kind}: a tool loop takes two turns (${way === ask ? "whole" : "streamed"})`, async () => {
            const asked = [];
            const execute = (input) => asked.push(input) && "Light rain";
            const tools = { [name]: tool({ description, inputSchema: jsonSchema(parameters), execute }) };
            const prompt = "How is the weather in Oslo?";
            const answer = await way({ model: own, tools, prompt, maxOutputTokens: 200, stopWhen: isStepCount(3) });
            assert.equal((await answer.steps).length, 2);
            assert.deepEqual(Object.keys(asked[0]).sort(), ["days", "place"]);
            assert.ok((await answer.text).trim());
        });
    }

    test(`${kind}: a structured answer is an object`, async () => {
        const output = Output.object({ schema: jsonSchema(forecast.schema) });
        const answer = await ask({ model: own, output, maxOutputTokens: 400 });
        assert.deepEqual(Object.keys(answer.output).sort(), [...forecast.schema.required].sort());
    });

    test(`${kind}: a picture is shown`, async () => {
        const image = { type: "file", mediaType: "image/png", data: pixel };
        const messages = [{ role: "user", content: [{ type: "text", text: "What is it?" }, image] }];
        assert.ok((await ask({ model: own, prompt: undefined, messages })).text.trim());
    });

    test(`${kind}: a stream can be left, and what was received is charged`, async () => {
        const leaving = new AbortController();
        const request = { ...hello, model: at(apiKey)(longWinded), maxOutputTokens: 4000, abortSignal: leaving.signal, onError() {} };
        let id;
        for await (const part of streamText({ ...request, includeRawChunks: true }).fullStream) {
            const raw = part.type === "raw" ? part.rawValue : {};
            id ??= raw.message?.id ?? raw.responseId ?? raw.id;
            if (part.type === "text-delta") leaving.abort();
        }
        const left = await generation(id);
        assert.ok(left.cancelled);
        saw(left.total_cost);
    });

    test(`${kind}: a stream that breaks has no end after the words that came`, async () => {
        await broken("mid_stream_death", async () => {
            const parts = [];
            const result = streamText({ ...hello, model: viaFaulty, onError() {} });
            for await (const part of result.fullStream) parts.push(part);
            assert.ok(parts.some((part) => part.type === "text-delta"));
            const { finishReason } = parts.findLast((part) => part.type === "finish");
            // Google's provider reads no errors inside of a stream, but neither does it make up an end.
            assert.ok(kind === "google" || parts.some((part) => part.type === "error"));
            assert.ok(!["stop", "length"].includes(finishReason), finishReason);
        });
    });

    test(`${kind}: a provider that is busy is 429 and may be asked again`, async () => {
        await broken("rate_limit_429", async () => {
            const problem = await refused(ask({ model: viaFaulty }), 429);
            assert.equal(problem.isRetryable, true);
            assert.equal(problem.responseHeaders["retry-after"], "1");
        });
    });

    test(`${kind}: a provider that resets the connection is 502`, async () => {
        await broken("reset", () => refused(ask({ model: viaFaulty }), 502));
    });

    test(`${kind}: a key that does not exist is 401`, async () => {
        const problem = await refused(ask({ model: at("sk-bo-unknown")(model) }), 401);
        assert.equal(problem.isRetryable, false);
    });

    test(`${kind}: a management key is 403 for an answer`, async () => {
        await refused(ask({ model: at(managementKey)(model) }), 403);
    });

    test(`${kind}: a key at its limit is 402`, async () => {
        await refused(ask({ model: at(spentKey)(model) }), 402);
    });

    test(`${kind}: a request that no endpoint may answer is 404`, async () => {
        const problem = await refused(ask({ model: at(apiKey, only("nobody"))(model) }), 404);
        assert.equal(problem.isRetryable, false);
        const streamed = streamText({ ...hello, model: at(apiKey, only("nobody"))(model), onError() {} });
        const problems = [];
        for await (const part of streamed.fullStream) if (part.type === "error") problems.push(part.error);
        assert.ok(APICallError.isInstance(problems[0]), `${problems[0]}`);
        assert.equal(problems[0].statusCode, 404);
    });

    test(`${kind}: an unknown model is 400 and names the nearest`, async () => {
        const problem = await refused(ask({ model: at(apiKey)("sim/chat-smal") }), 400);
        assert.match(problem.message, /sim\/chat-small/);
    });
}
