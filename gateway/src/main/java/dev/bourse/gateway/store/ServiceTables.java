package dev.bourse.gateway.store;

import dev.bourse.domain.market.Availability;
import dev.bourse.domain.market.Delta.Hour;
import dev.bourse.domain.market.Service;
import dev.bourse.domain.market.Timing;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
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
            List.of("good", "failed", "rate_limited", "forbidden");

    private static final String ADD_SERVICE =
            new Upsert("market_service", KEYS, both(ATTEMPTS, TrafficTables.MEASURES)).sql(1);

    private static final String ADD_AVAILABILITY =
            new Upsert(
                            "market_availability",
                            List.of("model", "start_hour"),
                            List.of("judged", "answered", "first_judged", "first_answered"))
                    .sql(1);

    private static final String TIMING =
            """
            select first_token, throughput, total from market_timing
            where endpoint = ? and grain = ? and start_hour = ?\
            """;

    private static final String PUT_TIMING =
            """
            insert into market_timing
                (endpoint, grain, start_hour, first_token, throughput, total)
            values (?, ?, ?, ?, ?, ?)
            on conflict (endpoint, grain, start_hour) do update set
                first_token = excluded.first_token,
                throughput = excluded.throughput,
                total = excluded.total\
            """;

    void add(ServiceRows rows) throws SQLException {
        addServices(rows.services());
        addTimings(rows.timings());
        addAvailability(rows.availability());
    }

    private void addServices(Map<ServiceRows.Span, Service> services) throws SQLException {
        try (PreparedStatement batch = connection.prepareStatement(ADD_SERVICE)) {
            for (Map.Entry<ServiceRows.Span, Service> entry : services.entrySet()) {
                Service service = entry.getValue();
                Places places = new Places(batch);
                entry.getKey().place(places);
                places.number(service.good());
                places.number(service.failed());
                places.number(service.rateLimited());
                places.number(service.forbidden());
                for (long measure : TrafficRows.measures(service.traffic())) {
                    places.number(measure);
                }
                batch.addBatch();
            }
            batch.executeBatch();
        }
    }

    private void addTimings(Map<ServiceRows.Span, List<Timing>> timings) throws SQLException {
        try (PreparedStatement get = connection.prepareStatement(TIMING);
                PreparedStatement put = connection.prepareStatement(PUT_TIMING)) {
            for (Map.Entry<ServiceRows.Span, List<Timing>> entry : timings.entrySet()) {
                entry.getKey().place(new Places(get));
                try (ResultSet row = get.executeQuery()) {
                    Places places = new Places(put);
                    entry.getKey().place(places);
                    put(places, row.next() ? row : null, entry.getValue());
                    put.addBatch();
                }
            }
            put.executeBatch();
        }
    }

    private static void put(Places places, @Nullable ResultSet row, List<Timing> more)
            throws SQLException {
        places.bytes(
                Spread.add(
                        row == null ? null : row.getBytes(1),
                        more,
                        one -> one.firstTokenMicros() / Spread.MICROS_PER_STEP));
        places.bytes(
                Spread.add(
                        row == null ? null : row.getBytes(2),
                        more.stream().filter(one -> one.throughput() > 0).toList(),
                        one -> Math.round(one.throughput() * Spread.STEPS_PER_TOKEN)));
        places.bytes(
                Spread.add(
                        row == null ? null : row.getBytes(3),
                        more,
                        one -> one.totalMicros() / Spread.MICROS_PER_STEP));
    }

    private void addAvailability(Map<Hour, Availability> availability) throws SQLException {
        try (PreparedStatement batch = connection.prepareStatement(ADD_AVAILABILITY)) {
            for (Map.Entry<Hour, Availability> entry : availability.entrySet()) {
                Availability one = entry.getValue();
                Places places = new Places(batch);
                places.text(entry.getKey().subject());
                places.number(Hours.of(entry.getKey().start()));
                places.number(one.judged());
                places.number(one.answered());
                places.number(one.firstJudged());
                places.number(one.firstAnswered());
                batch.addBatch();
            }
            batch.executeBatch();
        }
    }

    private static <T> List<T> both(List<T> one, List<T> other) {
        List<T> all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }
}
