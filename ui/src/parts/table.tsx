import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { exact } from "../kit/format";
import { useQuery } from "../kit/router";
import { type Figure, orderOf, orderText, sorted } from "../kit/sort";

/** A column: how a cell looks, and by what figure rows are put in order. */
export interface Column<T> {
    id: string;
    label: string;
    cell: (row: T) => ReactNode;
    figure?: (row: T) => Figure;
    /** Right-aligned and tabular. */
    number?: boolean;
    /** Left out on phones. */
    less?: boolean;
    /** The first click sorts downwards, as for numbers of which more is better. */
    down?: boolean;
    hint?: string;
    /** The cell that names the row; the first one where none says so. */
    header?: boolean;
}

interface Props<T> {
    rows: T[];
    columns: Column<T>[];
    rowKey: (row: T) => string;
    caption: string;
    /** The name of the order in the address; without one, rows stay in the order they came. */
    order?: string;
    rowClass?: (row: T) => string | undefined;
    testid?: string;
    note?: ReactNode;
}

const STEP = 100;

/** A table that is cards on a phone. Long ones grow as they are read; the order is in the address. */
export function Table<T>({ rows, columns, rowKey, caption, order, rowClass, testid, note }: Props<T>) {
    const [text, setText] = useQuery(order ?? "order");
    const ordered = useMemo(() => (order === undefined || text === "" ? rows : inOrder(rows, columns, text)), [rows, columns, order, text]);
    const [most, end] = useGrowth(ordered.length);
    const { by, direction } = orderOf(order === undefined ? "" : text);
    const head = columns.find((column) => column.header) ?? columns[0];

    function turn(column: Column<T>) {
        const first = column.down ? "down" : "up";
        if (by !== column.id) setText(orderText(column.id, first));
        else if (direction === first) setText(orderText(column.id, first === "up" ? "down" : "up"));
        else setText("");
    }

    return (
        <>
            {note && <p className="caption">{note}</p>}
            <div className="table cards" data-testid={testid} tabIndex={-1}>
                <table>
                    <caption className="hidden">{caption}</caption>
                    <thead>
                        <tr>
                            {columns.map((column) => (
                                <th
                                    key={column.id}
                                    scope="col"
                                    className={column.number ? "number" : undefined}
                                    title={column.hint}
                                    aria-sort={by !== column.id || text === "" ? undefined : direction === "up" ? "ascending" : "descending"}
                                >
                                    {order !== undefined && column.figure ? (
                                        <button type="button" onClick={() => turn(column)}>
                                            {column.label}
                                            <span aria-hidden="true">{by === column.id && text !== "" ? (direction === "up" ? " ↑" : " ↓") : ""}</span>
                                        </button>
                                    ) : (
                                        column.label
                                    )}
                                </th>
                            ))}
                        </tr>
                    </thead>
                    <tbody>
                        {ordered.slice(0, most).map((row) => (
                            <tr key={rowKey(row)} className={rowClass?.(row)} data-testid={testid && `${testid}-row`} data-id={rowKey(row)}>
                                {columns.map((column) => (
                                    <Cell key={column.id} column={column} row={row} heads={column === head} />
                                ))}
                            </tr>
                        ))}
                    </tbody>
                </table>
            </div>
            {most < ordered.length && (
                <p ref={end} className="caption">
                    {exact(most)} of {exact(ordered.length)}; more come as you scroll
                </p>
            )}
        </>
    );
}

function Cell<T>({ column, row, heads }: { column: Column<T>; row: T; heads: boolean }) {
    const classes = [column.number ? "number" : "", column.less ? "less" : ""].filter((one) => one !== "").join(" ") || undefined;
    return heads ? (
        <th scope="row" className={classes}>
            {column.cell(row)}
        </th>
    ) : (
        <td className={classes} data-label={column.label}>
            {column.cell(row)}
        </td>
    );
}

function inOrder<T>(rows: T[], columns: Column<T>[], text: string): T[] {
    const { by, direction } = orderOf(text);
    const figure = columns.find((column) => column.id === by)?.figure;
    return figure ? sorted(rows, figure, direction) : rows;
}

/** How many rows are drawn: more whenever the end comes into view. */
function useGrowth(total: number): [number, React.RefObject<HTMLParagraphElement | null>] {
    const [most, setMost] = useState(STEP);
    const end = useRef<HTMLParagraphElement>(null);
    useEffect(() => setMost(STEP), [total]);
    useEffect(() => {
        const mark = end.current;
        if (mark === null) return;
        const watcher = new IntersectionObserver(
            (entries) => {
                if (entries.some((entry) => entry.isIntersecting)) setMost((last) => last + STEP);
            },
            { rootMargin: "600px" },
        );
        watcher.observe(mark);
        return () => watcher.disconnect();
    }, [most, total]);
    return [Math.min(most, total), end];
}
