import type { ReactNode } from "react";
import { colourOf } from "../kit/colour";
import { Link } from "../kit/router";

interface Props {
    /** What its colour goes by. */
    id: string;
    name: string;
    href?: string | null;
    /** What stands under the name. */
    under?: ReactNode;
    simulated?: boolean | undefined;
}

/** A model, author, provider or app in a table: its colour, its name, and a quiet line that says more. */
export function Named({ id, name, href, under, simulated = false }: Props) {
    const plain = simulated ? name.replace(" (simulated)", "") : name;
    return (
        <span className="named">
            <span className="dot" style={{ background: colourOf(id) }} />
            <span>
                {href ? <Link href={href}>{plain}</Link> : plain}
                <span className="sub break">
                    {under && <span>{under}</span>}
                    {simulated && (
                        <span className="sim" title="Answers come from a simulated provider on this machine, not from a language model">
                            simulated
                        </span>
                    )}
                </span>
            </span>
        </span>
    );
}
