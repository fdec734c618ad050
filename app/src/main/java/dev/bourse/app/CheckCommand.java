package dev.bourse.app;

import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code bourse check}: would it start, and with what. */
final class CheckCommand implements Command {
    private static final long FEW_FILES = 65_536;
    private static final String JSON = "json";

    @Override
    public Usage usage() {
        return Usage.of(
                "check",
                "Check the configuration and show the effective one.",
                ConfigOptions.and(Usage.flag(JSON, "as JSON")));
    }

    @Override
    public int run(Words words, Terminal terminal) {
        Config config = ConfigOptions.read(words, System.getenv());
        Inventory found = Discovery.discover(Listings.known(config), System.getenv());
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("config", ConfigReader.show(config));
        report.put("providers", found.providers().stream().map(one -> one.slug()).toList());
        report.put("models", found.models().size());
        report.put("open_files", Machine.openFileLimit());
        report.put("writable", isWritable(config.data()));
        show(report, words.has(JSON), terminal);
        return isWritable(config.data()) ? 0 : 1;
    }

    private static void show(Map<String, Object> report, boolean json, Terminal terminal) {
        JsonValue value = JsonValue.of(report);
        terminal.say(json ? Json.text(value) : Json.pretty(value));
        if (!json && Machine.openFileLimit() < FEW_FILES) {
            terminal.say(
                    "Each stream takes two open files, and only "
                            + Machine.openFileLimit()
                            + " are allowed: raise the limit (ulimit -n) for thousands of"
                            + " streams.");
        }
    }

    private static boolean isWritable(Path folder) {
        Path existing = folder.toAbsolutePath();
        while (existing.getParent() != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        return Files.isDirectory(existing) && Files.isWritable(existing);
    }
}
