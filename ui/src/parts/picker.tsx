import { colourOf } from "../kit/colour";

/** Up to so many models, each a chip; one more is taken from a list or typed. */
export function ModelPicker({ chosen, change, most, ids }: { chosen: string[]; change: (ids: string[]) => void; most: number; ids: string[] }) {
    const rest = ids.filter((id) => !chosen.includes(id));
    return (
        <div className="picker" data-testid="picker">
            {chosen.map((id) => (
                <span className="chip" key={id}>
                    <span className="dot" style={{ background: colourOf(id) }} />
                    {id}
                    <button type="button" aria-label={`Take out ${id}`} onClick={() => change(chosen.filter((one) => one !== id))}>
                        ×
                    </button>
                </span>
            ))}
            {chosen.length < most && rest.length > 0 && (
                <select aria-label="Add a model" value="" onChange={(event) => event.target.value !== "" && change([...chosen, event.target.value])}>
                    <option value="">Add a model…</option>
                    {rest.map((id) => (
                        <option key={id} value={id}>
                            {id}
                        </option>
                    ))}
                </select>
            )}
        </div>
    );
}
