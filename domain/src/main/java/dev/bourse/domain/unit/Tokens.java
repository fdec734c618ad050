package dev.bourse.domain.unit;

/**
 * Token counts in five classes that are kept apart. The first four are disjoint; {@code reasoning}
 * is a part of {@code output}.
 *
 * @param uncachedInput prompt tokens that were neither read from nor written to a prompt cache
 * @param cacheRead prompt tokens read from a prompt cache
 * @param cacheWrite prompt tokens written to a prompt cache
 * @param output tokens generated, reasoning included
 * @param reasoning the part of {@code output} spent on reasoning
 */
public record Tokens(
        long uncachedInput, long cacheRead, long cacheWrite, long output, long reasoning) {
    /** Nothing counted: a known zero, not an unknown. */
    public static final Tokens NONE = new Tokens(0, 0, 0, 0, 0);

    public Tokens {
        if ((uncachedInput | cacheRead | cacheWrite | output | reasoning) < 0) {
            throw new IllegalArgumentException("a token count is never negative");
        }
        if (reasoning > output) {
            throw new IllegalArgumentException(
                    "reasoning " + reasoning + " is a part of output " + output);
        }
    }

    /** Plain input and output, nothing cached, no reasoning. */
    public static Tokens of(long input, long output) {
        return new Tokens(input, 0, 0, output, 0);
    }

    /** All prompt tokens, cached or not. */
    public long prompt() {
        return Math.addExact(Math.addExact(uncachedInput, cacheRead), cacheWrite);
    }

    public long total() {
        return Math.addExact(prompt(), output);
    }

    public Tokens plus(Tokens other) {
        return new Tokens(
                Math.addExact(uncachedInput, other.uncachedInput),
                Math.addExact(cacheRead, other.cacheRead),
                Math.addExact(cacheWrite, other.cacheWrite),
                Math.addExact(output, other.output),
                Math.addExact(reasoning, other.reasoning));
    }
}
