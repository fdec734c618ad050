import { useQuery } from "../../kit/router";
import { Tabs } from "../../parts/controls";
import { Apps } from "./apps";
import { Breakdowns } from "./breakdown";
import { Leaderboard } from "./leaderboard";
import { MarketShare } from "./share";
import { TaskShares } from "./tasks";
import { TrendingRows } from "./trending";

const TABS = [
    ["", "Leaderboard"],
    ["share", "Market share"],
    ["trending", "Trending"],
    ["tasks", "Tasks"],
    ["categories", "Categories"],
    ["languages", "Languages"],
    ["code", "Programming languages"],
    ["context", "Context"],
    ["tools", "Tools"],
    ["modality", "Modality"],
    ["apps", "Apps"],
] as const;

export default function RankingsPage() {
    const [tab, setTab] = useQuery("tab");
    return (
        <Tabs label="Rankings" value={tab} change={setTab} options={TABS}>
            <View tab={tab} />
        </Tabs>
    );
}

function View({ tab }: { tab: string }) {
    switch (tab) {
        case "share":
            return <MarketShare />;
        case "trending":
            return <TrendingRows />;
        case "tasks":
            return <TaskShares />;
        case "apps":
            return <Apps />;
        case "categories":
        case "languages":
        case "code":
        case "context":
        case "tools":
        case "modality":
            return <Breakdowns key={tab} tab={tab} />;
        default:
            return <Leaderboard />;
    }
}
