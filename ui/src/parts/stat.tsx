import type { ReactNode } from "react";

/** One figure with its name, inside a list of class `stats`. */
export function Stat({ name, value, note = "" }: { name: string; value: ReactNode; note?: ReactNode }) {
    return (
        <div>
            <dt>{name}</dt>
            <dd>
                {value}
                {note !== "" && <small>{note}</small>}
            </dd>
        </div>
    );
}
