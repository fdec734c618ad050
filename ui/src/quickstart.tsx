import { Code } from "./parts";
import { useQuery } from "./router";

const CLIENTS: [string, string, (origin: string, model: string) => string][] = [
    [
        "curl",
        "curl",
        (origin, model) => `curl ${origin}/api/v1/chat/completions \\
  -H "Authorization: Bearer $BOURSE_API_KEY" \\
  -H "Content-Type: application/json" \\
  -d '{
    "model": "${model}",
    "messages": [{"role": "user", "content": "Say hello in one sentence."}]
  }'`,
    ],
    [
        "stream",
        "curl, streaming",
        (origin, model) => `curl -N ${origin}/api/v1/chat/completions \\
  -H "Authorization: Bearer $BOURSE_API_KEY" \\
  -H "Content-Type: application/json" \\
  -d '{
    "model": "${model}",
    "stream": true,
    "messages": [{"role": "user", "content": "Count to ten."}]
  }'`,
    ],
    [
        "python",
        "Python",
        (origin, model) => `import os
from openai import OpenAI

client = OpenAI(base_url="${origin}/v1", api_key=os.environ["BOURSE_API_KEY"])
answer = client.chat.completions.create(
    model="${model}",
    messages=[{"role": "user", "content": "Say hello in one sentence."}],
)
print(answer.choices[0].message.content)`,
    ],
    [
        "node",
        "Node",
        (origin, model) => `import OpenAI from "openai";

const client = new OpenAI({ baseURL: "${origin}/v1", apiKey: process.env.BOURSE_API_KEY });
const answer = await client.chat.completions.create({
    model: "${model}",
    messages: [{ role: "user", content: "Say hello in one sentence." }],
});
console.log(answer.choices[0].message.content);`,
    ],
];

/** The same first call in several clients; the choice is in the address. */
export function Quickstart({ model }: { model: string }) {
    const [client, setClient] = useQuery("client");
    const chosen = CLIENTS.find(([id]) => id === client) ?? CLIENTS[0];
    return (
        <>
            <div className="tabs" role="group" aria-label="Client">
                {CLIENTS.map(([id, name]) => (
                    <button key={id} type="button" aria-pressed={id === chosen?.[0]} onClick={() => setClient(id === "curl" ? "" : id)}>
                        {name}
                    </button>
                ))}
            </div>
            {chosen && <Code text={chosen[2](window.location.origin, model)} />}
        </>
    );
}
