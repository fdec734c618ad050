import { tenths } from "../../kit/format";
import type { Score } from "../../api/market";
import { useReading } from "../../kit/answers";
import { get } from "../../kit/ask";
import { useKeys } from "../../kit/keys";
import { Link } from "../../kit/router";
import { Empty, NeedsKey, Shown } from "../../parts/states";
import { Section } from "../../parts/title";
import { None } from "../../parts/values";

interface Line {
    source: string;
    name: string;
    value: string;
    doubt: string;
    date: string | null;
    url: string | null;
}

/** Published scores that the operator of the exchange has imported. */
export function Benchmarks({ id }: { id: string }) {
    const { any } = useKeys();
    const ask = get("/api/v1/benchmarks", { max_results: 1000 });
    const [answer, again] = useReading<{ data: Score[] }>(any === "" ? null : ask, any);
    return (
        <Section
            title="What do benchmarks say?"
            note={
                <>
                    Scores that others have published. They are not measured here. <Link href="/frontier">See them against price</Link>.
                </>
            }
            sources={[{ ask, answer, keyed: true }]}
        >
            {any === "" ? (
                <NeedsKey kind="any" what="The list of scores" />
            ) : (
                <Shown answer={answer} what="benchmarks" rows={3} again={again}>
                    {({ data }) => {
                        const lines = data.filter((score) => score.model_permaslug === id || score.model_permaslug.startsWith(`${id}-`)).flatMap(linesOf);
                        return lines.length === 0 ? (
                            <Empty title="No score is known for this model">
                                <p>
                                    The operator can import published files: <code>./bourse market benchmarks FILE</code>.
                                </p>
                            </Empty>
                        ) : (
                            <Lines lines={lines} />
                        );
                    }}
                </Shown>
            )}
        </Section>
    );
}

function linesOf(score: Score): Line[] {
    const base = { source: score.source, doubt: "", date: score.published_on, url: score.url };
    const lines: Line[] = [];
    const index = (name: string, value: number | null | undefined) => {
        if (value !== null && value !== undefined) lines.push({ ...base, name, value: value.toFixed(1) });
    };
    index("Intelligence index", score.intelligence_index);
    index("Coding index", score.coding_index);
    index("Agentic index", score.agentic_index);
    index(`Elo${score.arena ? `, ${score.arena}` : ""}${score.category ? `, ${score.category}` : ""}`, score.elo);
    if (score.accuracy !== null && score.accuracy !== undefined)
        lines.push({
            ...base,
            name: score.benchmark ?? "accuracy",
            value: score.accuracy <= 1 ? tenths(score.accuracy) : score.accuracy.toFixed(1),
            doubt: [
                score.accuracy_stddev
                    ? `± ${score.accuracy_stddev <= 1 && score.accuracy <= 1 ? `${(score.accuracy_stddev * 100).toFixed(1)} points` : score.accuracy_stddev.toFixed(1)}`
                    : "",
                score.total_tasks ? `n = ${score.total_tasks}` : "",
            ]
                .filter((text) => text !== "")
                .join(", "),
        });
    return lines;
}

function Lines({ lines }: { lines: Line[] }) {
    return (
        <div className="table" data-testid="benchmarks">
            <table>
                <thead>
                    <tr>
                        <th scope="col">Benchmark</th>
                        <th scope="col" className="number">
                            Score
                        </th>
                        <th scope="col">Doubt</th>
                        <th scope="col">Published by</th>
                        <th scope="col" className="number">
                            On
                        </th>
                    </tr>
                </thead>
                <tbody>
                    {lines.map((line) => (
                        <tr key={line.source + line.name}>
                            <th scope="row">{line.name}</th>
                            <td className="number">{line.value}</td>
                            <td>{line.doubt || <None why="none was published" />}</td>
                            <td>
                                {line.url && /^https?:\/\//.test(line.url) ? (
                                    <a href={line.url} rel="noreferrer">
                                        {line.source}
                                    </a>
                                ) : (
                                    line.source
                                )}
                            </td>
                            <td className="number">{line.date ?? <None why="no date was given" />}</td>
                        </tr>
                    ))}
                </tbody>
            </table>
        </div>
    );
}
