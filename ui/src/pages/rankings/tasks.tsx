import type { Answered, Task, Tasks } from "../../api/market";
import { Bars } from "../../charts/bars";
import { useReading } from "../../kit/answers";
import { get } from "../../kit/ask";
import { colourOf } from "../../kit/colour";
import { share } from "../../kit/format";
import { Link, useQuery } from "../../kit/router";
import { Basis } from "../../parts/basis";
import { Segments } from "../../parts/controls";
import { Empty, Shown } from "../../parts/states";
import { Title } from "../../parts/title";
import { None } from "../../parts/values";

const WINDOWS = [
    ["week", "This week"],
    ["month", "This month"],
] as const;

const OF = [
    ["", "Spend"],
    ["tokens", "Tokens"],
] as const;

/** What prompts are for, and which models do it. */
export function TaskShares() {
    const [window, setWindow] = useQuery("window", "month");
    const [of, setOf] = useQuery("of");
    const ask = get("/api/v1/market/tasks", { window });
    const [answer, again] = useReading<Answered<Tasks>>(ask);
    const tokens = of === "tokens";
    return (
        <>
            <Title text="What are models used for?" sources={[{ ask, answer }]}>
                <p className="lede">Tasks of prompts that were sampled and classified on this machine; their text is not stored. Tasks of fewer than five accounts are left out.</p>
            </Title>
            <div className="controls">
                <Segments label="Share of" value={of} change={setOf} options={OF} />
                <Segments label="Window" value={window} change={setWindow} options={WINDOWS} />
            </div>
            <Shown answer={answer} what="the tasks" again={again}>
                {({ data, meta }) =>
                    data.tasks.length === 0 ? (
                        <Empty title="No task is told yet">
                            <p>A part of all prompts is looked at, off the way of the request. The first tasks appear once five accounts have had some.</p>
                        </Empty>
                    ) : (
                        <>
                            <div className="grid two">
                                <Bars
                                    title="Kinds of work"
                                    bars={data.macro
                                        .map((one) => ({ id: one.macro_category, label: one.macro_category, value: (tokens ? one.token_share : one.spend_share) ?? 0 }))
                                        .sort((one, other) => other.value - one.value)}
                                    format={share}
                                    unit={tokens ? "token share" : "spend share"}
                                    simulated={meta?.simulated}
                                />
                                <Bars
                                    title="Tasks"
                                    note="By share of all classified traffic"
                                    bars={data.tasks
                                        .map((task) => ({
                                            id: task.tag,
                                            label: task.display_name,
                                            value: (tokens ? task.token_share : task.spend_share) ?? 0,
                                            href: `/?only=task:${task.tag}`,
                                        }))
                                        .sort((one, other) => other.value - one.value)
                                        .slice(0, 16)}
                                    format={share}
                                    unit={tokens ? "token share" : "spend share"}
                                    simulated={meta?.simulated}
                                />
                            </div>
                            <TaskTable tasks={data.tasks} tokens={tokens} />
                            <div style={{ marginTop: 8 }}>
                                <Basis meta={meta} />
                            </div>
                        </>
                    )
                }
            </Shown>
        </>
    );
}

function TaskTable({ tasks, tokens }: { tasks: Task[]; tokens: boolean }) {
    const [open, setOpen] = useQuery("task", tasks[0]?.tag);
    const chosen = tasks.find(({ tag }) => tag === open) ?? tasks[0];
    if (!chosen) return null;
    const part = (model: Task["models"][number]) => (tokens ? model.token_share : model.share);
    return (
        <section aria-label="Models by task">
            <div className="head">
                <h2>Who does it?</h2>
                <label className="field">
                    <span className="hidden">Task</span>
                    <select value={chosen.tag} onChange={(event) => setOpen(event.target.value)}>
                        {tasks.map((task) => (
                            <option key={task.tag} value={task.tag}>
                                {task.display_name}
                            </option>
                        ))}
                    </select>
                </label>
            </div>
            <div className="table">
                <table>
                    <thead>
                        <tr>
                            <th scope="col">Model</th>
                            <th scope="col" className="number">
                                Share of {chosen.display_name.toLowerCase()}
                            </th>
                            <th scope="col" className="number" title="percentage points against the window before">
                                Change, points
                            </th>
                        </tr>
                    </thead>
                    <tbody>
                        {chosen.models.map((model) => (
                            <tr key={model.id}>
                                <th scope="row">
                                    <span className="named">
                                        <span className="dot" style={{ background: colourOf(model.id) }} />
                                        <Link href={`/models/${model.id}`}>{model.id}</Link>
                                    </span>
                                </th>
                                <td className="number">{part(model) === null ? <None why="not known" /> : share(part(model) ?? 0)}</td>
                                <td className="number">{model.delta_pp === null ? <None why="not there in the window before" /> : points(model.delta_pp)}</td>
                            </tr>
                        ))}
                    </tbody>
                </table>
            </div>
        </section>
    );
}

/** Percentage points with their sign. */
function points(value: number): string {
    return `${value > 0 ? "+" : ""}${value.toFixed(1).replace("-", "−")}`;
}
