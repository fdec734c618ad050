package dev.bourse.wire.chat;

import org.jspecify.annotations.Nullable;

/**
 * How the model shall reason, as far as the caller said.
 *
 * @param effort how hard; null when a budget or nothing was named
 * @param budget most thinking tokens; -1 when not said
 * @param enabled whether to think at all; null when it follows from the others
 * @param exclude whether to keep the reasoning out of the answer
 * @param summary how to sum it up ({@code auto}, {@code concise}, {@code detailed}); null when not
 *     said
 */
public record Thinking(
        @Nullable Effort effort,
        long budget,
        @Nullable Boolean enabled,
        boolean exclude,
        @Nullable String summary) {
    /** The caller said nothing. */
    public static final Thinking UNSAID = new Thinking(null, -1, null, false, null);

    public Thinking {
        if (budget < -1) {
            throw new IllegalArgumentException("a budget is a count, or -1: " + budget);
        }
    }

    /** Whether the caller wants none. */
    public boolean isOff() {
        return effort == Effort.NONE || budget == 0 || Boolean.FALSE.equals(enabled);
    }

    /** Whether the caller wants some. */
    public boolean isOn() {
        return !isOff() && (effort != null || budget > 0 || Boolean.TRUE.equals(enabled));
    }
}
