package dev.bourse.wire.chat;

import dev.bourse.domain.unit.MediaTokens;
import dev.bourse.domain.unit.Tokens;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonNull;
import dev.bourse.wire.json.JsonValue.JsonNumber;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * The counts of a usage object, by name. A count that cannot be true (negative, broken, no number,
 * a part larger than its whole) spoils the whole object: it throws {@link ArithmeticException}, and
 * {@link #read} turns that into an unknown usage. An absurd usage is never read as zero.
 *
 * @param usage the object as the upstream sent it
 */
public record TokenCounts(JsonObject usage) {
    /** No request has more tokens than this; it also keeps any charge far from overflow. */
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000_000L);

    private static final TokenCounts NONE = new TokenCounts(JsonObject.EMPTY);
    private static final long MOST_SEARCHES = 1_000_000;

    /** What {@code reader} makes of a usage; empty when the counts in it cannot be true. */
    public static Optional<Tokens> read(JsonObject usage, Function<TokenCounts, Tokens> reader) {
        try {
            return Optional.of(reader.apply(new TokenCounts(usage)));
        } catch (ArithmeticException absurd) {
            return Optional.empty();
        }
    }

    /** The same of what is counted beside tokens; 0 when it can't be true. */
    public static long readCount(JsonObject usage, ToLongFunction<TokenCounts> reader) {
        try {
            return reader.applyAsLong(new TokenCounts(usage));
        } catch (ArithmeticException absurd) {
            return 0;
        }
    }

    /** What remains of a whole without a part of it. */
    public static long rest(long whole, long part) {
        if (part > whole) {
            throw new ArithmeticException("a part of " + part + " in " + whole);
        }
        return whole - part;
    }

    /** The five classes, when the reasoning fits into the output. */
    public static Tokens tokens(
            long uncachedInput, long cacheRead, long cacheWrite, long output, long reasoning) {
        rest(output, reasoning);
        return new Tokens(uncachedInput, cacheRead, cacheWrite, output, reasoning);
    }

    /**
     * Those tokens with the sound among them, when it fits. What is not told to be from the cache
     * is taken to have been read anew, as far as it can have been.
     *
     * @param heard sound in the prompt, cached or not
     * @param cached what of it is told to be from the cache
     * @param made sound in the answer
     */
    public static Tokens sounding(Tokens tokens, long heard, long cached, long made) {
        if ((heard | cached | made) == 0) {
            return tokens;
        }
        return tokens.sounding(part(tokens, heard, cached, made));
    }

    /**
     * Those tokens with the ones of images among them, when they fit beside the sound. What of them
     * is not told to be from the cache is taken to have been read anew, as far as it can have been.
     *
     * @param seen those of images in the prompt, cached or not
     * @param cached what of them is told to be from the cache
     * @param made those of images in the answer
     */
    public static Tokens picturing(Tokens tokens, long seen, long cached, long made) {
        if ((seen | cached | made) == 0) {
            return tokens;
        }
        rest(tokens.prompt(), tokens.sound().prompt() + seen);
        return tokens.picturing(part(tokens, seen, cached, made));
    }

    private static MediaTokens part(Tokens tokens, long told, long cached, long made) {
        MediaTokens others = tokens.sound();
        rest(tokens.prompt(), told);
        rest(tokens.cacheRead(), cached);
        rest(tokens.output() - tokens.reasoning(), others.output() + made);
        long uncached = tokens.uncachedInput() - others.input();
        long inCache = tokens.cacheRead() - others.cacheRead();
        long read = Math.min(Math.max(cached, told - uncached), inCache);
        return new MediaTokens(Math.clamp(told - read, 0, uncached), read, made);
    }

    public boolean has(String name) {
        return value(name) != null;
    }

    /** The count of that name, which must be there. */
    public long required(String name) {
        if (!has(name)) {
            throw new ArithmeticException("no " + name);
        }
        return orZero(name);
    }

    /** The count of that name; 0 when it is absent or null. */
    public long orZero(String name) {
        JsonValue value = value(name);
        return value == null ? 0 : whole(value);
    }

    /** The searches of the web of that name; 0 when it is absent or null. */
    public long searches(String name) {
        long count = orZero(name);
        rest(MOST_SEARCHES, count);
        return count;
    }

    /** The counts of a nested object; without any when that is absent. */
    public TokenCounts within(String name) {
        return value(name) instanceof JsonObject inner ? new TokenCounts(inner) : NONE;
    }

    /** The value of that name; null when it is absent or null. */
    private @Nullable JsonValue value(String name) {
        JsonValue value = usage.members().get(name);
        return value == JsonNull.NULL ? null : value;
    }

    private static long whole(JsonValue value) {
        if (value instanceof JsonNumber(BigDecimal number)
                && number.signum() >= 0
                && number.compareTo(MOST) <= 0) {
            return number.longValueExact();
        }
        throw new ArithmeticException("not a token count: " + value);
    }
}
