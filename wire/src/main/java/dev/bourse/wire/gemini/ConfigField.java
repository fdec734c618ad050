package dev.bourse.wire.gemini;

import dev.bourse.domain.catalog.Parameter;
import dev.bourse.wire.json.JsonScanner;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/** Every member of {@code generationConfig} that is read; others go on unread. */
enum ConfigField {
    TEMPERATURE("temperature", Parameter.TEMPERATURE, number(0, 2)),
    TOP_P("topP", Parameter.TOP_P, number(0, 1)),
    TOP_K("topK", Parameter.TOP_K, number(0, Integer.MAX_VALUE)),
    MAX_OUTPUT_TOKENS(
            "maxOutputTokens",
            Parameter.MAX_TOKENS,
            (in, name, scan) -> scan.cap = in.integer(name, 1, Integer.MAX_VALUE)),
    STOP_SEQUENCES("stopSequences", Parameter.STOP, (in, name, scan) -> in.texts(name, 5, 4096)),
    CANDIDATE_COUNT(
            "candidateCount",
            null,
            (in, name, scan) -> scan.candidates = (int) in.integer(name, 1, 8)),
    SEED("seed", Parameter.SEED, whole(Integer.MIN_VALUE, Integer.MAX_VALUE)),
    PRESENCE_PENALTY("presencePenalty", Parameter.PRESENCE_PENALTY, number(-2, 2)),
    FREQUENCY_PENALTY("frequencyPenalty", Parameter.FREQUENCY_PENALTY, number(-2, 2)),
    RESPONSE_MIME_TYPE(
            "responseMimeType", Parameter.RESPONSE_FORMAT, (in, name, scan) -> in.text(name, 256)),
    RESPONSE_SCHEMA(
            "responseSchema", Parameter.STRUCTURED_OUTPUTS, (in, name, scan) -> object(in, name)),
    RESPONSE_JSON_SCHEMA(
            "responseJsonSchema",
            Parameter.STRUCTURED_OUTPUTS,
            (in, name, scan) -> object(in, name)),
    RESPONSE_LOGPROBS("responseLogprobs", Parameter.LOGPROBS, (in, name, scan) -> in.flag(name)),
    LOGPROBS("logprobs", Parameter.TOP_LOGPROBS, whole(0, 20)),
    RESPONSE_MODALITIES("responseModalities", null, (in, name, scan) -> scan.modalities(in, name)),
    THINKING_CONFIG(
            "thinkingConfig", Parameter.REASONING, (in, name, scan) -> scan.thinking(in, name));

    /** Reads the value of a member, which is not null; refuses what does not fit. */
    @FunctionalInterface
    interface Rule {
        void read(JsonScanner in, String name, ConfigScan scan);
    }

    private static final Map<String, ConfigField> BY_NAME = byName();

    private final String wireName;
    private final @Nullable Parameter parameter;

    @SuppressWarnings("ImmutableEnumChecker") // rules are functions without state
    private final Rule rule;

    ConfigField(String wireName, @Nullable Parameter parameter, Rule rule) {
        this.wireName = wireName;
        this.parameter = parameter;
        this.rule = rule;
    }

    static @Nullable ConfigField of(String name) {
        return BY_NAME.get(name);
    }

    /** What an endpoint must support for it; null when nothing in particular. */
    @Nullable Parameter parameter() {
        return parameter;
    }

    String wireName() {
        return wireName;
    }

    void read(JsonScanner in, ConfigScan scan) {
        rule.read(in, "generationConfig." + wireName, scan);
    }

    private static Rule number(long least, long most) {
        return (in, name, scan) -> in.number(name, least, most);
    }

    private static Rule whole(long least, long most) {
        return (in, name, scan) -> in.integer(name, least, most);
    }

    private static void object(JsonScanner in, String name) {
        Rules.object(in, name);
    }

    private static Map<String, ConfigField> byName() {
        Map<String, ConfigField> names = new HashMap<>();
        for (ConfigField field : values()) {
            names.put(field.wireName, field);
            names.put(ProtoNames.snake(field.wireName), field);
        }
        names.put("_responseJsonSchema", RESPONSE_JSON_SCHEMA);
        return Map.copyOf(names);
    }
}
