package dev.bourse.app;

import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code bourse version}. */
final class VersionCommand implements Command {
    private static final String JSON = "json";

    @Override
    public Usage usage() {
        return Usage.of("version", "Show the version.", List.of(Usage.flag(JSON, "as JSON")));
    }

    @Override
    public int run(Words words, Terminal terminal) {
        Map<String, Object> version = new LinkedHashMap<>();
        version.put("bourse", of());
        version.put("java", System.getProperty("java.runtime.version", "unknown"));
        terminal.say(
                words.has(JSON)
                        ? Json.text(JsonValue.of(version))
                        : "bourse " + of() + " on Java " + version.get("java"));
        return 0;
    }

    /** The version in the program's manifest. */
    static String of() {
        return Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
