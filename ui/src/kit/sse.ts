/**
 * Cuts a stream of server-sent events into the data of each event. Comments, ids and names are left out; what is not
 * complete yet waits for the next piece.
 */
export class Events {
    #rest = "";

    /** Takes a piece of the stream and gives the events that it completed. */
    take(piece: string): string[] {
        this.#rest += piece;
        const found: string[] = [];
        for (;;) {
            const end = /\r\n\r\n|\n\n|\r\r/.exec(this.#rest);
            if (end === null) return found;
            const data = dataOf(this.#rest.slice(0, end.index));
            this.#rest = this.#rest.slice(end.index + end[0].length);
            if (data !== null) found.push(data);
        }
    }
}

function dataOf(block: string): string | null {
    const lines = block.split(/\r\n|\n|\r/).filter((line) => line.startsWith("data:"));
    return lines.length === 0 ? null : lines.map((line) => line.slice(5).replace(/^ /, "")).join("\n");
}
