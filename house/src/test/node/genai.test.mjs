// Google's Gen AI SDK for Node, changed in nothing but base URL and key.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ApiError, GoogleGenAI } from "@google/genai";
import { address, all, apiKey, broken, failure, faulty, forecast, longWinded, managementKey, model, pixel, saw, sawLeft, spentKey, twins, weather } from "./trial.mjs";

const at = (key) => new GoogleGenAI({ apiKey: key, httpOptions: { baseUrl: address } });
const client = at(apiKey);

const only = (provider) => ({ httpOptions: { extraBody: { provider: { only: [provider] } } } });
const hello = { model, contents: "Hello" };
const capped = (provider) => ({ ...hello, config: { maxOutputTokens: 40, ...only(provider) } });
const { name, description, parameters } = weather.function;
const tools = [{ functionDeclarations: [{ name, description, parametersJsonSchema: parameters }] }];

async function ask(request, by = client) {
    const answer = await by.models.generateContent(request);
    saw(answer.usageMetadata.cost);
    return answer;
}

async function stream(request, by = client) {
    const chunks = await all(await by.models.generateContentStream(request));
    saw(chunks.at(-1).usageMetadata.cost);
    return chunks;
}

const said = (chunks) => chunks.map((chunk) => chunk.text ?? "").join("");
const refused = async (promise, status) => {
    const problem = await failure(ApiError, promise);
    assert.equal(problem.status, status);
    return problem;
};

for (const provider of twins) {
    test(`${provider}: an answer has words, an end, a usage and a cost`, async () => {
        const answer = await ask(capped(provider));
        assert.ok(answer.text.trim());
        assert.ok(answer.responseId);
        assert.equal(answer.modelVersion, model);
        assert.equal(answer.candidates[0].finishReason, "MAX_TOKENS");
        assert.equal(answer.usageMetadata.candidatesTokenCount, 40);
    });

    test(`${provider}: a stream says the same, chunk by chunk`, async () => {
        const chunks = await stream(capped(provider));
        const whole = await ask(capped(provider));
        assert.ok(chunks.length > 3);
        assert.equal(said(chunks), whole.text);
        assert.equal(chunks.at(-1).candidates[0].finishReason, "MAX_TOKENS");
        assert.equal(chunks.at(-1).usageMetadata.totalTokenCount, whole.usageMetadata.totalTokenCount);
    });

    test(`${provider}: a tool loop takes two turns`, async () => {
        const config = { tools, ...only(provider) };
        const question = { role: "user", parts: [{ text: "How is the weather in Oslo?" }] };
        const first = await ask({ model, contents: [question], config });
        const [call] = first.functionCalls;
        assert.equal(call.name, "get_weather");
        assert.deepEqual(Object.keys(call.args).sort(), ["days", "place"]);
        const told = { functionResponse: { id: call.id, name: call.name, response: { output: "Light rain" } } };
        const contents = [question, first.candidates[0].content, { role: "user", parts: [told] }];
        assert.ok((await ask({ model, contents, config })).text.trim());
    });

    test(`${provider}: a structured answer fits its schema`, async () => {
        const config = { responseMimeType: "application/json", responseJsonSchema: forecast.schema, ...only(provider) };
        const answer = await ask({ ...hello, config });
        assert.deepEqual(Object.keys(JSON.parse(answer.text)).sort(), [...forecast.schema.required].sort());
    });

    test(`${provider}: a thought comes before the answer and counts`, async () => {
        const config = { thinkingConfig: { includeThoughts: true, thinkingBudget: 1024 }, ...only(provider) };
        const answer = await ask({ ...hello, config });
        assert.ok(answer.candidates[0].content.parts[0].thought);
        assert.ok(answer.usageMetadata.thoughtsTokenCount > 0);
        assert.ok(answer.text.trim());
    });

    test(`${provider}: a picture is shown`, async () => {
        const parts = [{ inlineData: { mimeType: "image/png", data: pixel } }, { text: "What is it?" }];
        assert.ok((await ask({ model, contents: [{ role: "user", parts }], config: only(provider) })).text.trim());
    });

    test(`${provider}: a stream can be left, and what was received is charged`, async () => {
        const leaving = new AbortController();
        const config = { maxOutputTokens: 4000, abortSignal: leaving.signal, ...only(provider) };
        let id;
        const reading = (async () => {
            for await (const chunk of await client.models.generateContentStream({ ...hello, model: longWinded, config })) {
                id ??= chunk.responseId;
                if (chunk.text) leaving.abort();
            }
        })();
        await failure(Error, reading);
        await sawLeft(id);
    });

    test(`${provider}: a stream that breaks ends with an error after the words that came`, async () => {
        await broken("mid_stream_death", async () => {
            const words = [];
            const reading = (async () => {
                for await (const chunk of await client.models.generateContentStream(capped(provider))) words.push(chunk.text ?? "");
            })();
            const problem = await failure(Error, reading);
            // The SDK only recognises an error that does not arrive together with a chunk before it.
            assert.ok(problem.status === 502 || problem.message.startsWith("Incomplete JSON segment"), problem.message);
            assert.ok(words.join("").length > 0);
        }, provider);
    });
}

test("a chat keeps its history", async () => {
    const chat = client.chats.create({ model });
    for (const message of ["Hello", "And again"]) {
        const answer = await chat.sendMessage({ message });
        saw(answer.usageMetadata.cost);
    }
    assert.deepEqual(chat.getHistory().map((turn) => turn.role), ["user", "model", "user", "model"]);
});

test("tokens are counted without asking", async () => {
    const { totalTokens } = await client.models.countTokens({ model, contents: "Hello, how are you?" });
    assert.ok(totalTokens > 0);
});

test("models are listed as Gemini lists them", async () => {
    const models = await all(await client.models.list());
    assert.ok(models.some((one) => one.name === `models/${model}` && one.supportedActions.includes("generateContent")));
});

test("a key that does not exist is 401", async () => {
    const problem = await refused(ask(hello, at("sk-bo-unknown")), 401);
    assert.equal(JSON.parse(problem.message).error.status, "UNAUTHENTICATED");
});

test("a management key is 403 for an answer", async () => {
    const problem = await refused(ask(hello, at(managementKey)), 403);
    assert.equal(JSON.parse(problem.message).error.status, "PERMISSION_DENIED");
});

test("an unknown model is refused and the nearest named", async () => {
    const problem = await refused(ask({ ...hello, model: "sim/chat-smal" }), 400);
    assert.match(problem.message, /sim\/chat-small/);
});

test("a member that is no good is 400 by its name", async () => {
    const problem = await refused(ask({ ...hello, config: { maxOutputTokens: "many" } }), 400);
    assert.match(problem.message, /maxOutputTokens/);
});

test("a key at its limit is 402", async () => {
    await refused(ask(hello, at(spentKey)), 402);
});

test("a request that no endpoint may answer is 404", async () => {
    await refused(ask(capped("nobody")), 404);
});

test("a provider that is busy is 429", async () => {
    await broken("rate_limit_429", async () => {
        const problem = await refused(ask(capped(faulty)), 429);
        assert.equal(JSON.parse(problem.message).error.status, "RESOURCE_EXHAUSTED");
    });
});

test("a provider that resets the connection is 502", async () => {
    await broken("reset", () => refused(ask(capped(faulty)), 502));
});
