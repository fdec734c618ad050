import { useMemo } from "react";
import type { Listing, Models } from "../../api/catalog";
import type { Answered, Ranking } from "../../api/market";
import { useAnswer, useReading } from "../../kit/answers";
import { type Ask, get, inPath } from "../../kit/ask";
import { plural } from "../../kit/format";
import { useKeys } from "../../kit/keys";
import { Link, useQuery, useQueryList } from "../../kit/router";
import { Named } from "../../parts/named";
import { ModelPicker } from "../../parts/picker";
import { Empty, Shown } from "../../parts/states";
import { Title } from "../../parts/title";
import { None } from "../../parts/values";
import { AskAll } from "./askall";
import { type Compared, isSame, linesOf } from "./rows";

const MOST = 4;

export default function ComparePage() {
    const [chosen, setChosen] = useQueryList("models");
    const ids = chosen.slice(0, MOST);
    const ask = get("/api/v1/models", { output_modalities: "all", aliases: "false" });
    const [answer, again] = useReading<Models>(ask);
    const all = answer.state === "ok" ? answer.data.data.map(({ id }) => id) : [];
    return (
        <>
            <Title text="How do these models differ?" sources={[{ ask, answer }, ...ids.map((id) => ({ ask: endpointsOf(id) }))]}>
                <p className="lede">Up to four side by side: price, speed, use and abilities, and the same question put to all of them.</p>
            </Title>
            <ModelPicker chosen={ids} change={setChosen} most={MOST} ids={all} />
            <Shown answer={answer} what="the models" again={again}>
                {(models) =>
                    ids.length === 0 ? (
                        <Empty title="Nothing to compare yet">
                            <p>Choose two to four models above, or mark them on the list of models.</p>
                            <div className="actions">
                                <button type="button" className="primary" onClick={() => setChosen(all.slice(0, 2))}>
                                    Compare the first two
                                </button>
                                <Link className="button" href="/models">
                                    See the models
                                </Link>
                            </div>
                        </Empty>
                    ) : (
                        <Comparison ids={ids} models={models} />
                    )
                }
            </Shown>
        </>
    );
}

function endpointsOf(id: string): Ask {
    return get(`/api/v1/models/${inPath(id)}/endpoints`);
}

function Comparison({ ids, models }: { ids: string[]; models: Models }) {
    const [only, setOnly] = useQuery("only");
    const listings = [useListing(ids[0]), useListing(ids[1]), useListing(ids[2]), useListing(ids[3])];
    const ranking = useAnswer<Answered<Ranking>>(get("/api/v1/market/rankings", { group: "model", window: "week", limit: 500 }));
    const compared = ids.map(
        (id, index): Compared => ({
            id,
            model: models.data.find((model) => model.id === id),
            listing: listings[index],
            ranked: ranking.state === "ok" ? ranking.data.data.rows.find((row) => row.id === id) : undefined,
        }),
    );
    const lines = useMemo(() => linesOf(compared), [compared]);
    const differing = lines.filter((line) => !isSame(line));
    const shown = only === "differences" ? differing : lines;
    return (
        <>
            <div className="controls">
                <label className="check">
                    <input type="checkbox" checked={only === "differences"} onChange={(event) => setOnly(event.target.checked ? "differences" : "")} /> Only what differs (
                    {plural(differing.length, "line")} of {lines.length})
                </label>
            </div>
            <div className="table" tabIndex={0} role="region" aria-label="Comparison" data-testid="comparison">
                <table className="compare">
                    <thead>
                        <tr>
                            <td />
                            {compared.map((one) => (
                                <th key={one.id} scope="col">
                                    <Named id={one.id} name={one.model?.name ?? one.id} href={`/models/${one.id}`} under={<code>{one.id}</code>} simulated={one.model?.simulated} />
                                </th>
                            ))}
                        </tr>
                    </thead>
                    <tbody>
                        {shown.map((line) => (
                            <tr key={line.name} className={isSame(line) && compared.length > 1 ? "same" : undefined}>
                                <th scope="row">{line.name}</th>
                                {line.texts.map((text, index) => (
                                    <td key={ids[index]} className={line.best.includes(index) ? "best" : undefined}>
                                        {text ?? <None why={compared[index]?.model ? "not known" : "there is no such model here"} />}
                                    </td>
                                ))}
                            </tr>
                        ))}
                    </tbody>
                </table>
            </div>
            <AskAll ids={ids} />
        </>
    );
}

function useListing(id: string | undefined): Listing | undefined {
    const { any } = useKeys();
    const answer = useAnswer<{ data: Listing }>(id === undefined ? null : endpointsOf(id), any);
    return answer.state === "ok" && id !== undefined ? answer.data.data : undefined;
}
