package dev.bourse.gateway.market;

import dev.bourse.domain.market.Grain;
import dev.bourse.domain.market.Group;
import dev.bourse.domain.market.History;
import dev.bourse.domain.market.Slice;
import dev.bourse.domain.market.Traffic;
import dev.bourse.domain.market.Trend;
import dev.bourse.domain.market.Window;

import java.util.ArrayList;
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
        List<Map<String, Long>> volumes =
                switch (by) {
                    case CAPPED -> capped(reading, windows);
                    case SPEND -> spendings.stream().map(one -> measured(one.traffic())).toList();
                    case TOKENS, REQUESTS -> plain(reading, windows);
                };
        return new Past(
                windows.stream().map(Window::start).toList(),
                History.of(volumes.stream().map(this::present).toList(), LINES),
                spendings);
    }

    private Map<String, Long> present(Map<String, Long> point) {
        Map<String, Long> present = new HashMap<>(point);
        present.keySet().removeAll(away);
        return present;
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
