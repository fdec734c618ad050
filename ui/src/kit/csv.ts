export type Cell = string | number | boolean | null | undefined;

/**
 * Rows as RFC 4180 text. A text that a spreadsheet would run as a formula gets an apostrophe before it; names of apps
 * and models come from strangers.
 */
export function csv(header: string[], rows: Cell[][]): string {
    return [header, ...rows].map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
}

function cell(value: Cell): string {
    if (value === null || value === undefined) return "";
    if (typeof value !== "string") return String(value);
    const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Offers a text as a file. */
export function download(name: string, text: string, type: string): void {
    offer(name, new Blob([text], { type }));
}

export function offer(name: string, blob: Blob): void {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

/** A title as a file's name. */
export function fileName(title: string): string {
    return (
        title
            .toLowerCase()
            .replace(/[^a-z0-9]+/g, "-")
            .replace(/^-|-$/g, "") || "bourse"
    );
}
