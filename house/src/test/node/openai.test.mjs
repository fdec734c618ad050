// OpenAI's SDK for Node, changed in nothing but base URL and key.
import assert from "node:assert/strict";
import { test } from "node:test";
import OpenAI from "openai";
import { address, all, apiKey, broken, failure, faulty, forecast, managementKey, model, pixel, saw, sawLeft, spentKey, twins, weather } from "./trial.mjs";

const client = new OpenAI({ baseURL: `${address}/v1`, apiKey });
const hasty = client.withOptions({ maxRetries: 0 });

const user = (content) => [{ role: "user", content }];
const hello = { model, messages: user("Hello") };
const viaFaulty = { ...hello, provider: { only: [faulty] } };

async function ask(request, by = client) {
    const answer = await by.chat.completions.create(request);
    saw(answer.usage.cost);
    return answer;
}

async function stream(request, by = client) {
    const runner = by.chat.completions.stream(request);
    const chunks = [];
    runner.on("chunk", (chunk) => chunks.push(chunk));
    const answer = await runner.finalChatCompletion();
    saw(chunks.at(-1).usage.cost);
    return { answer, chunks };
}

test("a completion has words, an end and a usage", async () => {
    const answer = await ask(hello);
    assert.match(answer.id, /^gen-/);
    assert.equal(answer.object, "chat.completion");
    assert.equal(answer.model, model);
    assert.equal(answer.choices.length, 1);
    assert.equal(answer.choices[0].finish_reason, "stop");
    assert.ok(answer.choices[0].message.content.trim());
    assert.equal(answer.usage.total_tokens, answer.usage.prompt_tokens + answer.usage.completion_tokens);
});

test("an alias is answered by the newest model of its family", async () => {
    const answer = await ask({ ...hello, model: `~${model}-latest` });
    assert.equal(answer.model, model);
    const alias = await client.models.retrieve(`~${model}-latest`);
    assert.equal(alias.alias_target.slug, model);
});

test("a preset stands in for a model, and another version changes the answers", async () => {
    const save = (max_tokens) => client.post("/presets/node/chat/completions", { body: { ...hello, max_tokens } });
    await save(3);
    const preset = { ...hello, model: "@preset/node" };
    const short = await ask(preset);
    assert.equal(short.model, model);
    assert.equal(short.choices[0].finish_reason, "length");
    assert.equal(short.usage.completion_tokens, 3);
    await save(5);
    assert.equal((await ask(preset)).usage.completion_tokens, 5);
    assert.equal((await ask({ ...preset, max_tokens: 2 })).usage.completion_tokens, 2);
    assert.equal((await stream({ ...hello, preset: "node" })).answer.usage.completion_tokens, 5);
});

test("an unknown preset is not found", async () => {
    await assert.rejects(hasty.chat.completions.create({ ...hello, model: "@preset/nothing" }), OpenAI.NotFoundError);
});

test("the generation's id is a header that the client shows", async () => {
    const { data, response } = await client.chat.completions.create(hello).withResponse();
    saw(data.usage.cost);
    assert.equal(response.headers.get("x-generation-id"), data.id);
});

test("the same question again gets the same answer for nothing, whole or streamed, once that is asked for", async () => {
    const keeping = client.withOptions({ defaultHeaders: { "X-OpenRouter-Cache": "true" } });
    const question = { model, messages: user("What is kept?"), max_tokens: 40 };
    const made = await keeping.chat.completions.create(question).withResponse();
    assert.equal(made.response.headers.get("x-openrouter-cache-status"), "MISS");
    assert.ok(saw(made.data.usage.cost) > 0);
    const again = await keeping.chat.completions.create(question).withResponse();
    assert.equal(again.response.headers.get("x-openrouter-cache-status"), "HIT");
    assert.equal(again.response.headers.get("x-openrouter-cache-source-id"), made.data.id);
    assert.notEqual(again.data.id, made.data.id);
    assert.deepEqual(again.data.choices, made.data.choices);
    assert.equal(saw(again.data.usage.cost), 0);
    assert.equal(again.data.usage.total_tokens, 0);
    const first = await stream(question, keeping);
    const second = await stream(question, keeping);
    assert.deepEqual(second.answer.choices, first.answer.choices);
    assert.deepEqual(second.chunks.length, first.chunks.length);
    assert.equal(second.chunks.at(-1).usage.cost, 0);
});

test("a stream comes in pieces and ends with one usage and its cost", async () => {
    const { answer, chunks } = await stream({ ...hello, stream_options: { include_usage: true } });
    assert.ok(chunks.length > 3);
    assert.ok(answer.choices[0].message.content.trim());
    assert.equal(answer.choices[0].finish_reason, "stop");
    assert.deepEqual(chunks.map((chunk) => Boolean(chunk.usage)), chunks.map((_, i) => i === chunks.length - 1));
    assert.deepEqual(chunks.at(-1).choices, []);
});

test("a stream can be left, and what was received is charged", async () => {
    const chunks = await client.chat.completions.create({ ...hello, max_tokens: 4000, stream: true });
    let id;
    for await (const chunk of chunks) {
        id = chunk.id;
        if (chunk.choices[0]?.delta.content) break;
    }
    await sawLeft(id);
});

test("a tool loop takes two turns", async () => {
    const messages = user("How is the weather in Oslo?");
    const first = await ask({ model, messages, tools: [weather] });
    const { message, finish_reason } = first.choices[0];
    assert.equal(finish_reason, "tool_calls");
    const [call] = message.tool_calls;
    assert.equal(call.function.name, "get_weather");
    assert.deepEqual(Object.keys(JSON.parse(call.function.arguments)), ["place", "days"]);
    const told = { role: "tool", tool_call_id: call.id, content: "Light rain" };
    const second = await ask({ model, messages: [...messages, message, told], tools: [weather] });
    assert.equal(second.choices[0].finish_reason, "stop");
    assert.ok(second.choices[0].message.content.trim());
});

test("the client's own tool loop runs the function and comes to an end", async () => {
    const asked = [];
    const tool = {
        ...weather,
        function: { ...weather.function, parse: JSON.parse, function: (args) => asked.push(args) && "Light rain" },
    };
    const runner = client.chat.completions.runTools({ model, messages: user("The weather in Oslo?"), tools: [tool] });
    runner.on("chatCompletion", (answer) => saw(answer.usage.cost));
    assert.ok((await runner.finalContent()).trim());
    assert.deepEqual(Object.keys(asked[0]), ["place", "days"]);
});

test("a streamed tool call adds up to the same call", async () => {
    const request = { model, messages: user("The weather in Rome?"), tools: [weather], provider: { only: ["sim-steady"] } };
    const [whole] = (await ask(request)).choices[0].message.tool_calls;
    const [streamed] = (await stream(request)).answer.choices[0].message.tool_calls;
    assert.deepEqual(streamed.function.name, whole.function.name);
    assert.deepEqual(JSON.parse(streamed.function.arguments), JSON.parse(whole.function.arguments));
});

test("a picture is shown", async () => {
    const url = `data:image/png;base64,${pixel}`;
    for (const provider of twins) {
        const messages = user([{ type: "text", text: "What is it?" }, { type: "image_url", image_url: { url } }]);
        const answer = await ask({ model, messages, provider: { only: [provider] } });
        assert.ok(answer.choices[0].message.content.trim());
    }
});

test("a structured answer is parsed", async () => {
    const answer = await client.chat.completions.parse({
        ...hello,
        response_format: { type: "json_schema", json_schema: forecast },
    });
    saw(answer.usage.cost);
    assert.deepEqual(Object.keys(JSON.parse(answer.choices[0].message.content)), forecast.schema.required);
});

test("models are listed, and one is found by its name", async () => {
    const models = await all(client.models.list());
    assert.ok(models.some((one) => one.id === model && one.object === "model" && one.owned_by === "sim"));
    assert.equal((await client.models.retrieve(model)).id, model);
});

test("an answer is found by its id at once at the same cost", async () => {
    const answer = await ask(hello);
    const { data } = await client.get("/generation", { query: { id: answer.id } });
    assert.equal(data.total_cost, answer.usage.cost);
    assert.equal(data.native_tokens_completion, answer.usage.completion_tokens);
});

test("the key tells what it has spent", async () => {
    const before = (await client.get("/key")).data.usage;
    const answer = await ask(hello);
    const after = (await client.get("/key")).data.usage;
    assert.equal(after.toFixed(9), (before + answer.usage.cost).toFixed(9));
});

test("a key that does not exist is 401", async () => {
    const refused = await failure(OpenAI.AuthenticationError, ask(hello, client.withOptions({ apiKey: "sk-bo-unknown" })));
    assert.equal(refused.status, 401);
    assert.equal(refused.type, "authentication");
});

test("a management key is 403 for a chat", async () => {
    const refused = await failure(OpenAI.PermissionDeniedError, ask(hello, client.withOptions({ apiKey: managementKey })));
    assert.equal(refused.type, "permission_denied");
});

test("an unknown model is 400 and names the nearest", async () => {
    const refused = await failure(OpenAI.BadRequestError, ask({ ...hello, model: "sim/chat-smal" }));
    assert.equal(refused.type, "invalid_request");
    assert.match(refused.message, /sim\/chat-small/);
});

test("a key at its limit is 402 and says whose limit it is", async () => {
    const refused = await failure(OpenAI.APIError, ask(hello, client.withOptions({ apiKey: spentKey })));
    assert.equal(refused.status, 402);
    assert.equal(refused.error.metadata.limit_source, "key");
});

test("a request that no endpoint may answer is 404 with the funnel", async () => {
    const refused = await failure(OpenAI.NotFoundError, ask({ ...hello, provider: { only: ["nobody"] } }));
    assert.equal(refused.type, "not_found");
    assert.ok(refused.error.metadata.routing_funnel.length > 0);
});

test("a provider that is busy is 429 with a time to come back", async () => {
    await broken("rate_limit_429", async () => {
        const refused = await failure(OpenAI.RateLimitError, ask(viaFaulty, hasty));
        assert.equal(refused.type, "rate_limit_exceeded");
        assert.equal(refused.headers.get("retry-after"), "1");
    });
});

test("a provider that resets the connection is 502", async () => {
    await broken("reset", async () => {
        const failed = await failure(OpenAI.InternalServerError, ask(viaFaulty, hasty));
        assert.equal(failed.status, 502);
        assert.equal(failed.type, "provider_unavailable");
    });
});

test("a stream that breaks ends with an error after the words that came", async () => {
    await broken("mid_stream_death", async () => {
        const words = [];
        const chunks = await hasty.chat.completions.create({ ...viaFaulty, stream: true });
        const reading = (async () => {
            for await (const chunk of chunks) words.push(chunk.choices[0].delta.content ?? "");
        })();
        const failed = await failure(OpenAI.APIError, reading);
        assert.equal(failed.type, "provider_unavailable");
        assert.ok(words.join("").length > 0);
    });
});

test("another provider answers when one is broken", async () => {
    await broken("error_500", () => ask(hello, hasty));
});

/** What a generation cost, for answers that have no place for it. */
async function costOf(response) {
    const id = response.headers.get("x-generation-id");
    const record = await fetch(`${address}/api/v1/generation?id=${id}`, { headers: { authorization: `Bearer ${apiKey}` } });
    return saw((await record.json()).data.total_cost);
}

test("texts become vectors, as the client packs and unpacks them", async () => {
    const packed = await client.embeddings.create({ model: "sim/embed", input: ["one", "two"], dimensions: 8 });
    const plain = await client.embeddings.create({ model: "sim/embed", input: ["one", "two"], dimensions: 8, encoding_format: "float" });
    saw(packed.usage.cost);
    saw(plain.usage.cost);
    assert.equal(packed.data.length, 2);
    assert.equal(packed.data[1].embedding.length, 8);
    packed.data[0].embedding.forEach((value, i) => assert.ok(Math.abs(value - plain.data[0].embedding[i]) < 1e-6));
});

test("images come whole, or as drafts first", async () => {
    const dot = { model: "sim/draw", prompt: "a dot", provider: { only: ["sim-steady"] } };
    const whole = await client.images.generate(dot);
    saw(whole.usage.cost);
    assert.match(whole.data[0].b64_json, /^iVBORw0KGgo/);
    const events = await all(await client.images.generate({ ...dot, stream: true }));
    assert.deepEqual(events.map((event) => event.type), ["image_generation.partial_image", "image_generation.completed"]);
    assert.equal(events[1].b64_json, whole.data[0].b64_json);
    assert.equal(saw(events[1].usage.cost), whole.usage.cost);
});

test("a text is spoken, and what was said is written down", async () => {
    const spoken = await client.audio.speech.create({ model: "sim/speak", voice: "alloy", input: "Hello there", response_format: "wav" });
    assert.ok((await costOf(spoken)) > 0);
    const file = await OpenAI.toFile(Buffer.from(await spoken.arrayBuffer()), "hello.wav");
    const heard = await client.audio.transcriptions.create({ model: "sim/listen", file });
    saw(heard.usage.cost);
    assert.match(heard.text, /seconds/);
    assert.equal(heard.usage.seconds, 1);
});

test("a model that does not embed is refused as the client knows it", async () => {
    const refused = await failure(OpenAI.BadRequestError, hasty.embeddings.create({ model, input: "x" }));
    assert.equal(refused.type, "invalid_request");
});
