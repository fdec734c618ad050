package dev.bourse.app;

import dev.bourse.gateway.store.Rollup;
import dev.bourse.gateway.store.StoreException;
import dev.bourse.gateway.store.UsageQueries;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * Tokens that went through each model in the last seven days, by the database's hours; looked up at
 * most every half minute, and as known last while the database is away.
 */
final class Popularity implements ToLongFunction<String> {
    private static final Duration WINDOW = Duration.ofDays(7);
    private static final Duration FRESH = Duration.ofSeconds(30);

    private final UsageQueries usage;
    private final InstantSource clock;
    private volatile Known known = new Known(Instant.EPOCH, Map.of());

    Popularity(UsageQueries usage, InstantSource clock) {
        this.usage = usage;
        this.clock = clock;
    }

    /** What was known at a moment. */
    private record Known(Instant at, Map<String, Long> tokens) {}

    @Override
    public long applyAsLong(String model) {
        Instant now = clock.instant();
        if (known.at().plus(FRESH).isBefore(now)) {
            known = new Known(now, look(now));
        }
        return known.tokens().getOrDefault(model, 0L);
    }

    private Map<String, Long> look(Instant now) {
        try {
            return byModel(
                    usage.rollups(
                            Rollup.Dimension.MODEL, Rollup.Grain.HOUR, now.minus(WINDOW), now));
        } catch (StoreException away) {
            return known.tokens();
        }
    }

    private static Map<String, Long> byModel(List<Rollup> rollups) {
        return rollups.stream()
                .collect(
                        Collectors.groupingBy(
                                Rollup::subject,
                                Collectors.summingLong(one -> one.measures().tokens().total())));
    }
}
