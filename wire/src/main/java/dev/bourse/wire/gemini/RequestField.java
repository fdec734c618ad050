package dev.bourse.wire.gemini;

import static dev.bourse.wire.gemini.Fate.DROPPED;
import static dev.bourse.wire.gemini.Fate.KEPT;

import dev.bourse.domain.catalog.Parameter;
import dev.bourse.wire.json.JsonScanner;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/**
 * Every member of a request that the exchange knows: those of {@code generateContent} and its own.
 * A member that is not here goes on unread, so that one invented tomorrow works today.
 */
enum RequestField {
    CONTENTS("contents", KEPT, null, (in, name, scan) -> scan.prompt.read(in)),
    SYSTEM_INSTRUCTION(
            "systemInstruction", KEPT, null, (in, name, scan) -> scan.prompt.instructions(in)),
    TOOLS("tools", KEPT, Parameter.TOOLS, (in, name, scan) -> scan.prompt.tools(in)),
    TOOL_CONFIG(
            "toolConfig", KEPT, Parameter.TOOL_CHOICE, (in, name, scan) -> Rules.toolConfig(in)),
    GENERATION_CONFIG("generationConfig", KEPT, null, (in, name, scan) -> scan.config.read(in)),
    SAFETY_SETTINGS("safetySettings", KEPT, null, (in, name, scan) -> Rules.array(in, name)),
    CACHED_CONTENT("cachedContent", KEPT, null, (in, name, scan) -> in.text(name, 1024)),
    LABELS("labels", KEPT, null, (in, name, scan) -> Rules.object(in, name)),
    SERVICE_TIER(
            "serviceTier",
            DROPPED,
            null,
            (in, name, scan) -> scan.tier = Rules.tier(in, name, scan)),
    MODEL("model", DROPPED, null, (in, name, scan) -> scan.named = in.text(name, 256)),
    USER("user", DROPPED, null, (in, name, scan) -> scan.user = in.text(name, 512)),
    MODELS("models", DROPPED, null, Rules.EXTENSION),
    PROVIDER("provider", DROPPED, null, Rules.EXTENSION),
    ROUTE("route", DROPPED, null, Rules.EXTENSION),
    PRESET("preset", DROPPED, null, Rules.EXTENSION),
    PLUGINS("plugins", DROPPED, null, Rules.EXTENSION),
    SESSION_ID("session_id", DROPPED, null, Rules.EXTENSION),
    DEBUG("debug", DROPPED, null, Rules.EXTENSION);

    /** Reads the value of a member, which is not null; refuses what does not fit. */
    @FunctionalInterface
    interface Rule {
        void read(JsonScanner in, String name, RequestScan scan);
    }

    private static final Map<String, RequestField> BY_NAME = byName();

    private final String wireName;
    private final Fate fate;
    private final @Nullable Parameter parameter;

    @SuppressWarnings("ImmutableEnumChecker") // rules are functions without state
    private final Rule rule;

    RequestField(String wireName, Fate fate, @Nullable Parameter parameter, Rule rule) {
        this.wireName = wireName;
        this.fate = fate;
        this.parameter = parameter;
        this.rule = rule;
    }

    static @Nullable RequestField of(String name) {
        return BY_NAME.get(name);
    }

    Fate fate() {
        return fate;
    }

    /** What an endpoint must support for it; null when nothing in particular. */
    @Nullable Parameter parameter() {
        return parameter;
    }

    void read(JsonScanner in, RequestScan scan) {
        rule.read(in, wireName, scan);
    }

    private static Map<String, RequestField> byName() {
        Map<String, RequestField> names = new HashMap<>();
        for (RequestField field : values()) {
            names.put(field.wireName, field);
            names.put(ProtoNames.snake(field.wireName), field);
        }
        return Map.copyOf(names);
    }
}
