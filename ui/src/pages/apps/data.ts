import type { Answered, AppRow } from "../../api/market";
import { useReading } from "../../kit/answers";
import { get } from "../../kit/ask";
import { useQuery } from "../../kit/router";

export type AppsAnswer = Answered<{ rows: AppRow[]; total_count: number }>;

export const CATEGORIES = [
    ["", "all"],
    ["coding", "coding"],
    ["creative", "creative"],
    ["productivity", "productivity"],
    ["entertainment", "entertainment"],
    ...[
        "cli-agent",
        "ide-extension",
        "cloud-agent",
        "programming-app",
        "native-app-builder",
        "creative-writing",
        "video-gen",
        "image-gen",
        "audio-gen",
        "writing-assistant",
        "general-chat",
        "personal-agent",
        "legal",
        "roleplay",
        "game",
    ].map((one) => [one, `· ${one}`] as const),
] as const;

/** The app directory as the address asks for it. */
export function useApps() {
    const [window] = useQuery("window", "week");
    const [sort] = useQuery("order", "popular");
    const [category] = useQuery("category");
    const ask = get("/api/v1/market/apps", { window, sort, category, limit: 100 });
    const [answer, again] = useReading<AppsAnswer>(ask);
    return { ask, answer, again };
}
