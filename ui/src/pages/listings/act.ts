import { useState } from "react";
import { forget } from "../../kit/answers";
import { type Ask, post, send } from "../../kit/ask";

export type Act = "refresh" | "test" | "publish" | "hide";

export function request(provider: string, act: Act, endpoint?: string): Ask {
    return post(`/api/v1/listings/${encodeURIComponent(provider)}/${act}`, endpoint === undefined ? {} : { endpoint });
}

/** Does something about a listing, and says what came of it. */
export function useActs(key: string, done: () => void) {
    const [busy, setBusy] = useState("");
    const [fault, setFault] = useState("");
    async function run(ask: Ask, name: string) {
        setBusy(name);
        setFault("");
        const answer = await send<unknown>(ask, key);
        setBusy("");
        if (answer.state === "failed") setFault([answer.message || `The exchange answered with status ${answer.status}.`, ...answer.problems].join(" "));
        forget();
        done();
        return answer.state === "ok";
    }
    return { busy, fault, run };
}
