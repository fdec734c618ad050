package dev.bourse.wire.chat;

import dev.bourse.domain.routing.Compression;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonScanner;
import dev.bourse.wire.json.JsonValue.JsonObject;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The plugins that a request switches on (openrouter.md 1.13).
 *
 * @param heals whether JSON of a whole answer is repaired where it is malformed
 * @param compression whether the middle of the conversation may be left out
 */
public record Plugins(boolean heals, Compression compression) {
    /** Nothing is said of any. */
    public static final Plugins NONE = new Plugins(false, Compression.USUAL);

    private static final String HEALING = "response-healing";
    private static final String COMPRESSION = "context-compression";
    private static final Set<String> OFFERED = Set.of(HEALING, COMPRESSION);
    private static final Set<String> ELSEWHERE =
            Set.of(
                    "web",
                    "web-fetch",
                    "file-parser",
                    "moderation",
                    "auto-router",
                    "auto-beta-router",
                    "pareto-router",
                    "fusion");

    /**
     * Reads what was sent.
     *
     * @throws JsonException when one is unknown, occurs twice, is not offered here though it is
     *     switched on, or has an option that makes no sense
     */
    static Plugins read(List<JsonObject> sent) {
        Plugins read = NONE;
        Set<String> seen = new HashSet<>();
        for (JsonObject plugin : sent) {
            String id = plugin.text("id").orElse("");
            JsonScanner.require(seen.add(id), "plugins", "names '" + id + "' twice");
            read = read.with(id, isEnabled(plugin, id), plugin);
        }
        return read;
    }

    private Plugins with(String id, boolean enabled, JsonObject plugin) {
        return switch (id) {
            case HEALING -> new Plugins(enabled, compression);
            case COMPRESSION -> {
                checkEngine(plugin);
                yield new Plugins(heals, enabled ? Compression.ON : Compression.OFF);
            }
            default -> {
                checkOther(id, enabled);
                yield this;
            }
        };
    }

    private static boolean isEnabled(JsonObject plugin, String id) {
        boolean absent = plugin.get("enabled").isEmpty();
        JsonScanner.require(
                absent || plugin.flag("enabled").isPresent(),
                "plugins",
                "of '" + id + "': 'enabled' must be true or false");
        return plugin.flag("enabled").orElse(true);
    }

    private static void checkEngine(JsonObject plugin) {
        boolean usual =
                plugin.get("engine").isEmpty()
                        || plugin.text("engine").filter("middle-out"::equals).isPresent();
        JsonScanner.require(
                usual, "plugins", "of '" + COMPRESSION + "': 'engine' must be middle-out");
    }

    private static void checkOther(String id, boolean enabled) {
        Set<String> known = new TreeSet<>(OFFERED);
        known.addAll(ELSEWHERE);
        JsonScanner.require(
                ELSEWHERE.contains(id),
                "plugins",
                "names '" + id + "', which is unknown; known are " + known);
        JsonScanner.require(
                !enabled,
                "plugins",
                "names '"
                        + id
                        + "', which this exchange does not offer; it offers "
                        + new TreeSet<>(OFFERED));
    }
}
