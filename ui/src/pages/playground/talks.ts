import type { Message, Reply } from "../../api/chat";

/** One question, and the answer of each model that was asked. */
export interface Turn {
    prompt: string;
    replies: Reply[];
}

export interface Settings {
    system: string;
    temperature: string;
    maxTokens: string;
}

/** A conversation. It is kept in this browser and nowhere else. */
export interface Talk {
    id: string;
    /** Epoch milliseconds of the last change. */
    at: number;
    models: string[];
    settings: Settings;
    turns: Turn[];
}

export const NO_SETTINGS: Settings = { system: "", temperature: "", maxTokens: "" };

const PLACE = "bourse.talks";
const FORMAT = "bourse-talks-1";

export function newTalk(models: string[], now: number): Talk {
    return { id: now.toString(36) + Math.random().toString(36).slice(2, 8), at: now, models, settings: NO_SETTINGS, turns: [] };
}

export function titleOf(talk: Talk): string {
    const first = talk.turns[0]?.prompt.trim().split("\n")[0] ?? "";
    return first === "" ? "New conversation" : first.length > 60 ? `${first.slice(0, 57)}…` : first;
}

export function costOf(talk: Talk): number {
    return talk.turns.flatMap(({ replies }) => replies).reduce((sum, { cost }) => sum + (cost ?? 0), 0);
}

/** What one model has heard so far: the questions with its own answers; failed answers and their questions are left out. */
export function heardBy(talk: Talk, model: string, upTo: number, prompt: string): Message[] {
    const system: Message[] = talk.settings.system.trim() === "" ? [] : [{ role: "system", content: talk.settings.system }];
    const past = talk.turns.slice(0, upTo).flatMap((turn): Message[] => {
        const answer = turn.replies.find((reply) => reply.model === model && reply.text !== "");
        return answer
            ? [
                  { role: "user", content: turn.prompt },
                  { role: "assistant", content: answer.text },
              ]
            : [];
    });
    return [...system, ...past, { role: "user", content: prompt }];
}

/** Replaces one answer of one turn. */
export function withReply(talk: Talk, turn: number, reply: Reply): Talk {
    return {
        ...talk,
        turns: talk.turns.map((one, index) => (index === turn ? { ...one, replies: one.replies.map((old) => (old.model === reply.model ? reply : old)) } : one)),
    };
}

/** Answers that were under way when the page was left did not go on. */
function settled(talk: Talk): Talk {
    const settle = (reply: Reply): Reply => (reply.state === "waiting" || reply.state === "streaming" ? { ...reply, state: "stopped" } : reply);
    return { ...talk, turns: talk.turns.map((turn) => ({ ...turn, replies: turn.replies.map(settle) })) };
}

export function loadTalks(storage: Storage): Talk[] {
    return parse(storage.getItem(PLACE) ?? "[]")?.map(settled) ?? [];
}

/** Keeps what fits: when the browser's room is full, the oldest conversations go first. Tells how many were dropped. */
export function saveTalks(storage: Storage, talks: Talk[]): number {
    const newest = [...talks].sort((one, other) => other.at - one.at);
    for (let kept = newest.length; kept >= 0; kept--) {
        try {
            storage.setItem(PLACE, JSON.stringify(newest.slice(0, kept)));
            return newest.length - kept;
        } catch {
            // No room for so many; one less is tried.
        }
    }
    return newest.length;
}

export function exported(talks: Talk[]): string {
    return JSON.stringify({ format: FORMAT, talks }, null, 2);
}

/** The conversations of an exported file; null where it is none. Those that are here already win over older copies. */
export function imported(text: string, here: Talk[]): Talk[] | null {
    let talks: Talk[] | null;
    try {
        const file = JSON.parse(text) as { format?: string; talks?: unknown };
        talks = file.format === FORMAT ? parse(JSON.stringify(file.talks)) : null;
    } catch {
        return null;
    }
    if (talks === null) return null;
    const byId = new Map(here.map((talk) => [talk.id, talk]));
    for (const talk of talks) if ((byId.get(talk.id)?.at ?? 0) < talk.at) byId.set(talk.id, settled(talk));
    return [...byId.values()].sort((one, other) => other.at - one.at);
}

function parse(text: string): Talk[] | null {
    try {
        const talks: unknown = JSON.parse(text);
        return Array.isArray(talks) && talks.every(isTalk) ? talks : null;
    } catch {
        return null;
    }
}

function isTalk(value: unknown): value is Talk {
    const talk = value as Partial<Talk> | null;
    return (
        typeof talk?.id === "string" &&
        typeof talk.at === "number" &&
        Array.isArray(talk.models) &&
        talk.models.every((model) => typeof model === "string") &&
        typeof talk.settings?.system === "string" &&
        Array.isArray(talk.turns) &&
        talk.turns.every(
            (turn) =>
                typeof turn?.prompt === "string" &&
                Array.isArray(turn.replies) &&
                turn.replies.every((reply) => typeof reply?.model === "string" && typeof reply.text === "string"),
        )
    );
}
