package dev.bourse.gateway.store;

import dev.bourse.domain.market.Availability;
import dev.bourse.domain.market.Delta.Hour;
import dev.bourse.domain.market.Service;
import dev.bourse.domain.market.Timing;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How endpoints served and how fast, by hour and day, and whether models could be had.
 *
 * @param connection of the transaction
 */
record ServiceTables(Connection connection) {
    private static final List<String> KEYS = List.of("endpoint", "grain", "start_hour");
    private static final List<String> ATTEMPTS =
            List.of("good", "failed", "rate_limited", "forbidden", "formed", "malformed");

    private static final Upsert SERVICE =
            new Upsert("market_service", KEYS, both(ATTEMPTS, TrafficTables.MEASURES));

    private static final Upsert AVAILABILITY =
            new Upsert(
                    "market_availability",
                    List.of("model", "start_hour"),
                    List.of("judged", "answered", "first_judged", "first_answered"));

    private static final Sketches TIMING =
            new Sketches(
                    "market_timing",
                    "endpoint",
                    "text",
                    List.of("first_token", "throughput", "total"));

    void add(ServiceRows rows) throws SQLException {
        addServices(rows.services());
        addTimings(rows.timings());
        addAvailability(rows.availability());
    }

    private void addServices(Map<ServiceRows.Span, Service> services) throws SQLException {
        List<String> names = new ArrayList<>();
        List<long[]> rows = new ArrayList<>();
        services.forEach((span, service) -> {
            names.add(span.endpoint());
            rows.add(row(span, service));
        });
        SERVICE.add(connection, names, rows);
    }

    private static long[] row(ServiceRows.Span span, Service service) {
        long[] own = {
            span.grain(),
            span.start(),
            service.good(),
            service.failed(),
            service.rateLimited(),
            service.forbidden(),
            service.formed(),
            service.malformed()
        };
        return TrafficRows.joined(own, TrafficRows.measures(service.traffic()));
    }

    private void addTimings(Map<ServiceRows.Span, List<Timing>> timings) throws SQLException {
        List<Sketches.Key> keys = timings.keySet().stream().map(ServiceRows.Span::key).toList();
        Map<Sketches.Key, byte[][]> before = TIMING.get(connection, keys);
        Map<Sketches.Key, byte[][]> after = new LinkedHashMap<>();
        timings.forEach(
                (span, more) -> after.put(span.key(), joined(before.get(span.key()), more)));
        TIMING.put(connection, after);
    }

    /** The distributions of a row with more in them, in the order of its columns. */
    private static byte[][] joined(byte @Nullable [][] row, List<Timing> more) {
        return new byte[][] {
            Spread.add(
                    Sketches.at(row, 0),
                    more,
                    one -> one.firstTokenMicros() / Spread.MICROS_PER_STEP),
            Spread.add(
                    Sketches.at(row, 1),
                    more.stream().filter(one -> one.throughput() > 0).toList(),
                    one -> Math.round(one.throughput() * Spread.STEPS_PER_TOKEN)),
            Spread.add(Sketches.at(row, 2), more, one -> one.totalMicros() / Spread.MICROS_PER_STEP)
        };
    }

    private void addAvailability(Map<Hour, Availability> availability) throws SQLException {
        List<String> names = new ArrayList<>();
        List<long[]> rows = new ArrayList<>();
        availability.forEach((hour, one) -> {
            names.add(hour.subject());
            rows.add(
                    new long[] {
                        Hours.of(hour.start()),
                        one.judged(),
                        one.answered(),
                        one.firstJudged(),
                        one.firstAnswered()
                    });
        });
        AVAILABILITY.add(connection, names, rows);
    }

    private static <T> List<T> both(List<T> one, List<T> other) {
        List<T> all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }
}
