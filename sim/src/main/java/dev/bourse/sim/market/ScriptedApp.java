package dev.bourse.sim.market;

import java.util.List;

/**
 * A program that sends requests, as it states itself.
 *
 * @param url its address
 * @param title its name
 * @param categories what kind of program it is
 */
public record ScriptedApp(String url, String title, List<String> categories) {
    public ScriptedApp {
        categories = List.copyOf(categories);
    }

    /** The host of its address, which names it. */
    public String host() {
        return url.substring(url.lastIndexOf('/') + 1);
    }

    /** The programs that write code. */
    static final List<ScriptedApp> CODE =
            List.of(
                    app("quill", "Quill IDE", "ide-extension"),
                    app("gopher-cli", "Burrow CLI", "cli-agent"),
                    app("scaffold", "Scaffold", "cloud-agent"));

    /** The programs that talk with people. */
    static final List<ScriptedApp> CHAT =
            List.of(
                    app("parlour", "Parlour", "general-chat"),
                    app("redpencil", "Red Pencil", "writing-assistant"),
                    app("lantern", "Lantern Tales", "roleplay"),
                    app("clause", "Clause by Clause", "legal"),
                    app("errand", "Errand", "personal-agent"));

    private static ScriptedApp app(String host, String title, String category) {
        return new ScriptedApp("https://" + host + ".example", title, List.of(category));
    }
}
