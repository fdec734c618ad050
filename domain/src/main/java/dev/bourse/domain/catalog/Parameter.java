package dev.bourse.domain.catalog;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A request parameter that an endpoint may or may not support. */
public enum Parameter {
    TEMPERATURE("temperature"),
    TOP_P("top_p"),
    TOP_K("top_k"),
    MIN_P("min_p"),
    TOP_A("top_a"),
    FREQUENCY_PENALTY("frequency_penalty"),
    PRESENCE_PENALTY("presence_penalty"),
    REPETITION_PENALTY("repetition_penalty"),
    MAX_TOKENS("max_tokens"),
    MAX_COMPLETION_TOKENS("max_completion_tokens"),
    LOGIT_BIAS("logit_bias"),
    LOGPROBS("logprobs"),
    TOP_LOGPROBS("top_logprobs"),
    PREDICTION("prediction"),
    SEED("seed"),
    RESPONSE_FORMAT("response_format"),
    STRUCTURED_OUTPUTS("structured_outputs"),
    STOP("stop"),
    TOOLS("tools"),
    TOOL_CHOICE("tool_choice"),
    PARALLEL_TOOL_CALLS("parallel_tool_calls"),
    INCLUDE_REASONING("include_reasoning"),
    REASONING("reasoning"),
    REASONING_EFFORT("reasoning_effort"),
    WEB_SEARCH_OPTIONS("web_search_options"),
    VERBOSITY("verbosity");

    private static final Map<String, Parameter> BY_WIRE_NAME = byWireName();

    private final String wireName;

    Parameter(String wireName) {
        this.wireName = wireName;
    }

    /** The name in the API and in catalogue files. */
    public String wireName() {
        return wireName;
    }

    /** The constant of that wire name, or empty when the name is unknown. */
    public static Optional<Parameter> of(String wireName) {
        return Optional.ofNullable(BY_WIRE_NAME.get(wireName));
    }

    private static Map<String, Parameter> byWireName() {
        Map<String, Parameter> names = new HashMap<>();
        for (Parameter value : values()) {
            names.put(value.wireName, value);
        }
        return Map.copyOf(names);
    }
}
