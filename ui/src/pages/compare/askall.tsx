import { type FormEvent, useEffect, useRef, useState } from "react";
import { type Reply, converse, waiting } from "../../api/chat";
import { post } from "../../kit/ask";
import { useKeys } from "../../kit/keys";
import { Link } from "../../kit/router";
import { NeedsKey } from "../../parts/states";
import { Section } from "../../parts/title";
import { Answer } from "../playground/answer";

/** The same question to all of the models compared, with what each answer took and cost. */
export function AskAll({ ids }: { ids: string[] }) {
    const { inference } = useKeys();
    const [prompt, setPrompt] = useState("Explain in two sentences why the sky is blue.");
    const [replies, setReplies] = useState<Reply[]>([]);
    const stopper = useRef<AbortController | null>(null);
    useEffect(() => () => stopper.current?.abort(), []);

    function ask(event: FormEvent) {
        event.preventDefault();
        stopper.current?.abort();
        const mine = new AbortController();
        stopper.current = mine;
        setReplies(ids.map(waiting));
        const tell = (reply: Reply) => {
            if (stopper.current === mine) setReplies((all) => all.map((one) => (one.model === reply.model ? reply : one)));
        };
        for (const model of ids) void converse({ model, messages: [{ role: "user", content: prompt }] }, inference, mine.signal, tell).then(tell);
    }

    const sample = post("/api/v1/chat/completions", { model: ids[0], stream: true, messages: [{ role: "user", content: prompt }] });
    return (
        <Section
            title="What do they answer?"
            note={
                <>
                    One question to all of them, from here. For whole conversations there is the <Link href={`/playground?models=${ids.join(",")}`}>playground</Link>.
                </>
            }
            sources={[{ ask: sample, keyed: true }]}
        >
            {inference === "" ? (
                <NeedsKey kind="inference" what="Asking a model" />
            ) : (
                <>
                    <form className="composer" style={{ position: "static", paddingTop: 0 }} onSubmit={ask}>
                        <div className="row">
                            <textarea aria-label="Question" rows={2} value={prompt} onChange={(event) => setPrompt(event.target.value)} data-testid="prompt" />
                            <button type="submit" className="primary" disabled={prompt.trim() === ""} data-testid="send">
                                Ask {ids.length === 1 ? "it" : "all"}
                            </button>
                        </div>
                    </form>
                    <div className="answers">
                        {replies.map((reply) => (
                            <Answer key={reply.model} reply={reply} stop={() => stopper.current?.abort()} />
                        ))}
                    </div>
                </>
            )}
        </Section>
    );
}
