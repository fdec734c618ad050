interface Priced {
    x: number;
    y: number;
}

/** What nothing beats both in price (x, less is better) and in quality (y, more is better), from the cheapest. */
export function frontier<P extends Priced>(points: P[]): P[] {
    const byPrice = [...points].sort((one, other) => one.x - other.x || other.y - one.y);
    let best = -Infinity;
    return byPrice.filter((point) => {
        if (point.y <= best) return false;
        best = point.y;
        return true;
    });
}

interface Wanted {
    id: string;
    label: string;
    x: number;
    y: number;
    /** Which labels matter most. */
    weight: number;
}

interface Label {
    id: string;
    label: string;
    x: number;
    y: number;
    anchor: "start" | "end";
}

const LETTER = 6.2;
const HEIGHT = 13;
const AWAY = 8;

/** Labels beside their points, right or left, higher or lower; one that fits nowhere is left out. */
export function placed(wanted: Wanted[], edge: { left: number; right: number; top: number; bottom: number }): Label[] {
    const taken: Box[] = wanted.map(({ x, y }) => ({ left: x - 5, right: x + 5, top: y - 5, bottom: y + 5 }));
    const found: Label[] = [];
    for (const one of [...wanted].sort((left, right) => right.weight - left.weight)) {
        const width = one.label.length * LETTER;
        for (const [anchor, rise] of PLACES) {
            const x = anchor === "start" ? one.x + AWAY : one.x - AWAY;
            const box = { left: anchor === "start" ? x : x - width, right: anchor === "start" ? x + width : x, top: one.y + rise - HEIGHT / 2, bottom: one.y + rise + HEIGHT / 2 };
            const inside = box.left >= edge.left && box.right <= edge.right && box.top >= edge.top && box.bottom <= edge.bottom;
            if (!inside || taken.some((other) => overlap(box, other))) continue;
            taken.push(box);
            found.push({ id: one.id, label: one.label, x, y: one.y + rise + 4, anchor });
            break;
        }
    }
    return found;
}

const PLACES: ["start" | "end", number][] = [
    ["start", -11],
    ["start", 12],
    ["end", -11],
    ["end", 12],
    ["start", 0],
    ["end", 0],
];

interface Box {
    left: number;
    right: number;
    top: number;
    bottom: number;
}

function overlap(one: Box, other: Box): boolean {
    return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
