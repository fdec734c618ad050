package dev.bourse.gateway.store;

import dev.bourse.domain.market.Availability;
import dev.bourse.domain.market.Delta;
import dev.bourse.domain.market.Delta.Hour;
import dev.bourse.domain.market.Grain;
import dev.bourse.domain.market.Service;
import dev.bourse.domain.market.Timing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What facts add to {@link ServiceTables}, worked out before the transaction. Names that are too
 * long for a key are cut, which may make two of them one.
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

        Sketches.Key key() {
            return new Sketches.Key(endpoint, grain, start);
        }

        @Override
        public int compareTo(Span other) {
            int byName = endpoint.compareTo(other.endpoint);
            int byGrain = byName != 0 ? byName : Integer.compare(grain, other.grain);
            return byGrain != 0 ? byGrain : Integer.compare(start, other.start);
        }
    }

    /** The rows of each lane. */
    static List<ServiceRows> of(Delta delta) {
        List<ServiceRows> lanes = Stream.generate(ServiceRows::empty).limit(Lanes.COUNT).toList();
        for (Grain grain : GRAINS) {
            delta.services()
                    .forEach((hour, one) -> {
                        Span span = Span.of(hour, grain);
                        lanes.get(Lanes.of(span.endpoint()))
                                .services()
                                .merge(span, one, Service::plus);
                    });
            delta.timings()
                    .forEach((hour, all) -> {
                        Span span = Span.of(hour, grain);
                        lanes.get(Lanes.of(span.endpoint()))
                                .timings()
                                .merge(span, all, ServiceRows::both);
                    });
        }
        delta.availability()
                .forEach((hour, one) -> {
                    Hour key = new Hour(Texts.key(hour.subject()), hour.start());
                    lanes.get(Lanes.of(key.subject()))
                            .availability()
                            .merge(key, one, Availability::plus);
                });
        return lanes;
    }

    /** About so many rows there are. */
    int size() {
        return services.size() + timings.size() + availability.size();
    }

    private static ServiceRows empty() {
        return new ServiceRows(new TreeMap<>(), new TreeMap<>(), new HashMap<>());
    }

    private static <T> List<T> both(List<T> one, List<T> other) {
        List<T> all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }
}
