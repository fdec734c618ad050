import { type ComponentType, type LazyExoticComponent, lazy } from "react";
import { matchPath } from "./kit/router";

type Variables = Record<string, string>;
type Page = LazyExoticComponent<ComponentType<Variables>>;

export interface Route {
    pattern: string;
    page: Page;
}

/** A page is fetched when it is opened first. */
function page(load: () => Promise<{ default: ComponentType<never> }>): Page {
    return lazy(load as () => Promise<{ default: ComponentType<Variables> }>);
}

const rankings = page(() => import("./pages/rankings/rankings"));

export const ROUTES: Route[] = [
    { pattern: "/", page: rankings },
    { pattern: "/rankings", page: rankings },
    { pattern: "/models", page: page(() => import("./pages/models/models")) },
    { pattern: "/models/{author}/{slug}", page: page(() => import("./pages/model/model")) },
    { pattern: "/compare", page: page(() => import("./pages/compare/compare")) },
    { pattern: "/frontier", page: page(() => import("./pages/frontier/frontier")) },
    { pattern: "/providers", page: page(() => import("./pages/providers/providers")) },
    { pattern: "/providers/{slug}", page: page(() => import("./pages/providers/provider")) },
    { pattern: "/apps", page: page(() => import("./pages/apps/apps")) },
    { pattern: "/apps/{id}", page: page(() => import("./pages/apps/app")) },
    { pattern: "/playground", page: page(() => import("./pages/playground/playground")) },
    { pattern: "/activity", page: page(() => import("./pages/activity/activity")) },
    { pattern: "/logs", page: page(() => import("./pages/logs/logs")) },
    { pattern: "/logs/{id}", page: page(() => import("./pages/logs/log")) },
    { pattern: "/keys", page: page(() => import("./pages/keys/keys")) },
    { pattern: "/presets", page: page(() => import("./pages/presets/presets")) },
    { pattern: "/listings", page: page(() => import("./pages/listings/listings")) },
    { pattern: "/portal", page: page(() => import("./pages/portal/portal")) },
    { pattern: "/settings", page: page(() => import("./pages/settings")) },
    { pattern: "/start", page: page(() => import("./pages/start")) },
];

/** The page at a path, with what the path says. */
export function routeOf(path: string): { page: Page; variables: Variables } | null {
    const trimmed = path.length > 1 ? path.replace(/\/+$/, "") : path;
    for (const { pattern, page } of ROUTES) {
        const variables = matchPath(pattern, trimmed);
        if (variables) return { page, variables };
    }
    return null;
}

/** The pages in the order of the bar: public ones, then those about the reader's own use. */
export const PUBLIC: [href: string, name: string, letter: string][] = [
    ["/", "Rankings", "r"],
    ["/models", "Models", "m"],
    ["/compare", "Compare", "c"],
    ["/frontier", "Value", "v"],
    ["/providers", "Providers", "p"],
    ["/apps", "Apps", "a"],
    ["/playground", "Playground", "y"],
];

export const OWN: [href: string, name: string, letter: string][] = [
    ["/activity", "Activity", "t"],
    ["/logs", "Logs", "l"],
    ["/keys", "Keys", "k"],
    ["/settings", "Settings", "s"],
];

/** Pages that are found by name and by links. */
export const MORE: [href: string, name: string, letter: string][] = [
    ["/start", "First call", "f"],
    ["/presets", "Presets", "e"],
    ["/listings", "Listings", "i"],
    ["/portal", "Provider's portal", "o"],
];
