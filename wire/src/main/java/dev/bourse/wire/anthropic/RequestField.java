package dev.bourse.wire.anthropic;

import static dev.bourse.wire.anthropic.RequestField.Fate.DROPPED;
import static dev.bourse.wire.anthropic.RequestField.Fate.IGNORED;
import static dev.bourse.wire.anthropic.RequestField.Fate.KEPT;
import static dev.bourse.wire.anthropic.RequestField.Fate.REPLACED;

import dev.bourse.domain.catalog.Parameter;
import dev.bourse.wire.json.JsonScanner;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/**
 * Every member of a message request that the exchange knows (openrouter.md 1.7): how it is read,
 * and whether the upstream gets to see it. A member that is not here goes on unread, so that a
 * parameter invented tomorrow works today.
 */
enum RequestField {
    MODEL("model", REPLACED, (in, name, scan) -> scan.model = in.text(name, 256)),
    MESSAGES("messages", KEPT, (in, name, scan) -> scan.prompt.readMessages(in)),
    SYSTEM("system", KEPT, (in, name, scan) -> scan.prompt.readSystem(in, name)),
    MAX_TOKENS(
            "max_tokens",
            REPLACED,
            Parameter.MAX_TOKENS,
            (in, name, scan) -> scan.maxTokens = in.integer(name, 1, Integer.MAX_VALUE)),
    TOOLS("tools", KEPT, Parameter.TOOLS, (in, name, scan) -> scan.prompt.readTools(in, name)),
    TOOL_CHOICE("tool_choice", KEPT, Parameter.TOOL_CHOICE, Rules::toolChoice),
    THINKING(
            "thinking",
            KEPT,
            Parameter.REASONING,
            (in, name, scan) -> scan.thinking.read(in, name)),
    OUTPUT_CONFIG("output_config", KEPT, Rules::outputConfig),
    OUTPUT_FORMAT("output_format", KEPT, Rules::format),
    STOP_SEQUENCES("stop_sequences", KEPT, Parameter.STOP, Rules::stops),
    TEMPERATURE("temperature", KEPT, Parameter.TEMPERATURE, Rules.number(0, 1)),
    TOP_P("top_p", KEPT, Parameter.TOP_P, Rules.number(0, 1)),
    TOP_K("top_k", KEPT, Parameter.TOP_K, Rules.number(0, Integer.MAX_VALUE)),
    METADATA("metadata", REPLACED, Rules::metadata),
    SERVICE_TIER("service_tier", REPLACED, Rules::tier),
    SPEED("speed", REPLACED, Rules::speed),
    STREAM("stream", KEPT, (in, name, scan) -> scan.stream = in.flag(name)),
    CONTEXT_MANAGEMENT("context_management", KEPT, Rules.OBJECT),
    CACHE_CONTROL("cache_control", KEPT, Rules.OBJECT),
    MODELS("models", DROPPED, Rules.EXTENSION),
    FALLBACKS("fallbacks", DROPPED, Rules::fallbacks),
    PROVIDER("provider", DROPPED, Rules.EXTENSION),
    ROUTE("route", DROPPED, Rules.EXTENSION),
    PRESET("preset", DROPPED, Rules.EXTENSION),
    PLUGINS("plugins", DROPPED, Rules.EXTENSION),
    SESSION_ID("session_id", DROPPED, Rules.EXTENSION),
    TRACE("trace", IGNORED, Rules.OBJECT),
    DEBUG("debug", DROPPED, Rules.EXTENSION);

    /** What becomes of a member on its way to an upstream. */
    enum Fate {
        /** It goes on, byte for byte. */
        KEPT,
        /** It was for the exchange and ends here. */
        DROPPED,
        /** The exchange writes its own. */
        REPLACED,
        /** It ends here, nothing is done with it, and the caller is told. */
        IGNORED
    }

    /** Reads the value of a member, which is not null; refuses what does not fit. */
    @FunctionalInterface
    interface Rule {
        void read(JsonScanner in, String name, RequestScan scan);
    }

    private static final Map<String, RequestField> BY_WIRE_NAME = byWireName();

    private final String wireName;
    private final Fate fate;
    private final @Nullable Parameter parameter;

    @SuppressWarnings("ImmutableEnumChecker") // rules are functions without state
    private final Rule rule;

    RequestField(String wireName, Fate fate, Rule rule) {
        this(wireName, fate, null, rule);
    }

    RequestField(String wireName, Fate fate, @Nullable Parameter parameter, Rule rule) {
        this.wireName = wireName;
        this.fate = fate;
        this.parameter = parameter;
        this.rule = rule;
    }

    static @Nullable RequestField of(String wireName) {
        return BY_WIRE_NAME.get(wireName);
    }

    String wireName() {
        return wireName;
    }

    Fate fate() {
        return fate;
    }

    /** What an endpoint must support for it; null when any does. */
    @Nullable Parameter parameter() {
        return parameter;
    }

    void read(JsonScanner in, RequestScan scan) {
        rule.read(in, wireName, scan);
    }

    private static Map<String, RequestField> byWireName() {
        Map<String, RequestField> names = new HashMap<>();
        for (RequestField field : values()) {
            names.put(field.wireName, field);
        }
        return Map.copyOf(names);
    }
}
