// The same question through every client to every provider: the same words, calls, usage and cost.
import assert from "node:assert/strict";
import { test } from "node:test";
import Anthropic from "@anthropic-ai/sdk";
import { GoogleGenAI } from "@google/genai";
import { OpenRouter } from "@openrouter/sdk";
import OpenAI from "openai";
import { address, apiKey, model, saw, twins, weather } from "./trial.mjs";

const openai = new OpenAI({ baseURL: `${address}/v1`, apiKey });
const openrouter = new OpenRouter({ serverURL: `${address}/api/v1`, apiKey });
const anthropic = new Anthropic({ baseURL: address, apiKey });
const google = new GoogleGenAI({ apiKey, httpOptions: { baseUrl: address } });

const { name, description, parameters } = weather.function;
const cap = 200;

/** How each client asks, and how it says what it heard. */
const clients = {
    async openai(text, tools, provider) {
        const request = { model, messages: [{ role: "user", content: text }], max_tokens: cap, provider };
        const { choices, usage } = await openai.chat.completions.create({ ...request, ...(tools && { tools: [weather] }) });
        const calls = (choices[0].message.tool_calls ?? []).map((call) => [call.function.name, JSON.parse(call.function.arguments)]);
        return { text: choices[0].message.content ?? "", calls, input: usage.prompt_tokens, output: usage.completion_tokens, cost: usage.cost };
    },
    async openrouter(text, tools, provider) {
        const chatRequest = { model, messages: [{ role: "user", content: text }], maxTokens: cap, provider };
        const { choices, usage } = await openrouter.chat.send({ chatRequest: { ...chatRequest, ...(tools && { tools: [weather] }) } });
        const calls = (choices[0].message.toolCalls ?? []).map((call) => [call.function.name, JSON.parse(call.function.arguments)]);
        return { text: choices[0].message.content ?? "", calls, input: usage.promptTokens, output: usage.completionTokens, cost: usage.cost };
    },
    async responses(text, tools, provider) {
        const offered = [{ type: "function", name, description, parameters, strict: false }];
        const request = { model, input: text, max_output_tokens: cap, provider };
        const { output, output_text, usage } = await openai.responses.create({ ...request, ...(tools && { tools: offered }) });
        const calls = output.filter((item) => item.type === "function_call").map((call) => [call.name, JSON.parse(call.arguments)]);
        return { text: output_text, calls, input: usage.input_tokens, output: usage.output_tokens, cost: usage.cost };
    },
    async anthropic(text, tools, provider) {
        const offered = [{ name, description, input_schema: parameters }];
        const request = { model, messages: [{ role: "user", content: text }], max_tokens: cap, provider };
        const { content, usage } = await anthropic.messages.create({ ...request, ...(tools && { tools: offered }) });
        const calls = content.filter((block) => block.type === "tool_use").map((call) => [call.name, call.input]);
        const words = content.map((block) => block.text ?? "").join("");
        return { text: words, calls, input: usage.input_tokens, output: usage.output_tokens, cost: usage.cost };
    },
    async google(text, tools, provider) {
        const offered = [{ functionDeclarations: [{ name, description, parametersJsonSchema: parameters }] }];
        const config = { maxOutputTokens: cap, httpOptions: { extraBody: { provider } }, ...(tools && { tools: offered }) };
        const answer = await google.models.generateContent({ model, contents: text, config });
        const calls = (answer.functionCalls ?? []).map((call) => [call.name, call.args]);
        const { promptTokenCount: input, candidatesTokenCount: output, cost } = answer.usageMetadata;
        return { text: calls.length ? "" : answer.text, calls, input, output, cost };
    },
};

for (const [text, tools] of [["What is the same for all?", false], ["How is the weather in Oslo?", true]]) {
    test(`"${text}" is answered with the same by all, to all`, async () => {
        const heard = {};
        for (const [client, ask] of Object.entries(clients)) {
            for (const provider of twins) {
                const answer = await ask(text, tools, { only: [provider] });
                saw(answer.cost);
                heard[`${client} to ${provider}`] = answer;
            }
        }
        const [first] = Object.values(heard);
        assert.equal(first.calls.length, tools ? 1 : 0);
        assert.deepEqual(heard, Object.fromEntries(Object.keys(heard).map((pair) => [pair, first])));
    });
}
