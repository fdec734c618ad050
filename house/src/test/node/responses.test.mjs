// OpenAI's SDK for Node on the Responses API, changed in nothing but base URL and key.
import assert from "node:assert/strict";
import { test } from "node:test";
import OpenAI from "openai";
import { address, apiKey, broken, failure, faulty, forecast, longWinded, managementKey, model, pixel, saw, sawLeft, spentKey, twins, weather } from "./trial.mjs";

const client = new OpenAI({ baseURL: `${address}/v1`, apiKey });
const hasty = client.withOptions({ maxRetries: 0 });

const user = (content) => [{ role: "user", content }];
const hello = { model, input: "Hello", max_output_tokens: 40 };
const only = (provider) => ({ provider: { only: [provider] } });
const { name, description, parameters } = weather.function;
const tools = [{ type: "function", name, description, parameters, strict: false }];

async function ask(request, by = client) {
    const answer = await by.responses.create(request);
    saw(answer.usage.cost);
    return answer;
}

async function stream(request, by = client) {
    const runner = by.responses.stream(request);
    const events = [];
    runner.on("event", (event) => events.push(event));
    const answer = await runner.finalResponse();
    saw(answer.usage.cost);
    return { answer, events };
}

for (const provider of twins) {
    test(`${provider}: a response has words, an end, a usage and a cost`, async () => {
        const answer = await ask({ ...hello, ...only(provider) });
        assert.equal(answer.object, "response");
        assert.equal(answer.model, model);
        assert.equal(answer.status, "incomplete");
        assert.equal(answer.incomplete_details.reason, "max_output_tokens");
        assert.ok(answer.output_text.trim());
        assert.equal(answer.usage.output_tokens, 40);
    });

    test(`${provider}: a stream says the same, event by event`, async () => {
        const { answer, events } = await stream({ ...hello, ...only(provider) });
        const whole = await ask({ ...hello, ...only(provider) });
        assert.equal(events[0].type, "response.created");
        assert.equal(events.at(-1).type, "response.incomplete");
        assert.deepEqual(events.map((event) => event.sequence_number), events.map((_, i) => i));
        assert.ok(events.filter((event) => event.type === "response.output_text.delta").length > 3);
        assert.equal(answer.output_text, whole.output_text);
        assert.equal(answer.usage.total_tokens, whole.usage.total_tokens);
    });

    test(`${provider}: a tool loop takes two turns`, async () => {
        const input = user("How is the weather in Oslo?");
        const { answer: first } = await stream({ model, input, tools, ...only(provider) });
        const [call] = first.output.filter((item) => item.type === "function_call");
        assert.equal(call.name, "get_weather");
        assert.deepEqual(Object.keys(JSON.parse(call.arguments)).sort(), ["days", "place"]);
        const told = { type: "function_call_output", call_id: call.call_id, output: "Light rain" };
        const sent = first.output.map(({ parsed_arguments: _, ...item }) => item);
        const second = await ask({ model, input: [...input, ...sent, told], tools, ...only(provider) });
        assert.equal(second.status, "completed");
        assert.ok(second.output_text.trim());
    });

    test(`${provider}: a structured answer is parsed`, async () => {
        const format = { type: "json_schema", ...forecast };
        const answer = await client.responses.parse({ model, input: "Hello", text: { format }, ...only(provider) });
        saw(answer.usage.cost);
        assert.deepEqual(Object.keys(answer.output_parsed).sort(), [...forecast.schema.required].sort());
    });

    test(`${provider}: a thought comes before the answer and may go back`, async () => {
        const request = { model, reasoning: { effort: "low", summary: "auto" }, include: ["reasoning.encrypted_content"], store: false, ...only(provider) };
        const first = await ask({ ...request, input: "Think" });
        assert.deepEqual(first.output.map((item) => item.type).slice(0, 2), ["reasoning", "message"]);
        assert.ok(first.usage.output_tokens_details.reasoning_tokens > 0);
        const second = await ask({ ...request, input: [...user("Think"), ...first.output, ...user("Again")] });
        assert.ok(second.output_text.trim());
    });

    test(`${provider}: a picture is shown`, async () => {
        const image = { type: "input_image", image_url: `data:image/png;base64,${pixel}`, detail: "auto" };
        const input = user([{ type: "input_text", text: "What is it?" }, image]);
        assert.ok((await ask({ ...hello, input, ...only(provider) })).output_text.trim());
    });

    test(`${provider}: a stream can be left, and what was received is charged`, async () => {
        const request = { ...hello, model: longWinded, max_output_tokens: 4000, stream: true, ...only(provider) };
        const { data: events, response } = await client.responses.create(request).withResponse();
        for await (const event of events) {
            if (event.type === "response.output_text.delta") break;
        }
        await sawLeft(response.headers.get("x-generation-id"));
    });

    test(`${provider}: a stream that breaks ends with a failure after the words that came`, async () => {
        await broken("mid_stream_death", async () => {
            const events = [];
            for await (const event of await hasty.responses.create({ ...hello, stream: true, ...only(provider) })) events.push(event);
            assert.ok(events.some((event) => event.type === "response.output_text.delta"));
            assert.equal(events.at(-1).type, "response.failed");
            assert.equal(events.at(-1).response.status, "failed");
            assert.ok(events.at(-1).response.error.message);
        }, provider);
    });
}

test("a key that does not exist is 401", async () => {
    await failure(OpenAI.AuthenticationError, ask(hello, client.withOptions({ apiKey: "sk-bo-unknown" })));
});

test("a management key is 403 for a response", async () => {
    await failure(OpenAI.PermissionDeniedError, ask(hello, client.withOptions({ apiKey: managementKey })));
});

test("an unknown model is 400 and names the nearest", async () => {
    const refused = await failure(OpenAI.BadRequestError, ask({ ...hello, model: "sim/chat-smal" }));
    assert.match(refused.message, /sim\/chat-small/);
});

test("a request that no endpoint may answer is 404 with the funnel", async () => {
    const refused = await failure(OpenAI.NotFoundError, ask({ ...hello, ...only("nobody") }));
    assert.equal(refused.status, 404);
    assert.ok(refused.error.metadata.routing_funnel.length > 0);
});

test("a preset that does not exist is 404 for a stream, too", async () => {
    const refused = await failure(OpenAI.NotFoundError, ask({ ...hello, model: "@preset/nothing", stream: true }));
    assert.match(refused.message, /nothing/);
});

test("a member that is no good is 400 by its name", async () => {
    const refused = await failure(OpenAI.BadRequestError, ask({ ...hello, max_output_tokens: "many" }));
    assert.match(refused.message, /max_output_tokens/);
});

test("a key at its limit is 402", async () => {
    const refused = await failure(OpenAI.APIError, ask(hello, client.withOptions({ apiKey: spentKey })));
    assert.equal(refused.status, 402);
});

test("a provider that is busy is 429 with a time to come back", async () => {
    await broken("rate_limit_429", async () => {
        const refused = await failure(OpenAI.RateLimitError, ask({ ...hello, ...only(faulty) }, hasty));
        assert.equal(refused.headers.get("retry-after"), "1");
    });
});

test("a provider that resets the connection is 502", async () => {
    await broken("reset", async () => {
        const failed = await failure(OpenAI.InternalServerError, ask({ ...hello, ...only(faulty) }, hasty));
        assert.equal(failed.status, 502);
    });
});
