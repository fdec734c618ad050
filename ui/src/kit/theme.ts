import { useSyncExternalStore } from "react";

const CHANGED = "bourse:theme";
const dark = () => window.matchMedia("(prefers-color-scheme: dark)");

export type Theme = "light" | "dark";

function now(): Theme {
    const chosen = document.documentElement.dataset["theme"];
    return chosen === "dark" || chosen === "light" ? chosen : dark().matches ? "dark" : "light";
}

function subscribe(changed: () => void): () => void {
    const system = dark();
    window.addEventListener(CHANGED, changed);
    system.addEventListener("change", changed);
    return () => {
        window.removeEventListener(CHANGED, changed);
        system.removeEventListener("change", changed);
    };
}

/** The theme that is shown, chosen here or by the system. */
export function useTheme(): Theme {
    return useSyncExternalStore(subscribe, now);
}

/** What was chosen here; "" follows the system. */
export function chosenTheme(): Theme | "" {
    const chosen = document.documentElement.dataset["theme"];
    return chosen === "dark" || chosen === "light" ? chosen : "";
}

export function chooseTheme(theme: Theme | ""): void {
    if (theme === "") {
        delete document.documentElement.dataset["theme"];
        localStorage.removeItem("theme");
    } else {
        document.documentElement.dataset["theme"] = theme;
        localStorage.setItem("theme", theme);
    }
    window.dispatchEvent(new Event(CHANGED));
}
