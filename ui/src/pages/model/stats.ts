import type { Answered, Stats } from "../../api/market";
import { useReading } from "../../kit/answers";
import { get, inPath } from "../../kit/ask";

/** What was measured at a model's endpoints over the last three days. */
export function useStats(id: string) {
    const ask = get(`/api/v1/market/models/${inPath(id)}/stats`);
    const [answer, again] = useReading<Answered<Stats>>(ask);
    return { ask, answer, again };
}
