import { type FormEvent, type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { type Models, isAnonymous } from "../../api/catalog";
import { useAnswer } from "../../kit/answers";
import { get, post } from "../../kit/ask";
import { download } from "../../kit/csv";
import { cost, plural } from "../../kit/format";
import { useKeys } from "../../kit/keys";
import { useQuery, useQueryList } from "../../kit/router";
import { ModelPicker } from "../../parts/picker";
import { Empty, NeedsKey } from "../../parts/states";
import { Title } from "../../parts/title";
import { Answer } from "./answer";
import { parameters, useConversation } from "./conversation";
import { Room } from "./room";
import { type Settings, type Talk, costOf, exported, heardBy, imported, loadTalks, newTalk, saveTalks } from "./talks";

const MOST_MODELS = 4;

export default function PlaygroundPage() {
    const { inference } = useKeys();
    const models = useAnswer<Models>(get("/api/v1/models", { aliases: "false" }));
    const ids = useMemo(() => (models.state === "ok" ? models.data.data.map(({ id }) => id) : []), [models]);
    const [wanted, setWanted] = useQueryList("models");
    const [talks, setTalks] = useState<Talk[]>(() => loadTalks(localStorage));
    const [open, setOpen] = useQuery("talk");
    const [fresh, setFresh] = useState<Talk>(() => newTalk(wanted, Date.now()));
    const kept = talks.find(({ id }) => id === open);
    const talk = kept ?? { ...fresh, models: wanted.length > 0 ? wanted : ids.slice(0, 2) };

    useSaved(talks);
    const change = useCallback(
        (update: (talk: Talk) => Talk) =>
            setTalks((all) => {
                const found = all.find(({ id }) => id === talk.id);
                const next = update(found ?? talk);
                return found ? all.map((one) => (one.id === talk.id ? next : one)) : [next, ...all];
            }),
        // A talk is the same for as long as its id and what has not been kept yet are.
        [talk.id, kept === undefined ? talk.models.join() + JSON.stringify(talk.settings) : ""],
    );
    const [consent, setConsent] = useState(false);
    const strangers = useMemo(() => (models.state === "ok" ? models.data.data.filter(isAnonymous).map(({ id }) => id) : []), [models]);
    const accepted = useCallback((model: string) => consent && strangers.includes(model), [consent, strangers]);
    const conversation = useConversation(talk, change, inference, accepted);
    const met = talk.models.filter((model) => strangers.includes(model));

    function start() {
        conversation.stopAll();
        setFresh(newTalk(wanted, Date.now()));
        setOpen("");
    }
    function ask(prompt: string) {
        conversation.ask(prompt);
        setOpen(talk.id);
    }
    function setModels(next: string[]) {
        setWanted(next);
        if (kept) change((last) => ({ ...last, models: next }));
    }
    function setSettings(settings: Settings) {
        if (kept) change((last) => ({ ...last, settings }));
        else setFresh({ ...fresh, settings });
    }

    const first = talk.models[0] ?? "author/model";
    const sample = post("/api/v1/chat/completions", {
        model: first,
        stream: true,
        messages: heardBy(talk, first, talk.turns.length, talk.turns.at(-1)?.prompt ?? "Hello"),
        ...parameters(talk.settings),
        ...(accepted(first) ? { provider: { min_trust: "T3" } } : {}),
    });
    return (
        <>
            <Title text="How do models answer the same question?" sources={[{ ask: sample, keyed: true }]}>
                <p className="lede">Ask up to four models at once and see text, speed and cost side by side. Conversations stay in this browser.</p>
            </Title>
            <div className="rooms" data-testid="playground">
                <Room
                    talks={talks}
                    open={talk.id}
                    settings={talk.settings}
                    change={setSettings}
                    choose={(id) => {
                        conversation.stopAll();
                        setOpen(id);
                        setWanted(talks.find((one) => one.id === id)?.models ?? []);
                    }}
                    start={start}
                    drop={(id) => {
                        setTalks(talks.filter((one) => one.id !== id));
                        if (id === talk.id) start();
                    }}
                    write={() => download("bourse-conversations.json", exported(talks), "application/json")}
                    read={(text) => {
                        const all = imported(text, talks);
                        if (all) setTalks(all);
                        return all !== null;
                    }}
                />
                <div>
                    <ModelPicker chosen={talk.models} change={setModels} most={MOST_MODELS} ids={ids} />
                    {met.length > 0 && <Consent models={met} given={consent} give={setConsent} />}
                    <Turns talk={talk} conversation={conversation} />
                    {inference === "" ? (
                        <NeedsKey kind="inference" what="Asking a model" />
                    ) : (
                        <Composer ask={ask} stop={conversation.stopAll} busy={conversation.busy} ready={talk.models.length > 0 && (met.length === 0 || consent)} spent={costOf(talk)} />
                    )}
                </div>
            </div>
        </>
    );
}

/** Nobody is asked who hides before that is accepted, which holds until the page is left. */
function Consent({ models, given, give }: { models: string[]; given: boolean; give: (given: boolean) => void }) {
    return (
        <div className="explain warning" role="note" data-testid="consent">
            <label className="check">
                <input type="checkbox" checked={given} onChange={(event) => give(event.target.checked)} />{" "}
                <span>
                    <strong>{models.join(", ")}</strong>: nobody says who is behind it. What you write and what it answers is logged and may be used. I accept that.
                </span>
            </label>
        </div>
    );
}

/** Keeps conversations in the browser, a moment after they changed and when the page is left. */
function useSaved(talks: Talk[]) {
    const latest = useRef(talks);
    latest.current = talks;
    useEffect(() => {
        const timer = setTimeout(() => saveTalks(localStorage, talks), 500);
        return () => clearTimeout(timer);
    }, [talks]);
    useEffect(() => () => void saveTalks(localStorage, latest.current), []);
}

function Turns({ talk, conversation }: { talk: Talk; conversation: ReturnType<typeof useConversation> }) {
    if (talk.turns.length === 0)
        return (
            <Empty title="Nothing asked yet">
                <p>Every model hears the same question and, in later turns, its own earlier answers.</p>
            </Empty>
        );
    return talk.turns.map((turn, index) => (
        <div className="turn" key={index}>
            <p className="asked">{turn.prompt}</p>
            <div className="answers">
                {turn.replies.map((reply) => (
                    <Answer
                        key={reply.model}
                        reply={reply}
                        retry={index === talk.turns.length - 1 ? () => conversation.retry(index, reply.model) : undefined}
                        stop={() => conversation.stop(index, reply.model)}
                    />
                ))}
            </div>
        </div>
    ));
}

function Composer({ ask, stop, busy, ready, spent }: { ask: (prompt: string) => void; stop: () => void; busy: boolean; ready: boolean; spent: number }) {
    const [prompt, setPrompt] = useState("");
    const can = ready && !busy && prompt.trim() !== "";
    function submit(event?: FormEvent) {
        event?.preventDefault();
        if (!can) return;
        ask(prompt.trim());
        setPrompt("");
    }
    function pressed(event: KeyboardEvent) {
        if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) {
            event.preventDefault();
            submit();
        }
    }
    return (
        <form className="composer" onSubmit={submit}>
            <div className="row">
                <textarea
                    id="search"
                    aria-label="Question"
                    rows={2}
                    value={prompt}
                    onChange={(event) => setPrompt(event.target.value)}
                    onKeyDown={pressed}
                    placeholder="Ask all of them…"
                    data-testid="prompt"
                />
                {busy ? (
                    <button type="button" onClick={stop} data-testid="stop">
                        Stop
                    </button>
                ) : (
                    <button type="submit" className="primary" disabled={!can} data-testid="send">
                        Send
                    </button>
                )}
            </div>
            <p className="meta-text" style={{ margin: 0 }}>
                <kbd>Enter</kbd> sends, <kbd>Shift</kbd> <kbd>Enter</kbd> makes a new line.{spent > 0 && <> This conversation has cost {cost(spent)}.</>}{" "}
                {!ready && <>Choose {plural(1, "model")} first, and accept those that are anonymous.</>}
            </p>
        </form>
    );
}
