// Anthropic's SDK for Node, changed in nothing but base URL and key.
import assert from "node:assert/strict";
import { test } from "node:test";
import Anthropic from "@anthropic-ai/sdk";
import { jsonSchemaOutputFormat } from "@anthropic-ai/sdk/helpers/json-schema";
import { betaTool } from "@anthropic-ai/sdk/helpers/beta/json-schema";
import { address, all, apiKey, broken, failure, faulty, forecast, longWinded, managementKey, model, pixel, saw, sawLeft, spentKey, twins, weather } from "./trial.mjs";

const at = (key) => new Anthropic({ baseURL: address, apiKey: key });
const client = at(apiKey);
const hasty = client.withOptions({ maxRetries: 0 });

const user = (content) => [{ role: "user", content }];
const hello = { model, max_tokens: 40, messages: user("Hello") };
const only = (provider) => ({ provider: { only: [provider] } });
const { name, description, parameters } = weather.function;
const tool = { name, description, input_schema: parameters };

async function ask(request, by = client) {
    const answer = await by.messages.create(request);
    saw(answer.usage.cost);
    return answer;
}

async function stream(request, by = client) {
    const runner = by.messages.stream(request);
    const events = await all(runner);
    const answer = await runner.finalMessage();
    saw(events.findLast((event) => event.type === "message_delta").usage.cost);
    return { answer, events };
}

for (const provider of twins) {
    test(`${provider}: a message has words, an end, a usage and a cost`, async () => {
        const answer = await ask({ ...hello, ...only(provider) });
        assert.equal(answer.type, "message");
        assert.equal(answer.role, "assistant");
        assert.equal(answer.model, model);
        assert.equal(answer.stop_reason, "max_tokens");
        assert.equal(answer.content.length, 1);
        assert.ok(answer.content[0].text.trim());
        assert.equal(answer.usage.output_tokens, 40);
    });

    test(`${provider}: a stream says the same, event by event`, async () => {
        const request = { ...hello, ...only(provider) };
        const { answer, events } = await stream(request);
        const whole = await ask(request);
        assert.equal(events[0].type, "message_start");
        assert.equal(events.at(-1).type, "message_stop");
        assert.ok(events.filter((event) => event.delta?.type === "text_delta").length > 3);
        assert.deepEqual(answer.content.map((block) => block.text), whole.content.map((block) => block.text));
        assert.equal(answer.stop_reason, whole.stop_reason);
        assert.equal(answer.usage.output_tokens, whole.usage.output_tokens);
        assert.equal(answer.usage.input_tokens, whole.usage.input_tokens);
    });

    test(`${provider}: a tool loop takes two turns`, async () => {
        const request = { model, max_tokens: 200, tools: [tool], ...only(provider) };
        const messages = user("How is the weather in Oslo?");
        const { answer: first } = await stream({ ...request, messages });
        assert.equal(first.stop_reason, "tool_use");
        const [call] = first.content.filter((block) => block.type === "tool_use");
        assert.equal(call.name, "get_weather");
        assert.deepEqual(Object.keys(call.input).sort(), ["days", "place"]);
        const told = user([{ type: "tool_result", tool_use_id: call.id, content: "Light rain" }]);
        const second = await ask({ ...request, messages: [...messages, { role: "assistant", content: first.content }, ...told] });
        assert.ok(second.content[0].text.trim());
    });

    test(`${provider}: a structured answer is parsed`, async () => {
        const format = jsonSchemaOutputFormat(forecast.schema);
        const answer = await client.messages.parse({ ...hello, max_tokens: 400, output_config: { format }, ...only(provider) });
        saw(answer.usage.cost);
        assert.deepEqual(Object.keys(answer.parsed_output).sort(), [...forecast.schema.required].sort());
    });

    test(`${provider}: a thought comes before the answer and may go back`, async () => {
        const request = { model, max_tokens: 2000, thinking: { type: "enabled", budget_tokens: 1024 }, ...only(provider) };
        const { answer } = await stream({ ...request, messages: user("Think") });
        assert.equal(answer.content[0].type, "thinking");
        assert.ok(answer.content[0].thinking.trim());
        assert.ok(answer.content.find((block) => block.type === "text").text.trim());
        const told = { role: "assistant", content: answer.content };
        assert.ok((await ask({ ...request, messages: [...user("Think"), told, ...user("Again")] })).content.length > 0);
    });

    test(`${provider}: a stream can be left, and what was received is charged`, async () => {
        const events = await client.messages.create({ ...hello, model: longWinded, max_tokens: 4000, stream: true, ...only(provider) });
        let id;
        for await (const event of events) {
            id ??= event.message?.id;
            if (event.type === "content_block_delta") break;
        }
        await sawLeft(id);
    });

    test(`${provider}: a stream that breaks ends with an error after the words that came`, async () => {
        await broken("mid_stream_death", async () => {
            const words = [];
            const events = await hasty.messages.create({ ...hello, stream: true, ...only(provider) });
            const reading = (async () => {
                for await (const event of events) words.push(event.delta?.text ?? "");
            })();
            const failed = await failure(Anthropic.APIError, reading);
            assert.equal(failed.type, "api_error");
            assert.ok(words.join("").length > 0);
        }, provider);
    });
}

test("a picture is shown", async () => {
    const source = { type: "base64", media_type: "image/png", data: pixel };
    for (const provider of twins) {
        const messages = user([{ type: "image", source }, { type: "text", text: "What is it?" }]);
        assert.ok((await ask({ ...hello, messages, ...only(provider) })).content[0].text.trim());
    }
});

test("the client's own tool loop runs the function and comes to an end", async () => {
    const asked = [];
    const run = (input) => asked.push(input) && "Light rain";
    const own = betaTool({ name, description, inputSchema: parameters, run });
    const messages = user("How is the weather in Oslo?");
    const runner = client.beta.messages.toolRunner({ model, max_tokens: 200, messages, tools: [own] });
    for await (const answer of runner) saw(answer.usage.cost);
    assert.equal(asked.length, 1);
    assert.ok((await runner.done()).content[0].text.trim());
});

test("tokens are counted without asking", async () => {
    const { input_tokens } = await client.messages.countTokens({ model, messages: user("Hello, how are you?") });
    assert.ok(input_tokens > 0);
});

test("models are listed as Anthropic lists them", async () => {
    const models = await all(client.models.list());
    assert.ok(models.some((one) => one.id === model && one.type === "model" && one.display_name));
    assert.equal((await client.models.retrieve(model)).id, model);
});

test("a key that does not exist is 401", async () => {
    const refused = await failure(Anthropic.AuthenticationError, ask(hello, at("sk-bo-unknown")));
    assert.equal(refused.status, 401);
    assert.equal(refused.type, "authentication_error");
});

test("a management key is 403 for a message", async () => {
    const refused = await failure(Anthropic.PermissionDeniedError, ask(hello, at(managementKey)));
    assert.equal(refused.type, "permission_error");
});

test("an unknown model is 400 and names the nearest", async () => {
    const refused = await failure(Anthropic.BadRequestError, ask({ ...hello, model: "sim/chat-smal" }));
    assert.equal(refused.type, "invalid_request_error");
    assert.match(refused.message, /sim\/chat-small/);
});

test("a member that is no good is 400 by its name", async () => {
    const refused = await failure(Anthropic.BadRequestError, ask({ ...hello, max_tokens: "many" }));
    assert.match(refused.message, /max_tokens/);
});

test("a key at its limit is 402", async () => {
    const refused = await failure(Anthropic.APIError, ask(hello, at(spentKey)));
    assert.equal(refused.status, 402);
    assert.equal(refused.type, "billing_error");
});

test("a request that no endpoint may answer is 404", async () => {
    const refused = await failure(Anthropic.NotFoundError, ask({ ...hello, ...only("nobody") }));
    assert.equal(refused.type, "not_found_error");
});

test("a provider that is busy is 429 with a time to come back", async () => {
    await broken("rate_limit_429", async () => {
        const refused = await failure(Anthropic.RateLimitError, ask({ ...hello, ...only(faulty) }, hasty));
        assert.equal(refused.type, "rate_limit_error");
        assert.equal(refused.headers.get("retry-after"), "1");
    });
});

test("a provider that resets the connection is 502", async () => {
    await broken("reset", async () => {
        const failed = await failure(Anthropic.InternalServerError, ask({ ...hello, ...only(faulty) }, hasty));
        assert.equal(failed.status, 502);
        assert.equal(failed.type, "api_error");
    });
});
