package dev.bourse.domain.routing;

import dev.bourse.domain.routing.Simulation.Trip;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The figures of one phase. */
final class Tally {
    private static final double SECOND = 1_000_000;
    private static final double PERCENT = 100;

    private final List<Trip> trips;

    Tally(List<Trip> all, Scenario.Phase phase) {
        trips =
                all.stream()
                        .filter(one -> one.arrivalMicros() >= phase.from() * SECOND)
                        .filter(one -> one.arrivalMicros() < phase.to() * SECOND)
                        .toList();
    }

    /** The part of all requests that were answered. */
    double answered() {
        return part(trips.stream().filter(one -> !one.served().isEmpty()).count());
    }

    /** The part of all requests that this endpoint answered. */
    double served(String tag) {
        return part(trips.stream().filter(one -> one.served().equals(tag)).count());
    }

    /** The part of all requests that tried this endpoint first. */
    double triedFirst(String tag) {
        return part(trips.stream().filter(one -> one.first().equals(tag)).count());
    }

    double meanAttempts() {
        return trips.stream().mapToInt(Trip::attempts).average().orElseThrow();
    }

    /** USD per 1,000 requests. */
    double dollarsPerThousand() {
        return trips.stream().mapToLong(one -> one.cost().nanos()).average().orElseThrow() / 1e6;
    }

    /** Seconds that the given part of all requests had to wait for their first token, at most. */
    double wait(double part) {
        long[] sorted = trips.stream().mapToLong(Trip::waitMicros).sorted().toArray();
        return sorted[(int) (part * (sorted.length - 1))] / SECOND;
    }

    /** A row of the report. */
    String row(String name, List<String> tags) {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %.1f %% | %.2f | %.2f | %.2f | %.2f | %s | %s |",
                name,
                trips.size(),
                PERCENT * answered(),
                meanAttempts(),
                dollarsPerThousand(),
                wait(0.5),
                wait(0.99),
                shares(tags, this::triedFirst),
                shares(tags, this::served));
    }

    private static String shares(List<String> tags, Function<String, Double> share) {
        return tags.stream()
                .map(tag -> String.format(Locale.ROOT, "%.0f", PERCENT * share.apply(tag)))
                .collect(Collectors.joining(" / "));
    }

    private double part(long count) {
        return (double) count / trips.size();
    }
}
