package dev.bourse.wire.gemini;

import dev.bourse.wire.chat.FinishReason;
import dev.bourse.wire.chat.UpstreamError;

import java.util.Locale;

/**
 * Reasons to stop in Gemini's words. {@code STOP} is also said after tool calls; what stopped for a
 * cause that is neither the model's, the caller's nor the filter's failed.
 */
final class Finish {
    static final String MALFORMED = "MALFORMED_FUNCTION_CALL";

    private Finish() {}

    /**
     * @param calls whether a tool was called
     */
    static FinishReason of(String word, boolean calls) {
        return switch (word) {
            case "STOP" -> calls ? FinishReason.TOOL_CALLS : FinishReason.STOP;
            case "MAX_TOKENS" -> FinishReason.LENGTH;
            case "SAFETY",
                    "RECITATION",
                    "LANGUAGE",
                    "BLOCKLIST",
                    "PROHIBITED_CONTENT",
                    "SPII",
                    "MODEL_ARMOR",
                    "IMAGE_SAFETY",
                    "IMAGE_PROHIBITED_CONTENT",
                    "IMAGE_RECITATION" ->
                    FinishReason.CONTENT_FILTER;
            case MALFORMED,
                    "MALFORMED_RESPONSE",
                    "UNEXPECTED_TOOL_CALL",
                    "TOO_MANY_TOOL_CALLS",
                    "MISSING_THOUGHT_SIGNATURE",
                    "NO_IMAGE",
                    "IMAGE_OTHER",
                    "OTHER" ->
                    FinishReason.ERROR;
            default -> FinishReason.of(word);
        };
    }

    /** What an upstream failed of that says so by why it stopped. */
    static UpstreamError error(String word) {
        return new UpstreamError(0, word.toLowerCase(Locale.ROOT), "");
    }

    static String word(FinishReason reason) {
        return switch (reason) {
            case STOP, TOOL_CALLS -> "STOP";
            case LENGTH -> "MAX_TOKENS";
            case CONTENT_FILTER -> "SAFETY";
            case ERROR -> "OTHER";
        };
    }
}
