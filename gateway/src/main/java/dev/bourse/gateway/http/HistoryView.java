package dev.bourse.gateway.http;

import dev.bourse.domain.market.Grain;
import dev.bourse.domain.market.History;
import dev.bourse.gateway.market.HistoryQuestion;

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
 */
record HistoryView(HistoryQuestion question, HistoryQuestion.Past past, boolean asShares) {
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

    private List<Object> values(History.Line line) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < line.values().size(); i++) {
            values.add(asShares ? share(line.values().get(i), i) : whole(line.values().get(i)));
        }
        return values;
    }

    private Object whole(long value) {
        return question.by() == HistoryQuestion.By.SPEND
                ? BigDecimal.valueOf(value, NANO_DIGITS)
                : value;
    }

    private double share(long value, int point) {
        long sum =
                past.history().lines().stream().mapToLong(line -> line.values().get(point)).sum();
        return sum == 0 ? 0 : (double) value / sum;
    }
}
