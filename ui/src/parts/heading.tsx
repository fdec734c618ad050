import { type ReactNode, createContext, useContext } from "react";

/** How deep a heading stands: right under the page's title, or inside a section. */
export const Depth = createContext<2 | 3>(2);

export function Heading({ children }: { children: ReactNode }) {
    const depth = useContext(Depth);
    return depth === 2 ? <h2 className="minor">{children}</h2> : <h3>{children}</h3>;
}
