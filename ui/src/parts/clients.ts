/** A client and the program that makes a first call with it. */
export interface Client {
    id: string;
    name: string;
    note: string;
    text: (origin: string, model: string) => string;
}

/** A text inside double quotes of any of the languages below. */
const quoted = (text: string) => JSON.stringify(text);

export const CLIENTS: Client[] = [
    {
        id: "curl",
        name: "curl",
        note: 'Take out "stream" for one answer at the end.',
        text: (origin, model) => `curl -N ${origin}/api/v1/chat/completions \\
  -H "Authorization: Bearer $BOURSE_API_KEY" \\
  -H "Content-Type: application/json" \\
  -d '{
    "model": ${quoted(model)},
    "stream": true,
    "messages": [{"role": "user", "content": "Say hello in one sentence."}]
  }'`,
    },
    {
        id: "python",
        name: "Python",
        note: "OpenAI's library: pip install openai.",
        text: (origin, model) => `import os
from openai import OpenAI

client = OpenAI(base_url="${origin}/v1", api_key=os.environ["BOURSE_API_KEY"])
answer = client.chat.completions.create(
    model=${quoted(model)},
    messages=[{"role": "user", "content": "Say hello in one sentence."}],
)
print(answer.choices[0].message.content)`,
    },
    {
        id: "node",
        name: "Node",
        note: "OpenAI's library: npm install openai.",
        text: (origin, model) => `import OpenAI from "openai";

const client = new OpenAI({ baseURL: "${origin}/v1", apiKey: process.env.BOURSE_API_KEY });
const answer = await client.chat.completions.create({
    model: ${quoted(model)},
    messages: [{ role: "user", content: "Say hello in one sentence." }],
});
console.log(answer.choices[0].message.content);`,
    },
    {
        id: "openrouter",
        name: "OpenRouter SDK",
        note: "OpenRouter's library: npm install @openrouter/sdk.",
        text: (origin, model) => `import { OpenRouter } from "@openrouter/sdk";

const client = new OpenRouter({ serverURL: "${origin}/api/v1", apiKey: process.env.BOURSE_API_KEY });
const answer = await client.chat.send({
    chatRequest: {
        model: ${quoted(model)},
        messages: [{ role: "user", content: "Say hello in one sentence." }],
        provider: { sort: "price" },
    },
});
console.log(answer.choices[0].message.content);`,
    },
    {
        id: "java",
        name: "Java",
        note: "OpenAI's library: com.openai:openai-java.",
        text: (origin, model) => `OpenAIClient client = OpenAIOkHttpClient.builder()
        .baseUrl("${origin}/v1")
        .apiKey(System.getenv("BOURSE_API_KEY"))
        .build();
ChatCompletion answer = client.chat().completions().create(
        ChatCompletionCreateParams.builder()
                .model(${quoted(model)})
                .addUserMessage("Say hello in one sentence.")
                .build());
System.out.println(answer.choices().getFirst().message().content().orElse(""));`,
    },
    {
        id: "langchain",
        name: "LangChain",
        note: "pip install langchain-openai.",
        text: (origin, model) => `import os
from langchain_openai import ChatOpenAI

chat = ChatOpenAI(
    model=${quoted(model)},
    base_url="${origin}/v1",
    api_key=os.environ["BOURSE_API_KEY"],
)
print(chat.invoke("Say hello in one sentence.").content)`,
    },
];
