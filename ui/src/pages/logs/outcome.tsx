const WORDS: Record<string, { text: string; tone: string }> = {
    completed: { text: "completed", tone: "good" },
    failed: { text: "failed", tone: "bad" },
    refused: { text: "refused", tone: "bad" },
    broken: { text: "broke off", tone: "bad" },
    cancelled: { text: "cancelled", tone: "warning" },
    interrupted: { text: "interrupted", tone: "warning" },
};

/** How a request ended, in a word and what it means. */
export function Outcome({
    outcome,
    finish,
    status,
    error,
}: {
    outcome: string | undefined;
    finish: string | null;
    status: number | null | undefined;
    error: string | null | undefined;
}) {
    const word = WORDS[outcome ?? ""] ?? { text: outcome ?? "unknown", tone: "" };
    const detail = error ? error.replaceAll("_", " ") : finish && finish !== "stop" ? finish.replaceAll("_", " ") : "";
    return (
        <span title={status ? `Status ${status}` : undefined}>
            <span className={`badge ${word.tone}`}>{word.text}</span>
            {detail !== "" && <span className="sub">{detail}</span>}
        </span>
    );
}
