package dev.bourse.wire.chat;

import java.util.Locale;

/** How hard a model shall think (openrouter.md 1.3). */
public enum Effort {
    NONE(0),
    MINIMAL(10),
    LOW(20),
    MEDIUM(50),
    HIGH(80),
    XHIGH(95),
    MAX(95);

    private static final long LEAST = 1_024;
    private static final long MOST = 128_000;
    private static final int WHOLE = 100;

    private final int percent;

    Effort(int percent) {
        this.percent = percent;
    }

    /** The name in requests. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The effort of that name.
     *
     * @throws IllegalArgumentException when it is none of the words
     */
    public static Effort of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }

    /**
     * The budget of thinking tokens for an answer of at most that length: {@code max(min(maxTokens
     * * ratio, 128000), 1024)}; 0 for {@link #NONE}.
     */
    public long budget(long maxTokens) {
        return this == NONE
                ? 0
                : Math.max(
                        Math.min(
                                maxTokens / WHOLE * percent + maxTokens % WHOLE * percent / WHOLE,
                                MOST),
                        LEAST);
    }

    /** The lowest effort whose budget for an answer of that length is at least {@code budget}. */
    public static Effort ofBudget(long budget, long maxTokens) {
        for (Effort effort : values()) {
            if (effort.budget(maxTokens) >= budget) {
                return effort;
            }
        }
        return MAX;
    }
}
