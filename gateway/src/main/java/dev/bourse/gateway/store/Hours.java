package dev.bourse.gateway.store;

import dev.bourse.domain.market.Grain;

/** Times and grains as the tables of the market have them. */
final class Hours {
    private static final long MICROS = 3_600_000_000L;

    private Hours() {}

    /** Whole hours since 1970. */
    static int of(long micros) {
        return Math.toIntExact(Math.floorDiv(micros, MICROS));
    }

    static long micros(int hours) {
        return hours * MICROS;
    }

    static int code(Grain grain) {
        return switch (grain) {
            case HOUR -> 0;
            case DAY -> 1;
            case WEEK -> 2;
            case MONTH -> 3;
        };
    }
}
