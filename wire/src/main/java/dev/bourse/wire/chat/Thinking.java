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
 * @param shown whether reasoning shall be in the answer if there is any, also where none is asked
 *     for
 */
public record Thinking(
        @Nullable Effort effort,
        long budget,
        @Nullable Boolean enabled,
        boolean exclude,
        @Nullable String summary,
        boolean shown) {
    /** The caller said nothing. */
    public static final Thinking UNSAID = new Thinking(null, -1, null, false, null);

    /** One that says nothing of reasoning that comes by itself. */
    public Thinking(
            @Nullable Effort effort,
            long budget,
            @Nullable Boolean enabled,
            boolean exclude,
            @Nullable String summary) {
        this(effort, budget, enabled, exclude, summary, false);
    }

    public Thinking {
        if (budget < -1) {
            throw new IllegalArgumentException("a budget is a count, or -1: " + budget);
        }
    }

    /** The same for an endpoint that can't be asked to show it. */
    public Thinking unshown() {
        return new Thinking(effort, budget, enabled, exclude, summary);
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
