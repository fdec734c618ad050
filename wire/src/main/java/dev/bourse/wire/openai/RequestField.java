package dev.bourse.wire.openai;

import static dev.bourse.wire.openai.Fate.DROPPED;
import static dev.bourse.wire.openai.Fate.IGNORED;
import static dev.bourse.wire.openai.Fate.KEPT;
import static dev.bourse.wire.openai.Fate.REPLACED;

import dev.bourse.domain.catalog.Parameter;
import dev.bourse.wire.json.JsonScanner;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/**
 * Every member of a chat request that the exchange knows (openrouter.md 1.3): how it is read, and
 * whether the upstream gets to see it. A member that is not here goes on unread, so that a
 * parameter invented tomorrow works today.
 */
enum RequestField {
    MODEL("model", REPLACED, (in, name, scan) -> scan.model = in.text(name, 256)),
    MODELS("models", DROPPED, Rules.EXTENSION),
    MESSAGES("messages", KEPT, (in, name, scan) -> scan.prompt.read(in)),
    PROVIDER("provider", DROPPED, Rules.EXTENSION),
    ROUTE("route", DROPPED, Rules.EXTENSION),
    PRESET("preset", DROPPED, Rules.EXTENSION),
    PLUGINS("plugins", DROPPED, Rules.EXTENSION),
    TRANSFORMS("transforms", IGNORED, Rules.ARRAY),
    STREAM("stream", KEPT, (in, name, scan) -> scan.stream = in.flag(name)),
    STREAM_OPTIONS("stream_options", REPLACED, Rules::streamOptions),
    USAGE("usage", DROPPED, Rules.OBJECT),
    MAX_TOKENS("max_tokens", REPLACED, (in, name, scan) -> scan.maxTokens = Rules.count(in, name)),
    MAX_COMPLETION_TOKENS(
            "max_completion_tokens",
            REPLACED,
            (in, name, scan) -> scan.maxCompletionTokens = Rules.count(in, name)),
    TEMPERATURE("temperature", KEPT, Rules.number(0, 2)),
    TOP_P("top_p", KEPT, Rules.number(0, 1)),
    TOP_K("top_k", KEPT, Rules.number(-1, Integer.MAX_VALUE)),
    MIN_P("min_p", KEPT, Rules.number(0, 1)),
    TOP_A("top_a", KEPT, Rules.number(0, 1)),
    FREQUENCY_PENALTY("frequency_penalty", KEPT, Rules.number(-2, 2)),
    PRESENCE_PENALTY("presence_penalty", KEPT, Rules.number(-2, 2)),
    REPETITION_PENALTY("repetition_penalty", KEPT, Rules.number(0, 2)),
    SEED("seed", KEPT, Rules.integer(Long.MIN_VALUE + 1, Long.MAX_VALUE)),
    STOP("stop", KEPT, Rules::stop),
    LOGIT_BIAS("logit_bias", KEPT, Rules.OBJECT),
    LOGPROBS("logprobs", KEPT, Rules.FLAG),
    TOP_LOGPROBS("top_logprobs", KEPT, Rules.integer(0, 20)),
    PREDICTION("prediction", KEPT, Rules.OBJECT),
    N("n", KEPT, (in, name, scan) -> scan.choices = (int) in.integer(name, 1, 128)),
    RESPONSE_FORMAT(
            "response_format", KEPT, (in, name, scan) -> scan.format = FormatScan.read(in, name)),
    TOOLS("tools", KEPT, (in, name, scan) -> scan.prompt.readTools(in, name)),
    TOOL_CHOICE("tool_choice", KEPT, Rules::toolChoice),
    PARALLEL_TOOL_CALLS("parallel_tool_calls", KEPT, Rules.FLAG),
    MAX_TOOL_CALLS("max_tool_calls", IGNORED, Rules.integer(1, 30)),
    STOP_SERVER_TOOLS_WHEN("stop_server_tools_when", IGNORED, Rules.ARRAY),
    REASONING("reasoning", KEPT, ReasoningScan::read),
    REASONING_EFFORT(
            "reasoning_effort",
            KEPT,
            (in, name, scan) -> scan.legacyEffort = in.word(name, Words.EFFORTS)),
    INCLUDE_REASONING("include_reasoning", KEPT, (in, name, scan) -> scan.silent |= !in.flag(name)),
    VERBOSITY("verbosity", KEPT, (in, name, scan) -> in.word(name, Words.VERBOSITIES)),
    MODALITIES("modalities", KEPT, Rules::modalities),
    SERVICE_TIER(
            "service_tier", REPLACED, (in, name, scan) -> scan.tier = in.word(name, Words.TIERS)),
    SESSION_ID("session_id", DROPPED, Rules.EXTENSION),
    USER("user", REPLACED, (in, name, scan) -> scan.user = in.text(name, 512)),
    SAFETY_IDENTIFIER(
            "safety_identifier", REPLACED, (in, name, scan) -> scan.safety = in.text(name, 512)),
    METADATA("metadata", IGNORED, Rules::metadata),
    TRACE("trace", IGNORED, Rules.OBJECT),
    CACHE_CONTROL("cache_control", DROPPED, Rules::cached),
    PROMPT_CACHE_KEY(
            "prompt_cache_key", KEPT, (in, name, scan) -> scan.cacheKey = in.text(name, 1024)),
    PROMPT_CACHE_RETENTION("prompt_cache_retention", KEPT, (in, name, scan) -> in.text(name, 64)),
    PROMPT_CACHE_OPTIONS("prompt_cache_options", KEPT, Rules.OBJECT),
    WEB_SEARCH_OPTIONS("web_search_options", KEPT, Rules::search),
    X_SEARCH_FILTER("x_search_filter", IGNORED, Rules.OBJECT),
    DEBUG("debug", DROPPED, Rules.EXTENSION);

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
        this.wireName = wireName;
        this.fate = fate;
        parameter = Parameter.of(wireName).orElse(null);
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

    /** What an endpoint has to support for it; null when any takes it. */
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
        return names;
    }
}
