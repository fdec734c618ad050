package dev.bourse.domain.market;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Whether those who came to a subject stay (audit.md 4.5), by weeks.
 *
 * @param cohorts accounts by the week in which they first came, oldest first
 * @param free what became of a free period; null when it never was free, or still is
 */
public record Retention(List<Cohort> cohorts, @Nullable FreePeriod free) {
    private static final int WEEKS_AFTER = 4;

    public Retention {
        cohorts = List.copyOf(cohorts);
    }

    /**
     * Who came in one week.
     *
     * @param week when it began, epoch microseconds
     * @param accounts how many accounts came first in it
     * @param active how many of them were active so many weeks later, beginning with that week
     */
    public record Cohort(long week, int accounts, List<Integer> active) {
        public Cohort {
            active = List.copyOf(active);
        }
    }

    /**
     * A free period that is over.
     *
     * @param lastWeek when its last week began
     * @param users how many accounts used it in that week
     * @param payers how many accounts paid in the four weeks after
     */
    public record FreePeriod(long lastWeek, int users, int payers) {}

    /**
     * One account in one week.
     *
     * @param week when it began
     * @param account who
     * @param paid whether it paid
     */
    public record Visit(long week, long account, boolean paid) {}

    /** Of all visits to one subject. */
    public static Retention of(Collection<Visit> visits) {
        TreeMap<Long, Set<Long>> active = new TreeMap<>();
        TreeMap<Long, Set<Long>> paying = new TreeMap<>();
        for (Visit visit : visits) {
            active.computeIfAbsent(visit.week(), _ -> new HashSet<>()).add(visit.account());
            Set<Long> payers = paying.computeIfAbsent(visit.week(), _ -> new HashSet<>());
            if (visit.paid()) {
                payers.add(visit.account());
            }
        }
        return new Retention(cohorts(active), freePeriod(active, paying).orElse(null));
    }

    private static List<Cohort> cohorts(TreeMap<Long, Set<Long>> active) {
        List<Cohort> cohorts = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        for (long week : active.keySet()) {
            Set<Long> fresh = new TreeSet<>(active.getOrDefault(week, Set.of()));
            fresh.removeAll(seen);
            seen.addAll(fresh);
            if (!fresh.isEmpty()) {
                cohorts.add(new Cohort(week, fresh.size(), activeOf(fresh, week, active)));
            }
        }
        return cohorts;
    }

    /** Weeks in which nobody came count as such, up to the last in which somebody did. */
    private static List<Integer> activeOf(
            Set<Long> cohort, long first, TreeMap<Long, Set<Long>> active) {
        List<Integer> counts = new ArrayList<>();
        for (long week = first; week <= active.lastKey(); week = Grain.WEEK.next(week)) {
            Set<Long> there = active.getOrDefault(week, Set.of());
            counts.add((int) cohort.stream().filter(there::contains).count());
        }
        return counts;
    }

    /** It ended with the last week in which nobody paid, if somebody paid later. */
    private static Optional<FreePeriod> freePeriod(
            TreeMap<Long, Set<Long>> active, TreeMap<Long, Set<Long>> paying) {
        return paying.descendingMap().entrySet().stream()
                .filter(week -> week.getValue().isEmpty())
                .findFirst()
                .map(Map.Entry::getKey)
                .filter(last -> last < paying.lastKey())
                .map(last ->
                        new FreePeriod(
                                last,
                                active.getOrDefault(last, Set.of()).size(),
                                payersAfter(last, paying)));
    }

    private static int payersAfter(long last, TreeMap<Long, Set<Long>> paying) {
        Set<Long> payers = new HashSet<>();
        long week = last;
        for (int i = 0; i < WEEKS_AFTER; i++) {
            week = Grain.WEEK.next(week);
            payers.addAll(paying.getOrDefault(week, Set.of()));
        }
        return payers.size();
    }
}
