export type Direction = "up" | "down";

/** The order of a table, as it stands in an address: "price" or "-price". */
export function orderOf(text: string): { by: string; direction: Direction } {
    return text.startsWith("-") ? { by: text.slice(1), direction: "down" } : { by: text, direction: "up" };
}

export function orderText(by: string, direction: Direction): string {
    return direction === "down" ? `-${by}` : by;
}

export type Figure = number | string | null | undefined;

/** A stable copy in that order. What is not known comes last whichever way the order goes. */
export function sorted<T>(rows: T[], figure: (row: T) => Figure, direction: Direction): T[] {
    const sign = direction === "up" ? 1 : -1;
    return rows
        .map((row) => ({ row, value: figure(row) }))
        .sort((one, other) => {
            const lacks = Number(isMissing(one.value)) - Number(isMissing(other.value));
            return lacks !== 0 || isMissing(one.value) ? lacks : sign * compare(one.value, other.value);
        })
        .map(({ row }) => row);
}

function isMissing(value: Figure): boolean {
    return value === null || value === undefined || (typeof value === "number" && Number.isNaN(value));
}

function compare(one: Figure, other: Figure): number {
    if (typeof one === "number" && typeof other === "number") return one - other;
    return String(one).localeCompare(String(other), "en", { numeric: true, sensitivity: "base" });
}
