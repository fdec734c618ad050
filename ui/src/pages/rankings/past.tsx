import type { Window } from "../../api/market";
import { shortDay } from "../../kit/format";
import { useQuery } from "../../kit/router";

const DAY = 86_400_000;

/** Goes to the window before the one that is shown, and back towards the running one. */
export function Past({ shown }: { shown: Window | null | undefined }) {
    const [, setDate] = useQuery("date");
    if (!shown) return null;
    return (
        <span className="chips">
            <button type="button" className="small" onClick={() => setDate(dayOf(Date.parse(shown.start) - DAY))} data-testid="earlier">
                Earlier
            </button>
            {shown.complete && (
                <button type="button" className="small" onClick={() => setDate(later(shown, Date.now()))} data-testid="later">
                    Later
                </button>
            )}
        </span>
    );
}

function dayOf(at: number): string {
    return new Date(at).toISOString().slice(0, 10);
}

/** The first day of the window after; nothing when that is the running one. */
export function later(shown: Window, now: number): string {
    const next = Date.parse(shown.end);
    const after = next + (next - Date.parse(shown.start));
    return after > now ? "" : dayOf(next);
}

/** A window in words: "this week", "in the week of 3 Feb". */
export function when(window: string, date: string): string {
    const at = Date.parse(`${date}T00:00:00Z`);
    if (date === "" || Number.isNaN(at)) return { day: "today", week: "this week", month: "this month" }[window] ?? "now";
    const day = shortDay(at / 1000);
    return { day: `on ${day}`, week: `in the week of ${day}`, month: `in the month of ${day}` }[window] ?? `on ${day}`;
}
