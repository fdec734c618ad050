package dev.bourse.gateway.store;

import dev.bourse.domain.market.Grain;

import java.util.ArrayList;
import java.util.List;

/**
 * Months, weeks or days in a row.
 *
 * @param grain which
 * @param from when the first begins, epoch microseconds
 * @param until the end of the last
 */
record Span(Grain grain, long from, long until) {
    private static final List<Grain> LONGEST_FIRST = List.of(Grain.MONTH, Grain.WEEK, Grain.DAY);

    /** As few of them as cover whole days, and nothing else; a part of a last day counts as it. */
    static List<Span> covering(long from, long until) {
        List<Span> spans = new ArrayList<>();
        for (long at = from; at < until; at = spans.getLast().until()) {
            Grain grain = longest(at, until);
            boolean goesOn = !spans.isEmpty() && spans.getLast().grain() == grain;
            long begin = goesOn ? spans.removeLast().from() : at;
            spans.add(new Span(grain, begin, grain.next(at)));
        }
        return spans;
    }

    private static Grain longest(long at, long until) {
        return LONGEST_FIRST.stream()
                .filter(grain -> grain.begin(at) == at && grain.next(at) <= until)
                .findFirst()
                .orElse(Grain.DAY);
    }
}
