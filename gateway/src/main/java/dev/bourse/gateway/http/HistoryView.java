package dev.bourse.gateway.http;

import dev.bourse.domain.market.Grain;
import dev.bourse.domain.market.History;
import dev.bourse.gateway.market.HistoryQuestion;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Lines over time as the API shows them.
 *
 * @param question what was asked
 * @param past what came of it
 * @param asShares whether values are parts of each point's sum
 * @param withheld notes what is not told
 */
record HistoryView(
        HistoryQuestion question, HistoryQuestion.Past past, boolean asShares, Withheld withheld) {
    private static final int NANO_DIGITS = 9;

    Members members(Function<String, Members> named) {
        return new Members()
                .put("group", question.group().wireName())
                .put("by", question.by().wireName())
                .put("grain", question.last().grain().wireName())
                .put(
                        "starts",
                        past.starts().stream().map(start -> Grain.date(start).toString()).toList())
                .put("series", past.history().lines().stream().map(it -> line(it, named)).toList());
    }

    private Map<String, ?> line(History.Line line, Function<String, Members> named) {
        Members members =
                line.subject().equals(History.OTHER)
                        ? new Members()
                                .put("id", History.OTHER)
                                .put("name", "Other")
                                .put("author", null)
                        : named.apply(line.subject());
        return members.put("values", values(line)).map();
    }

    private List<@Nullable Object> values(History.Line line) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < line.values().size(); i++) {
            boolean told = withheld.unless(past.isTold(line.subject(), i), "series.values");
            values.add(told ? value(line.values().get(i), i) : null);
        }
        return values;
    }

    private Object value(long value, int point) {
        return asShares ? share(value, point) : whole(value);
    }

    private Object whole(long value) {
        return question.by() == HistoryQuestion.By.SPEND
                ? BigDecimal.valueOf(value, NANO_DIGITS)
                : value;
    }

    /** Of what is told: otherwise the rest would tell what is not. */
    private double share(long value, int point) {
        long sum =
                past.history().lines().stream()
                        .filter(line -> past.isTold(line.subject(), point))
                        .mapToLong(line -> line.values().get(point))
                        .sum();
        return sum == 0 ? 0 : (double) value / sum;
    }
}
