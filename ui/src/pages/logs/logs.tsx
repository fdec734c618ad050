import { get } from "../../kit/ask";
import { useKeys } from "../../kit/keys";
import { useQuery, useUrl } from "../../kit/router";
import { Tabs } from "../../parts/controls";
import { NeedsKey } from "../../parts/states";
import { Title } from "../../parts/title";
import { FILTERS, Requests } from "./requests";
import { Sessions } from "./sessions";

const TABS = [
    ["", "Requests"],
    ["sessions", "Sessions"],
] as const;

export default function LogsPage() {
    const { any } = useKeys();
    const [tab, setTab] = useQuery("tab");
    const search = useUrl().searchParams;
    const ask =
        tab === "sessions"
            ? get("/api/v1/market/sessions", { limit: 100 })
            : get("/api/v1/market/logs", { limit: 100, ...Object.fromEntries(FILTERS.map((name) => [name, search.get(name) ?? ""])) });
    return (
        <>
            <Title text="What happened to each request?" sources={[{ ask, keyed: true }]}>
                <p className="lede">One line for every request of this account, newest first: who answered, how long it took, what it cost.</p>
            </Title>
            {any === "" ? (
                <NeedsKey kind="any" what="The log of requests" />
            ) : (
                <Tabs label="Logs" value={tab} change={setTab} options={TABS}>
                    {tab === "sessions" ? <Sessions apiKey={any} /> : <Requests key={ask.path} path={ask.path} apiKey={any} />}
                </Tabs>
            )}
        </>
    );
}
