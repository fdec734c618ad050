import type { Answered, Breakdown, Tasks } from "../../api/market";
import { useAnswer } from "../../kit/answers";
import { get } from "../../kit/ask";
import { useQuery } from "../../kit/router";

const CATEGORIES = ["programming", "roleplay", "marketing", "marketing/seo", "technology", "science", "translation", "legal", "finance", "health", "trivia", "academia"];
const CONTEXTS: [string, string][] = [
    ["1K", "up to 1 K"],
    ["10K", "1 K to 10 K"],
    ["100K", "10 K to 100 K"],
    ["1M", "100 K to 1 M"],
    ["10M", "above 1 M"],
];
const MODALITIES = ["image", "audio", "file", "video", "image_output", "audio_output"];

/** The one filter of a ranking, in the address as "task:code:debugging". */
export function useFilter(): [string, (value: string) => void] {
    return useQuery("only");
}

/** The filter as the parameter it is in the API. */
export function filterOf(text: string): Record<string, string> {
    const colon = text.indexOf(":");
    return colon > 0 ? { [text.slice(0, colon)]: text.slice(colon + 1) } : {};
}

export function FilterChoice() {
    const [filter, setFilter] = useFilter();
    const tasks = useAnswer<Answered<Tasks>>(get("/api/v1/market/tasks", { window: "month" }));
    const spoken = useAnswer<Answered<Breakdown>>(get("/api/v1/market/breakdown", { by: "language", window: "month" }));
    const written = useAnswer<Answered<Breakdown>>(get("/api/v1/market/breakdown", { by: "programming_language", window: "month" }));
    const rows = (answer: typeof spoken): [string, string][] => (answer.state === "ok" ? answer.data.data.rows.map((row): [string, string] => [row.id, row.name]) : []);
    const groups: [string, string, [string, string][]][] = [
        ["task", "Task", tasks.state === "ok" ? tasks.data.data.tasks.map((task): [string, string] => [task.tag, task.display_name]) : []],
        ["category", "Category", CATEGORIES.map((name): [string, string] => [name, name])],
        ["language", "Natural language", rows(spoken)],
        ["programming_language", "Programming language", rows(written)],
        ["context", "Prompt length", CONTEXTS],
        ["modality", "Modality", MODALITIES.map((name): [string, string] => [name, name.replace("_", " ")])],
        ["tools", "Tools", [["true", "with tool calls"]]],
    ];
    const known = groups.some(([name, , values]) => values.some(([value]) => `${name}:${value}` === filter));
    return (
        <label>
            Only
            <select value={filter} onChange={(event) => setFilter(event.target.value)} data-testid="filter">
                <option value="">all traffic</option>
                {!known && filter !== "" && <option value={filter}>{filter}</option>}
                {groups
                    .filter(([, , values]) => values.length > 0)
                    .map(([name, label, values]) => (
                        <optgroup key={name} label={label}>
                            {values.map(([value, text]) => (
                                <option key={value} value={`${name}:${value}`}>
                                    {text}
                                </option>
                            ))}
                        </optgroup>
                    ))}
            </select>
        </label>
    );
}
