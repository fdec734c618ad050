import { type ReactNode, useRef, useState } from "react";
import { type Cell, csv, download, fileName, offer } from "../kit/csv";
import { Heading } from "../parts/heading";
import { Simulated } from "../parts/values";
import { picture } from "./picture";

/** The numbers behind a chart, as a table. */
export interface Numbers {
    header: string[];
    rows: Cell[][];
}

interface Props {
    title: string;
    note?: ReactNode;
    simulated?: boolean | undefined;
    numbers: Numbers;
    /** What the chart says, for those who do not see it. */
    summary: string;
    children: ReactNode;
}

/** A chart with its title, its numbers as a table, and both as files. */
export function Frame({ title, note, simulated = false, numbers, summary, children }: Props) {
    const [asTable, setAsTable] = useState(false);
    const plot = useRef<HTMLDivElement>(null);
    async function png() {
        if (plot.current === null) return;
        const blob = await picture(plot.current, title, simulated ? "simulated data" : "");
        if (blob) offer(`${fileName(title)}.png`, blob);
    }
    return (
        <figure data-testid="chart">
            <figcaption>
                <div>
                    <Heading>
                        {title} {simulated && <Simulated />}
                    </Heading>
                    {note && <p>{note}</p>}
                </div>
                <div className="chart-tools">
                    <button type="button" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
                        {asTable ? "Chart" : "Table"}
                    </button>
                    <button type="button" onClick={() => download(`${fileName(title)}.csv`, csv(numbers.header, numbers.rows), "text/csv")}>
                        CSV
                    </button>
                    {!asTable && (
                        <button type="button" onClick={() => void png()}>
                            PNG
                        </button>
                    )}
                </div>
            </figcaption>
            {asTable ? (
                <NumbersTable title={title} numbers={numbers} />
            ) : (
                <div ref={plot}>
                    <p className="hidden">{summary}</p>
                    {children}
                </div>
            )}
        </figure>
    );
}

function NumbersTable({ title, numbers }: { title: string; numbers: Numbers }) {
    return (
        <div className="data" tabIndex={0} role="region" aria-label={`${title}, as a table`}>
            <table>
                <thead>
                    <tr>
                        {numbers.header.map((name, index) => (
                            <th key={index} scope="col" className={index === 0 ? undefined : "number"}>
                                {name}
                            </th>
                        ))}
                    </tr>
                </thead>
                <tbody>
                    {numbers.rows.map((row, index) => (
                        <tr key={index}>
                            {row.map((cell, column) => (
                                <td key={column} className={column === 0 ? undefined : "number"}>
                                    {cell === null || cell === undefined
                                        ? "–"
                                        : typeof cell === "number"
                                          ? Number(cell.toPrecision(15)).toLocaleString("en", { maximumFractionDigits: 12 })
                                          : String(cell)}
                                </td>
                            ))}
                        </tr>
                    ))}
                </tbody>
            </table>
        </div>
    );
}
