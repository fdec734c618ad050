package dev.bourse.wire.responses;

import static dev.bourse.wire.responses.Fate.DROPPED;
import static dev.bourse.wire.responses.Fate.IGNORED;
import static dev.bourse.wire.responses.Fate.KEPT;
import static dev.bourse.wire.responses.Fate.REPLACED;

import dev.bourse.domain.catalog.Parameter;
import dev.bourse.wire.json.JsonScanner;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Every member of a Responses request that the exchange knows (openrouter.md 1.6): how it is read,
 * and whether the upstream gets to see it. A member that is not here goes on unread, so that a
 * parameter invented tomorrow works today.
 */
enum Field {
    MODEL("model", REPLACED, (in, name, scan) -> scan.model = in.text(name, 256)),
    INPUT("input", KEPT, (in, name, scan) -> scan.input.read(in)),
    INSTRUCTIONS("instructions", KEPT, (in, name, scan) -> scan.input.instructions(in)),
    PROMPT("prompt", KEPT, Rules::prompt),
    STREAM("stream", KEPT, (in, name, scan) -> scan.stream = in.flag(name)),
    STREAM_OPTIONS("stream_options", KEPT, Rules.OBJECT),
    MAX_OUTPUT_TOKENS("max_output_tokens", REPLACED, Rules::cap),
    MAX_TOOL_CALLS("max_tool_calls", KEPT, Rules::calls),
    TOOLS("tools", KEPT, (in, name, scan) -> scan.input.tools(in)),
    TOOL_CHOICE("tool_choice", KEPT, Rules::toolChoice),
    PARALLEL_TOOL_CALLS("parallel_tool_calls", KEPT, Rules.FLAG),
    TEXT("text", KEPT, (in, name, scan) -> scan.text.read(in)),
    REASONING("reasoning", KEPT, (in, name, scan) -> scan.reasoning.read(in)),
    INCLUDE("include", KEPT, Rules::include),
    TRUNCATION("truncation", KEPT, Rules.word(Words.TRUNCATIONS)),
    TEMPERATURE("temperature", KEPT, Rules.number(0, 2)),
    TOP_P("top_p", KEPT, Rules.number(0, 1)),
    TOP_K("top_k", KEPT, Rules.number(-1, Integer.MAX_VALUE)),
    FREQUENCY_PENALTY("frequency_penalty", KEPT, Rules.number(-2, 2)),
    PRESENCE_PENALTY("presence_penalty", KEPT, Rules.number(-2, 2)),
    TOP_LOGPROBS("top_logprobs", KEPT, Rules.integer(0, 20)),
    PROMPT_CACHE_KEY(
            "prompt_cache_key", KEPT, (in, name, scan) -> scan.cacheKey = in.text(name, 1024)),
    PROMPT_CACHE_RETENTION("prompt_cache_retention", KEPT, (in, name, scan) -> in.text(name, 64)),
    PROMPT_CACHE_OPTIONS("prompt_cache_options", KEPT, Rules.OBJECT),
    SERVICE_TIER(
            "service_tier", REPLACED, (in, name, scan) -> scan.tier = in.word(name, Words.TIERS)),
    USER("user", REPLACED, (in, name, scan) -> scan.user = in.text(name, 512)),
    SAFETY_IDENTIFIER(
            "safety_identifier", REPLACED, (in, name, scan) -> scan.safety = in.text(name, 512)),
    STORE("store", REPLACED, Rules.stateless("false")),
    BACKGROUND("background", DROPPED, Rules.stateless("false")),
    PREVIOUS_RESPONSE_ID("previous_response_id", DROPPED, Rules.stateless("null")),
    CONVERSATION("conversation", DROPPED, Rules.stateless("null")),
    METADATA("metadata", DROPPED, Rules::metadata),
    MODALITIES("modalities", DROPPED, Rules::modalities),
    IMAGE_CONFIG("image_config", IGNORED, Rules.OBJECT),
    CACHE_CONTROL("cache_control", DROPPED, Rules::cached),
    STOP_SERVER_TOOLS_WHEN("stop_server_tools_when", IGNORED, Rules.ARRAY),
    TRACE("trace", IGNORED, Rules.OBJECT),
    MODELS("models", DROPPED, Rules.EXTENSION),
    PROVIDER("provider", DROPPED, Rules.EXTENSION),
    ROUTE("route", DROPPED, Rules.EXTENSION),
    PRESET("preset", DROPPED, Rules.EXTENSION),
    PLUGINS("plugins", DROPPED, Rules.EXTENSION),
    SESSION_ID("session_id", DROPPED, Rules.EXTENSION),
    DEBUG("debug", DROPPED, Rules.EXTENSION);

    /** Reads the value of a member, which is not null; refuses what does not fit. */
    @FunctionalInterface
    interface Rule {
        void read(JsonScanner in, String name, RequestScan scan);
    }

    private static final Map<String, Field> BY_WIRE_NAME = byWireName();

    private final String wireName;
    private final Fate fate;

    @SuppressWarnings("ImmutableEnumChecker") // rules are functions without state
    private final Rule rule;

    Field(String wireName, Fate fate, Rule rule) {
        this.wireName = wireName;
        this.fate = fate;
        this.rule = rule;
    }

    static @Nullable Field of(String wireName) {
        return BY_WIRE_NAME.get(wireName);
    }

    String wireName() {
        return wireName;
    }

    Fate fate() {
        return fate;
    }

    /** The parameter that it is in OpenAI's chat completions; empty when it is none there. */
    Optional<Parameter> parameter() {
        return this == MAX_OUTPUT_TOKENS
                ? Optional.of(Parameter.MAX_TOKENS)
                : Parameter.of(wireName);
    }

    void read(JsonScanner in, RequestScan scan) {
        rule.read(in, wireName, scan);
    }

    private static Map<String, Field> byWireName() {
        Map<String, Field> names = new HashMap<>();
        for (Field field : values()) {
            names.put(field.wireName, field);
        }
        return Map.copyOf(names);
    }
}
