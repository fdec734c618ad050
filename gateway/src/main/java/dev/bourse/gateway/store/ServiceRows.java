package dev.bourse.gateway.store;

import dev.bourse.domain.market.Availability;
import dev.bourse.domain.market.Delta;
import dev.bourse.domain.market.Delta.Hour;
import dev.bourse.domain.market.Grain;
import dev.bourse.domain.market.Service;
import dev.bourse.domain.market.Timing;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/**
 * What facts add to {@link ServiceTables}, worked out before the transaction.
 *
 * @param services how endpoints served, in order
 * @param timings how fast, in order
 * @param availability whether models could be had
 */
record ServiceRows(
        Map<Span, Service> services,
        Map<Span, List<Timing>> timings,
        Map<Hour, Availability> availability) {
    private static final List<Grain> GRAINS = List.of(Grain.HOUR, Grain.DAY);

    /** An endpoint in an hour or a day. */
    record Span(String endpoint, int grain, int start) implements Comparable<Span> {
        static Span of(Hour hour, Grain grain) {
            return new Span(
                    Texts.key(hour.subject()),
                    Hours.code(grain),
                    Hours.of(grain.begin(hour.start())));
        }

        void place(Places places) throws SQLException {
            places.text(endpoint);
            places.number(grain);
            places.number(start);
        }

        @Override
        public int compareTo(Span other) {
            int byName = endpoint.compareTo(other.endpoint);
            int byGrain = byName != 0 ? byName : Integer.compare(grain, other.grain);
            return byGrain != 0 ? byGrain : Integer.compare(start, other.start);
        }
    }

    static ServiceRows of(Delta delta) {
        return new ServiceRows(
                spans(delta.services(), Service::plus),
                spans(delta.timings(), ServiceRows::both),
                merged(delta.availability()));
    }

    /** Names that are too long for a key are cut, which may make two of them one. */
    private static Map<Hour, Availability> merged(Map<Hour, Availability> availability) {
        Map<Hour, Availability> merged = new HashMap<>();
        availability.forEach((hour, one) ->
                merged.merge(
                        new Hour(Texts.key(hour.subject()), hour.start()),
                        one,
                        Availability::plus));
        return merged;
    }

    private static <V> Map<Span, V> spans(Map<Hour, V> hours, BinaryOperator<V> sum) {
        Map<Span, V> spans = new TreeMap<>();
        for (Grain grain : GRAINS) {
            hours.forEach((hour, value) -> spans.merge(Span.of(hour, grain), value, sum));
        }
        return spans;
    }

    private static <T> List<T> both(List<T> one, List<T> other) {
        List<T> all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }
}
