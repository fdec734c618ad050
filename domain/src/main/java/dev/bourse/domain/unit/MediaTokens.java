package dev.bourse.domain.unit;

/**
 * The tokens of one medium, sound or images, among others; they have prices of their own.
 *
 * @param input the part of the uncached prompt
 * @param cacheRead the part of what was read from a prompt cache
 * @param output the part of the answer, beside its reasoning
 */
public record MediaTokens(long input, long cacheRead, long output) {
    /** None of it: a known zero, not an unknown. */
    public static final MediaTokens NONE = new MediaTokens(0, 0, 0);

    public MediaTokens {
        if ((input | cacheRead | output) < 0) {
            throw new IllegalArgumentException("a token count is never negative");
        }
    }

    /** All of the prompt, cached or not. */
    public long prompt() {
        return Math.addExact(input, cacheRead);
    }

    /** Whether nothing of it was read and nothing made. */
    public boolean isNone() {
        return (input | cacheRead | output) == 0;
    }

    /** Both together. */
    public MediaTokens plus(MediaTokens other) {
        return new MediaTokens(
                Math.addExact(input, other.input),
                Math.addExact(cacheRead, other.cacheRead),
                Math.addExact(output, other.output));
    }
}
