package dev.bourse.domain.routing;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What the headers of a request, or a preset, say of the cache of whole answers (openrouter.md
 * 2.10).
 *
 * @param enabled whether it shall be used; empty when nothing is said
 * @param ttlSeconds how long an answer shall be kept; empty when nothing is said
 */
public record CacheWish(Optional<Boolean> enabled, OptionalInt ttlSeconds) {
    /** Nothing is said. */
    public static final CacheWish NONE = new CacheWish(Optional.empty(), OptionalInt.empty());

    /** How long answers are kept when nobody says. */
    public static final int USUAL_SECONDS = 300;

    private static final int SHORTEST = 1;
    private static final int LONGEST = 86_400;

    public CacheWish {
        ttlSeconds =
                ttlSeconds.isEmpty() ? ttlSeconds : OptionalInt.of(bounded(ttlSeconds.getAsInt()));
    }

    /**
     * A wish with a time of any length, which is brought into bounds: a second to a day.
     *
     * @param seconds empty when nothing is said
     */
    public static CacheWish of(Optional<Boolean> enabled, OptionalLong seconds) {
        return new CacheWish(
                enabled,
                seconds.isEmpty()
                        ? OptionalInt.empty()
                        : OptionalInt.of(bounded(seconds.getAsLong())));
    }

    /**
     * How many seconds the answer to a request is to be kept; empty when the cache is not for it. A
     * preset's no beats everything, then the headers decide, then a preset's yes. Of two times the
     * headers' holds.
     *
     * @param preset what the preset says that the request names
     * @param headers what the request itself says
     * @param zeroRetention whether nobody may keep what is said
     */
    public static OptionalInt lifetime(CacheWish preset, CacheWish headers, boolean zeroRetention) {
        boolean forbidden = zeroRetention || !preset.enabled.orElse(true);
        boolean wanted = headers.enabled.or(() -> preset.enabled).orElse(false);
        if (forbidden || !wanted) {
            return OptionalInt.empty();
        }
        int others = preset.ttlSeconds.orElse(USUAL_SECONDS);
        return OptionalInt.of(headers.ttlSeconds.orElse(others));
    }

    private static int bounded(long seconds) {
        return Math.clamp(seconds, SHORTEST, LONGEST);
    }
}
