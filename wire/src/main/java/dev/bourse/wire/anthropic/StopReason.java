package dev.bourse.wire.anthropic;

import dev.bourse.wire.chat.Event;
import dev.bourse.wire.chat.FinishReason;

import java.util.Set;

/** Why a message ended, in Anthropic's words ({@code stop_reason}). */
final class StopReason {
    private static final Set<String> WORDS =
            Set.of(
                    "end_turn",
                    "max_tokens",
                    "model_context_window_exceeded",
                    "stop_sequence",
                    "tool_use",
                    "pause_turn",
                    "refusal",
                    "compaction");

    private StopReason() {}

    /** What an upstream's word means. */
    static FinishReason read(String word) {
        return word.equals("model_context_window_exceeded")
                ? FinishReason.LENGTH
                : FinishReason.of(word);
    }

    /**
     * The word for a reason that another dialect gave, its own where that is one of Anthropic's.
     *
     * @param reason what it means
     */
    static String word(FinishReason reason, Event.Finished finished) {
        String own = finished.nativeReason();
        if (own != null && WORDS.contains(own) && read(own) == reason) {
            return own;
        }
        return switch (reason) {
            case LENGTH -> "max_tokens";
            case TOOL_CALLS -> "tool_use";
            case CONTENT_FILTER -> "refusal";
            case STOP, ERROR -> finished.stopSequence() == null ? "end_turn" : "stop_sequence";
        };
    }
}
