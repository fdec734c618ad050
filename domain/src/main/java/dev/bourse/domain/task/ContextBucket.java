package dev.bourse.domain.task;

import java.util.Arrays;
import java.util.Optional;

/** How long a prompt is, by powers of ten (openrouter.md 1.12). */
public enum ContextBucket {
    UP_TO_1K("1K", 1_000),
    UP_TO_10K("10K", 10_000),
    UP_TO_100K("100K", 100_000),
    UP_TO_1M("1M", 1_000_000),

    /** Everything longer than a million tokens. */
    UP_TO_10M("10M", Long.MAX_VALUE);

    private final String wireName;
    private final long most;

    ContextBucket(String wireName, long most) {
        this.wireName = wireName;
        this.most = most;
    }

    /** The name in the API. */
    public String wireName() {
        return wireName;
    }

    /**
     * The smallest bucket that holds a prompt; its upper bound belongs to it.
     *
     * @param promptTokens length of the prompt, cached tokens included
     * @throws IllegalArgumentException when that is negative
     */
    public static ContextBucket of(long promptTokens) {
        if (promptTokens < 0) {
            throw new IllegalArgumentException("a prompt has no negative length");
        }
        for (ContextBucket bucket : values()) {
            if (promptTokens <= bucket.most) {
                return bucket;
            }
        }
        throw new IllegalStateException("the last bucket holds everything");
    }

    /** The bucket of that wire name, or empty when there is none. */
    public static Optional<ContextBucket> of(String wireName) {
        return Arrays.stream(values())
                .filter(bucket -> bucket.wireName.equals(wireName))
                .findFirst();
    }
}
