package dev.bourse.wire.chat;

import java.util.Locale;

/** Why a model stopped, in the one vocabulary that callers see (openrouter.md 1.4). */
public enum FinishReason {
    STOP,
    LENGTH,
    TOOL_CALLS,
    CONTENT_FILTER,
    ERROR;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** The name in answers. */
    public String wireName() {
        return wireName;
    }

    /** What an upstream's own word means; a word nobody knows is an ordinary stop. */
    public static FinishReason of(String nativeReason) {
        return switch (nativeReason.toLowerCase(Locale.ROOT)) {
            case "length", "max_tokens", "model_length", "max_output_tokens" -> LENGTH;
            case "tool_calls", "tool_use", "function_call" -> TOOL_CALLS;
            case "content_filter",
                    "safety",
                    "refusal",
                    "recitation",
                    "prohibited_content",
                    "blocklist",
                    "spii",
                    "sensitive" ->
                    CONTENT_FILTER;
            case "error", "malformed_function_call", "insufficient_system_resource", "abort" ->
                    ERROR;
            default -> STOP;
        };
    }
}
