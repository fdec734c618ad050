package dev.bourse.wire.anthropic;

import dev.bourse.wire.chat.FinishReason;

import org.jspecify.annotations.Nullable;

/** Why a message ended, in Anthropic's words ({@code stop_reason}). */
final class StopReason {
    private StopReason() {}

    /** What an upstream's word means. */
    static FinishReason read(String word) {
        return word.equals("model_context_window_exceeded")
                ? FinishReason.LENGTH
                : FinishReason.of(word);
    }

    /**
     * The word for a reason that another dialect gave.
     *
     * @param stopSequence the caller's text that ended the answer; null when none did
     */
    static String word(FinishReason reason, @Nullable String stopSequence) {
        return switch (reason) {
            case LENGTH -> "max_tokens";
            case TOOL_CALLS -> "tool_use";
            case CONTENT_FILTER -> "refusal";
            case STOP, ERROR -> stopSequence == null ? "end_turn" : "stop_sequence";
        };
    }
}
