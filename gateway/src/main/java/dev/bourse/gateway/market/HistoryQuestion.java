package dev.bourse.gateway.market;

import dev.bourse.domain.market.Grain;
import dev.bourse.domain.market.Group;
import dev.bourse.domain.market.History;
import dev.bourse.domain.market.Slice;
import dev.bourse.domain.market.Traffic;
import dev.bourse.domain.market.Trend;
import dev.bourse.domain.market.Window;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How did it go over time?
 *
 * @param group which kind of subject
 * @param slice in which part of the traffic
 * @param by what is looked at
 * @param last the last day or week
 * @param points how many of them
 * @param away who is left out, of the rest too
 */
public record HistoryQuestion(
        Group group, Slice slice, By by, Window last, int points, Set<String> away)
        implements Question<HistoryQuestion.Past> {
    /** So many subjects have a line of their own. */
    private static final int LINES = 9;

    public HistoryQuestion {
        away = Set.copyOf(away);
    }

    /** One that leaves out nobody. */
    public HistoryQuestion(Group group, Slice slice, By by, Window last, int points) {
        this(group, slice, by, last, points, Set.of());
    }

    /** What volumes are of. */
    public enum By {
        TOKENS,
        CAPPED,
        SPEND,
        REQUESTS;

        /** The name in the API. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        private long of(Traffic traffic) {
            return switch (this) {
                case TOKENS -> traffic.tokens();
                case CAPPED -> traffic.paid();
                case SPEND -> traffic.spend();
                case REQUESTS -> traffic.requests();
            };
        }

        /** The one of that name, or empty when there is none. */
        public static Optional<By> of(String wireName) {
            return Stream.of(values()).filter(one -> one.wireName().equals(wireName)).findFirst();
        }
    }

    /**
     * What came of it.
     *
     * @param starts when the points begin, oldest first
     * @param history a line for each of the largest
     * @param spendings whose money may be told at each point; empty where no money is asked for
     */
    public record Past(List<Long> starts, History history, List<Spending> spendings) {
        public Past {
            starts = List.copyOf(starts);
            spendings = List.copyOf(spendings);
        }

        /** Whether the value of a line at a point may be told. */
        public boolean isTold(String line, int point) {
            return spendings.isEmpty() || isTold(line, spendings.get(point));
        }

        /** The others change with the length of the time, so each of them has to be told. */
        private boolean isTold(String line, Spending spending) {
            return line.equals(History.OTHER)
                    ? spending.traffic().keySet().stream()
                            .filter(subject -> !history.has(subject))
                            .allMatch(spending::isTold)
                    : spending.isTold(line);
        }
    }

    @Override
    public Past answer(Sources sources) {
        Reading reading = new Reading(sources, group, slice);
        List<Window> windows = windows();
        List<Spending> spendings = by == By.SPEND ? Spending.of(reading, windows) : List.of();
        History history =
                switch (by) {
                    case CAPPED -> History.of(present(capped(reading, windows)), LINES);
                    case SPEND -> spent(spendings);
                    case TOKENS, REQUESTS -> History.of(present(plain(reading, windows)), LINES);
                };
        return new Past(windows.stream().map(Window::start).toList(), history, spendings);
    }

    private List<Map<String, Long>> present(List<Map<String, Long>> points) {
        return points.stream().map(this::present).toList();
    }

    private Map<String, Long> present(Map<String, Long> point) {
        Map<String, Long> present = new HashMap<>(point);
        present.keySet().removeAll(away);
        return present;
    }

    /** An order by all that was paid would tell of sums that are not told how large they are. */
    private History spent(List<Spending> spendings) {
        Map<String, Paid> sums = new HashMap<>();
        for (Spending spending : spendings) {
            spending.traffic()
                    .forEach((subject, traffic) ->
                            sums.merge(
                                    subject,
                                    Paid.of(traffic, spending.isTold(subject)),
                                    Paid::plus));
        }
        sums.keySet().removeAll(away);
        List<String> order =
                sums.entrySet().stream()
                        .filter(sum -> sum.getValue().all() > 0)
                        .sorted(
                                Map.Entry.<String, Paid>comparingByValue(Paid.MOST)
                                        .thenComparing(Map.Entry.comparingByKey()))
                        .map(Map.Entry::getKey)
                        .toList();
        List<Map<String, Long>> points =
                spendings.stream().map(one -> measured(one.traffic())).toList();
        return History.of(present(points), order, LINES);
    }

    /** What was paid for a subject, what of that is told, and for how many tokens. */
    private record Paid(long all, long told, long tokens) {
        static final Comparator<Paid> MOST =
                Comparator.comparingLong(Paid::told).thenComparingLong(Paid::tokens).reversed();

        static Paid of(Traffic traffic, boolean told) {
            return new Paid(traffic.spend(), told ? traffic.spend() : 0, traffic.tokens());
        }

        Paid plus(Paid more) {
            return new Paid(all + more.all, told + more.told, tokens + more.tokens);
        }
    }

    private List<Window> windows() {
        List<Window> windows = new ArrayList<>();
        Window window = last;
        for (int i = 0; i < points; i++) {
            windows.addFirst(window);
            window = window.before();
        }
        return windows;
    }

    private List<Map<String, Long>> plain(Reading reading, List<Window> windows) {
        Grain grain = last.grain();
        Map<Long, Map<String, Traffic>> points =
                reading.points(grain, windows.getFirst().start(), last.end());
        return windows.stream()
                .map(window -> measured(points.getOrDefault(window.start(), Map.of())))
                .toList();
    }

    private Map<String, Long> measured(Map<String, Traffic> point) {
        Map<String, Long> values = new HashMap<>();
        point.forEach((subject, one) -> values.put(subject, by.of(one)));
        return values;
    }

    private static List<Map<String, Long>> capped(Reading reading, List<Window> windows) {
        return windows.stream()
                .map(window -> Trend.capped(reading.present(window.start(), window.end()), 1))
                .toList();
    }
}
