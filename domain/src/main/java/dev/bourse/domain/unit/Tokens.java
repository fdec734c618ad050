package dev.bourse.domain.unit;

/**
 * Token counts in classes that are kept apart. The first four are disjoint; {@code reasoning} is a
 * part of {@code output} and {@code cacheWriteHour} one of {@code cacheWrite}, and of three classes
 * a part may be {@code sound} and another one {@code images}.
 *
 * @param uncachedInput prompt tokens that were neither read from nor written to a prompt cache
 * @param cacheRead prompt tokens read from a prompt cache
 * @param cacheWrite prompt tokens written to a prompt cache
 * @param output tokens generated, reasoning included
 * @param reasoning the part of {@code output} spent on reasoning
 * @param cacheWriteHour the part of {@code cacheWrite} that is kept for an hour, at a price of its
 *     own
 * @param sound those of sound, at prices of their own
 * @param images those of images, at prices of their own
 */
public record Tokens(
        long uncachedInput,
        long cacheRead,
        long cacheWrite,
        long output,
        long reasoning,
        long cacheWriteHour,
        MediaTokens sound,
        MediaTokens images) {
    /** Nothing counted: a known zero, not an unknown. */
    public static final Tokens NONE = new Tokens(0, 0, 0, 0, 0);

    public Tokens {
        if ((uncachedInput | cacheRead | cacheWrite | output | reasoning | cacheWriteHour) < 0) {
            throw new IllegalArgumentException("a token count is never negative");
        }
        requirePart("reasoning", reasoning, "output", output);
        requirePart("cacheWriteHour", cacheWriteHour, "cacheWrite", cacheWrite);
        MediaTokens media = images.isNone() ? sound : sound.plus(images);
        requirePart("media", media.input(), "uncachedInput", uncachedInput);
        requirePart("media", media.cacheRead(), "cacheRead", cacheRead);
        requirePart("media", media.output(), "what is said", output - reasoning);
    }

    /** Nothing heard or said aloud, seen or drawn. */
    public Tokens(
            long uncachedInput,
            long cacheRead,
            long cacheWrite,
            long output,
            long reasoning,
            long cacheWriteHour) {
        this(
                uncachedInput,
                cacheRead,
                cacheWrite,
                output,
                reasoning,
                cacheWriteHour,
                MediaTokens.NONE,
                MediaTokens.NONE);
    }

    /** Nothing written to a cache for an hour. */
    public Tokens(
            long uncachedInput, long cacheRead, long cacheWrite, long output, long reasoning) {
        this(uncachedInput, cacheRead, cacheWrite, output, reasoning, 0);
    }

    private static void requirePart(String part, long count, String whole, long of) {
        if (count > of) {
            throw new IllegalArgumentException(
                    part + " " + count + " is a part of " + whole + " " + of);
        }
    }

    /** Plain input and output, nothing cached, no reasoning. */
    public static Tokens of(long input, long output) {
        return new Tokens(input, 0, 0, output, 0);
    }

    /** The same with that many of the written tokens kept for an hour. */
    public Tokens keptForAnHour(long tokens) {
        return new Tokens(
                uncachedInput, cacheRead, cacheWrite, output, reasoning, tokens, sound, images);
    }

    /** The same with those among them that are of sound. */
    public Tokens sounding(MediaTokens those) {
        return with(those, images);
    }

    /** The same with those among them that are of images. */
    public Tokens picturing(MediaTokens those) {
        return with(sound, those);
    }

    private Tokens with(MediaTokens heard, MediaTokens seen) {
        return new Tokens(
                uncachedInput,
                cacheRead,
                cacheWrite,
                output,
                reasoning,
                cacheWriteHour,
                heard,
                seen);
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
                Math.addExact(reasoning, other.reasoning),
                Math.addExact(cacheWriteHour, other.cacheWriteHour),
                sound.plus(other.sound),
                images.plus(other.images));
    }
}
