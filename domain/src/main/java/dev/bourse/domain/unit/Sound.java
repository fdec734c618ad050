package dev.bourse.domain.unit;

/**
 * The tokens of sound among others, which have prices of their own.
 *
 * @param input the part of the uncached prompt
 * @param cacheRead the part of what was read from a prompt cache
 * @param output the part of the answer, beside its reasoning
 */
public record Sound(long input, long cacheRead, long output) {
    /** No sound: a known zero, not an unknown. */
    public static final Sound NONE = new Sound(0, 0, 0);

    public Sound {
        if ((input | cacheRead | output) < 0) {
            throw new IllegalArgumentException("a token count is never negative");
        }
    }

    /** All of the prompt, cached or not. */
    public long prompt() {
        return Math.addExact(input, cacheRead);
    }

    /** Whether nothing was heard and nothing said aloud. */
    public boolean isNone() {
        return (input | cacheRead | output) == 0;
    }

    /** Both together. */
    public Sound plus(Sound other) {
        return new Sound(
                Math.addExact(input, other.input),
                Math.addExact(cacheRead, other.cacheRead),
                Math.addExact(output, other.output));
    }
}
