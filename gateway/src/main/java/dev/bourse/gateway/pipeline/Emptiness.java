package dev.bourse.gateway.pipeline;

import dev.bourse.wire.chat.FinishReason;

import org.jspecify.annotations.Nullable;

/** Whether an answer without content is the endpoint's failure, so that another should be asked. */
final class Emptiness {
    private Emptiness() {}

    /** A short cap or a filter may well leave nothing to say; a plain end may not. */
    static boolean isFailure(boolean empty, @Nullable FinishReason reason) {
        return empty
                && reason != FinishReason.LENGTH
                && reason != FinishReason.CONTENT_FILTER
                && reason != FinishReason.TOOL_CALLS;
    }
}
