// OpenRouter's SDK, changed in nothing but base URL and key. It checks all it reads against schemas.
import assert from "node:assert/strict";
import { test } from "node:test";
import { OpenRouter } from "@openrouter/sdk";
import * as errors from "@openrouter/sdk/models/errors";
import { address, all, apiKey, broken, failure, faulty, forecast, longWinded, managementKey, model, pixel, saw, sawLeft, spentKey, twins, weather } from "./trial.mjs";

const at = (key, more = {}) => new OpenRouter({ serverURL: `${address}/api/v1`, apiKey: key, ...more });
const client = at(apiKey);
const hasty = at(apiKey, { retryConfig: { strategy: "none" } });
const manager = at(managementKey);

const user = (content) => [{ role: "user", content }];
const hello = { model, messages: user("Hello") };
const viaFaulty = { ...hello, provider: { only: [faulty] } };

async function ask(chatRequest, by = client, more = {}) {
    const answer = await by.chat.send({ chatRequest, ...more });
    saw(answer.usage.cost);
    return answer;
}

async function stream(chatRequest, by = client, more = {}) {
    const chunks = await all(await by.chat.send({ chatRequest: { ...chatRequest, stream: true }, ...more }));
    saw(chunks.at(-1).usage.cost);
    return chunks;
}

test("presets are saved, listed, read version by version, and used", async () => {
    const slug = "sdk-preset";
    const chatRequest = { ...hello, messages: [{ role: "system", content: "Be kind" }, ...user("Hello")], maxTokens: 3 };
    const saved = await client.presets.createPresetsChatCompletions({ slug, chatRequest });
    assert.equal(saved.data.status, "active");
    assert.equal(saved.data.designatedVersion.systemPrompt, "Be kind");
    assert.deepEqual(saved.data.designatedVersion.config, { model, max_tokens: 3 });
    await client.presets.createPresetsMessages({ slug, messagesRequest: { model, messages: user("Hello"), maxTokens: 4 } });
    await client.presets.createPresetsResponses({ slug, responsesRequest: { model, input: "Hello", maxOutputTokens: 5 } });
    const preset = (await client.presets.get({ slug })).data;
    assert.equal(preset.designatedVersion.version, 3);
    assert.deepEqual(preset.designatedVersion.config, { model, max_tokens: 5 });
    const versions = (await all(await client.presets.listVersions({ slug }))).flatMap((page) => page.result.data);
    assert.deepEqual(versions.map((one) => one.version), [1, 2, 3]);
    assert.equal((await client.presets.getVersion({ slug, version: "2" })).data.config.max_tokens, 4);
    const listed = (await all(await client.presets.list())).flatMap((page) => page.result.data);
    assert.equal(listed[0].slug, slug);
    const answer = await ask({ ...hello, model: `@preset/${slug}` });
    assert.equal(answer.usage.completionTokens, 5);
    await assert.rejects(client.presets.get({ slug: "nothing" }), errors.NotFoundResponseError);
});

test("an alias tells which model it stands for", async () => {
    const alias = (await all(await client.models.list())).flatMap((page) => page.result.data).find((one) => one.id === `~${model}-latest`);
    assert.equal(alias.aliasTarget.slug, model);
    assert.equal((await ask({ ...hello, model: alias.id })).model, model);
});

test("an answer after a failed attempt tells of it, and so does its record", async () => {
    const request = { ...hello, provider: { order: [faulty, "sim-steady"] } };
    const answer = await broken("reset", () => ask(request, client, { xOpenRouterMetadata: "enabled" }));
    const told = answer.openrouterMetadata;
    assert.equal(told.attempt, 2);
    const selected = told.endpoints.available.filter((one) => one.selected);
    assert.equal(selected.length, 1);
    const { data } = await client.generations.getGeneration({ id: answer.id });
    const names = data.providerResponses.map((one) => one.providerName);
    assert.deepEqual(told.attempts.map((one) => one.provider), names);
    assert.equal(names[1], data.providerName);
    assert.equal(names[1], selected[0].provider);
    assert.equal(names[1], "Sim Steady (simulated)");
    assert.notEqual(names[0], faulty);
    assert.equal(data.providerResponses.length, 2);
    assert.equal(data.providerResponses[0].status, null);
});

test("a stream tells its route with its usage when it is asked to", async () => {
    const chunks = await stream(hello, client, { xOpenRouterMetadata: "enabled" });
    assert.equal(chunks.at(-1).openrouterMetadata.requested, model);
});

test("a completion has words, an end, a usage and a cost", async () => {
    const answer = await ask(hello);
    assert.match(answer.id, /^gen-/);
    assert.equal(answer.model, model);
    assert.equal(answer.choices[0].finishReason, "stop");
    assert.ok(answer.choices[0].message.content.trim());
    assert.equal(answer.usage.isByok, false);
    const { upstreamInferencePromptCost: prompt, upstreamInferenceCompletionsCost: completion } = answer.usage.costDetails;
    assert.equal((prompt + completion).toFixed(9), answer.usage.cost.toFixed(9));
});

test("a stream is read chunk by chunk up to its usage", async () => {
    const chunks = await stream(hello);
    assert.ok(chunks.length > 3);
    assert.ok(chunks.flatMap((chunk) => chunk.choices).some((choice) => choice.delta.content));
    assert.deepEqual(chunks.filter((chunk) => chunk.usage).length, 1);
});

test("a stream can be left, and what was received is charged", async () => {
    const request = { ...hello, model: longWinded, maxTokens: 4000, stream: true };
    let id;
    for await (const chunk of await client.chat.send({ chatRequest: request })) {
        id = chunk.id;
        if (chunk.choices[0]?.delta.content) break;
    }
    await sawLeft(id);
});

test("a picture is shown", async () => {
    const imageUrl = { url: `data:image/png;base64,${pixel}` };
    const messages = user([{ type: "text", text: "What is it?" }, { type: "image_url", imageUrl }]);
    for (const provider of twins) {
        const answer = await ask({ model, messages, provider: { only: [provider] } });
        assert.ok(answer.choices[0].message.content.trim());
    }
});

test("a tool loop takes two turns", async () => {
    const messages = user("How is the weather in Oslo?");
    const { message, finishReason } = (await ask({ model, messages, tools: [weather] })).choices[0];
    assert.equal(finishReason, "tool_calls");
    const [call] = message.toolCalls;
    assert.deepEqual(Object.keys(JSON.parse(call.function.arguments)), ["place", "days"]);
    const told = { role: "tool", toolCallId: call.id, content: "Light rain" };
    const second = await ask({ model, messages: [...messages, message, told], tools: [weather] });
    assert.equal(second.choices[0].finishReason, "stop");
});

test("a streamed tool call adds up to its arguments", async () => {
    const chunks = await stream({ model, messages: user("The weather in Rome?"), tools: [weather] });
    const pieces = chunks.flatMap((chunk) => chunk.choices).flatMap((choice) => choice.delta.toolCalls ?? []);
    assert.ok(pieces.every((piece) => piece.index === 0));
    assert.deepEqual(Object.keys(JSON.parse(pieces.map((piece) => piece.function?.arguments ?? "").join(""))), ["place", "days"]);
});

test("a structured answer fits its schema", async () => {
    const answer = await ask({ ...hello, responseFormat: { type: "json_schema", jsonSchema: forecast } });
    assert.deepEqual(Object.keys(JSON.parse(answer.choices[0].message.content)), forecast.schema.required);
});

test("models, their number, one model, its endpoints and the providers are read", async () => {
    const [{ result }] = await all(await client.models.list());
    assert.ok(result.data.some((one) => one.id === model && Number(one.pricing.prompt) > 0));
    assert.equal((await client.models.count()).data.count, result.totalCount);
    const name = { author: "sim", slug: "chat-small" };
    assert.equal((await client.models.get(name)).data.id, model);
    const endpoints = (await client.endpoints.list(name)).data.endpoints;
    assert.ok(endpoints.length > 1 && endpoints.every((one) => one.supportsToolChoice.auto));
    assert.ok((await client.providers.list()).data.some((one) => one.slug === faulty));
});

test("a page of models leads to the next", async () => {
    const pages = await all(await client.models.list({ limit: 1 }));
    const ids = pages.flatMap((page) => page.result.data).map((one) => one.id);
    assert.equal(new Set(ids).size, (await client.models.count()).data.count);
});

test("an answer is found by its id at once at the same cost", async () => {
    const chunks = await stream(hello);
    const { data } = await client.generations.getGeneration({ id: chunks.at(-1).id });
    assert.equal(data.totalCost, chunks.at(-1).usage.cost);
    assert.equal(data.streamed, true);
    assert.equal(data.providerResponses.at(-1).status, 200);
});

test("a key is made, read, changed and taken away", async () => {
    const made = await manager.apiKeys.create({ requestBody: { name: "made", limit: 2, limitReset: "daily" } });
    const answer = await ask(hello, at(made.key));
    const { data: own } = await at(made.key).apiKeys.getCurrentKeyMetadata();
    assert.equal(own.usage, answer.usage.cost);
    assert.equal(own.limitReset, "daily");
    const { hash } = made.data;
    assert.ok((await manager.apiKeys.list()).data.some((key) => key.hash === hash));
    assert.equal((await manager.apiKeys.get({ hash })).data.usage, answer.usage.cost);
    assert.equal((await manager.apiKeys.update({ hash, requestBody: { disabled: true } })).data.disabled, true);
    await failure(errors.UnauthorizedResponseError, ask(hello, at(made.key)));
    assert.equal((await manager.apiKeys.delete({ hash })).deleted, true);
});

test("credits are read with a management key", async () => {
    const { data } = await manager.credits.getCredits();
    assert.ok(data.totalCredits > data.totalUsage);
});

test("a key that does not exist is 401", async () => {
    const refused = await failure(errors.UnauthorizedResponseError, ask(hello, at("sk-bo-unknown")));
    assert.equal(refused.error.code, 401);
    assert.equal(refused.error.metadata.error_type, "authentication");
});

test("a management key is 403 for a chat", async () => {
    const refused = await failure(errors.ForbiddenResponseError, ask(hello, manager));
    assert.equal(refused.error.code, 403);
});

test("an unknown model is 400 and names the nearest", async () => {
    const refused = await failure(errors.BadRequestResponseError, ask({ ...hello, model: "sim/chat-smal" }));
    assert.match(refused.message, /sim\/chat-small/);
});

test("a key at its limit is 402 and says whose limit it is", async () => {
    const refused = await failure(errors.PaymentRequiredResponseError, ask(hello, at(spentKey)));
    assert.equal(refused.error.metadata.limit_source, "key");
});

test("a request that no endpoint may answer is 404 with the funnel", async () => {
    const refused = await failure(errors.NotFoundResponseError, ask({ ...hello, provider: { only: ["nobody"] } }));
    assert.ok(refused.error.metadata.routing_funnel.length > 0);
});

test("an unknown generation is 404", async () => {
    await failure(errors.NotFoundResponseError, client.generations.getGeneration({ id: "gen-unknown" }));
});

test("a provider that is busy is 429 with a time to come back", async () => {
    await broken("rate_limit_429", async () => {
        const refused = await failure(errors.TooManyRequestsResponseError, ask(viaFaulty, hasty));
        assert.equal(refused.headers.get("retry-after"), "1");
        assert.equal(refused.error.metadata.error_type, "rate_limit_exceeded");
    });
});

test("a provider that resets the connection is 502", async () => {
    await broken("reset", async () => {
        const failed = await failure(errors.BadGatewayResponseError, ask(viaFaulty, hasty));
        assert.equal(failed.error.metadata.error_type, "provider_unavailable");
    });
});

test("a provider that is overloaded is 503", async () => {
    await broken("error_503", async () => {
        await failure(errors.ServiceUnavailableResponseError, ask(viaFaulty, hasty));
    });
});

test("a stream that breaks ends with a chunk that says so after the words that came", async () => {
    for (const kind of ["mid_stream_death", "error_frame"]) {
        const chunks = await broken(kind, async () => {
            return all(await hasty.chat.send({ chatRequest: { ...viaFaulty, stream: true } }));
        });
        assert.ok(chunks.some((chunk) => chunk.choices[0].delta.content));
        assert.equal(chunks.at(-1).choices[0].finishReason, "error");
        assert.equal(chunks.at(-1).error.code, 502);
    }
});
