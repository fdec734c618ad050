package dev.bourse.gateway.market;

import dev.bourse.domain.market.Discretion;
import dev.bourse.domain.market.Grain;
import dev.bourse.domain.market.Group;
import dev.bourse.domain.market.Handful;
import dev.bourse.domain.market.Slice;
import dev.bourse.domain.market.Traffic;
import dev.bourse.domain.market.Window;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What was paid in the days of a time that are over, and of whom that may be told.
 *
 * @param group which kind of subject
 * @param traffic of those days, by subject
 * @param extent how much of the time these days are
 * @param discretion whose money may be told
 */
public record Spending(
        Group group, Map<String, Traffic> traffic, Extent extent, Discretion discretion) {
    private static final Discretion OPEN = Discretion.of(List.of());

    public Spending {
        traffic = Map.copyOf(traffic);
    }

    /** How much of a time is over. */
    public enum Extent {
        NOTHING,
        A_PART,
        THE_WHOLE
    }

    /** Up to when money is told: the end of the last day that was over an hour ago. */
    public static long settled(long now) {
        return Grain.DAY.begin(Grain.HOUR.previous(now));
    }

    /** Where no money is told at all. */
    static Spending untold(Group group) {
        return new Spending(group, Map.of(), Extent.NOTHING, OPEN);
    }

    /** Of the days from a moment until another that are over. */
    static Spending of(Reading reading, long from, long until) {
        long end = Math.min(until, settled(reading.sources().now()));
        return from >= end || !reading.slice().equals(Slice.ALL)
                ? untold(reading.group())
                : new Spending(
                        reading.group(),
                        reading.traffic(Grain.DAY, from, end),
                        end < until ? Extent.A_PART : Extent.THE_WHOLE,
                        Discretion.of(reading.sources().queries().handfuls(from, end)));
    }

    /** Of each of some windows in a row; those that are over are read at once. */
    static List<Spending> of(Reading reading, List<Window> windows) {
        long settled = settled(reading.sources().now());
        List<Window> over = windows.stream().filter(one -> one.end() <= settled).toList();
        List<Spending> all = new ArrayList<>(over(reading, over));
        windows.stream()
                .skip(over.size())
                .forEach(one -> all.add(of(reading, one.start(), one.end())));
        return all;
    }

    private static List<Spending> over(Reading reading, List<Window> windows) {
        if (windows.isEmpty() || !reading.slice().equals(Slice.ALL)) {
            return windows.stream().map(_ -> untold(reading.group())).toList();
        }
        Grain grain = windows.getFirst().grain();
        long from = windows.getFirst().start();
        long until = windows.getLast().end();
        Map<Long, Map<String, Traffic>> points = reading.points(grain, from, until);
        Map<Long, List<Handful>> few =
                reading.sources().queries().handfuls(from, until).stream()
                        .collect(Collectors.groupingBy(one -> grain.begin(one.day())));
        return windows.stream()
                .map(Window::start)
                .map(start ->
                        new Spending(
                                reading.group(),
                                points.getOrDefault(start, Map.of()),
                                Extent.THE_WHOLE,
                                Discretion.of(few.getOrDefault(start, List.of()))))
                .toList();
    }

    /** Whether the money of a subject may be told; that of a day that runs is not yet known. */
    public boolean isTold(String subject) {
        return switch (extent) {
            case NOTHING -> false;
            case A_PART -> traffic.containsKey(subject) && discretion.isTold(group, subject);
            case THE_WHOLE -> discretion.isTold(group, subject);
        };
    }

    /** Whether the money of all subjects together may be told. */
    public boolean isTotalTold() {
        return extent != Extent.NOTHING
                && (group == Group.MODEL || group == Group.AUTHOR)
                && discretion.isTold(Group.MARKET, "");
    }

    /** The traffic of a subject in the days that are over. */
    public Traffic of(String subject) {
        return traffic.getOrDefault(subject, Traffic.NONE);
    }

    /** The traffic of all subjects in the days that are over. */
    public Traffic total() {
        return traffic.values().stream().reduce(Traffic.NONE, Traffic::plus);
    }
}
