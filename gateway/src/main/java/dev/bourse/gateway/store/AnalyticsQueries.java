package dev.bourse.gateway.store;

import dev.bourse.domain.market.Grain;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Sums over an account's own generations, in whichever groups it asks for. */
public final class AnalyticsQueries {
    private static final String TIME = "date";
    private static final int SECONDS = 10;
    private static final int NANO_SCALE = 9;

    /** Weeks of microseconds since 1970 begin on a Thursday; this moves them to a Monday. */
    private static final long MONDAY = 4L * 24 * 3_600_000_000L;

    private static final String CLASSIFIED =
            """
            (select g.*, t.task, t.category, t.language, t.programming_language
            from generation g left join market_task t on t.generation = g.id) classified\
            """;

    private final Jdbi jdbi;

    AnalyticsQueries(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** What came of a question. */
    public sealed interface Result {
        /** Rows by name of column; the time is in epoch microseconds under {@code date}. */
        record Rows(List<Map<String, @Nullable Object>> rows) implements Result {}

        /** It would have taken too long. */
        record TooSlow() implements Result {}
    }

    /**
     * Answers within ten seconds or not at all.
     *
     * @throws StoreException when the database does not answer
     */
    public Result ask(Analysis analysis) {
        try {
            return new Result.Rows(
                    jdbi.withHandle(handle -> {
                        Map<String, Object> arguments = new HashMap<>();
                        String sql = sql(analysis, arguments);
                        return handle.createQuery(sql)
                                .setQueryTimeout(SECONDS)
                                .bindMap(arguments)
                                .map((row, _) -> read(row, analysis))
                                .list();
                    }));
        } catch (JdbiException failure) {
            if (isTimeout(failure)) {
                return new Result.TooSlow();
            }
            throw new StoreException("the database does not answer", failure);
        }
    }

    private static String sql(Analysis analysis, Map<String, Object> arguments) {
        String sums = sums(analysis, arguments);
        String kept =
                analysis.groupLimit() == 0
                        ? sums
                        : "select * from ("
                                + sums
                                + ") placed where place <= "
                                + analysis.groupLimit();
        return kept + order(analysis) + " limit " + (analysis.limit() + 1);
    }

    private static String sums(Analysis analysis, Map<String, Object> arguments) {
        List<String> groups = groups(analysis);
        String grouped = groups.isEmpty() ? "" : " group by " + String.join(", ", groups);
        return "select "
                + String.join(", ", columns(analysis))
                + " from "
                + (analysis.isClassified() ? CLASSIFIED : "generation")
                + " where "
                + where(analysis, arguments)
                + grouped;
    }

    private static List<String> columns(Analysis analysis) {
        List<String> columns = new ArrayList<>();
        if (analysis.bucketMicros() != 0) {
            columns.add(bucket(analysis) + " as " + TIME);
        }
        analysis.axes().forEach(axis -> columns.add(axis.column() + " as " + name(axis)));
        analysis.metrics().forEach(metric -> columns.add(metric.sql() + " as " + name(metric)));
        if (analysis.groupLimit() > 0) {
            columns.add(place(analysis));
        }
        return columns;
    }

    /** The place of a row within its stretch of time. */
    private static String place(Analysis analysis) {
        String parted =
                analysis.bucketMicros() == 0 ? "" : "partition by " + bucket(analysis) + " ";
        List<String> keys = new ArrayList<>();
        keys.add(measure(analysis) + direction(analysis));
        analysis.axes().forEach(axis -> keys.add(axis.column()));
        return "row_number() over ("
                + parted
                + "order by "
                + String.join(", ", keys)
                + ") as place";
    }

    /** What rows of one stretch of time are ordered by: what was asked for, or the first metric. */
    private static String measure(Analysis analysis) {
        String order = String.valueOf(analysis.order());
        return Metric.of(order)
                .map(Metric::sql)
                .or(() -> Axis.of(order).map(Axis::column))
                .orElseGet(() -> analysis.metrics().getFirst().sql());
    }

    /** What is not known is last either way, in both engines. */
    private static String direction(Analysis analysis) {
        boolean byTime = TIME.equals(analysis.order());
        return (analysis.descending() || byTime ? " desc" : " asc") + " nulls last";
    }

    private static List<String> groups(Analysis analysis) {
        List<String> groups = new ArrayList<>();
        if (analysis.bucketMicros() != 0) {
            groups.add(bucket(analysis));
        }
        analysis.axes().forEach(axis -> groups.add(axis.column()));
        return groups;
    }

    private static String bucket(Analysis analysis) {
        return analysis.bucketMicros() == Analysis.MONTH ? month(analysis) : stretch(analysis);
    }

    /** The engines have no function for months in common, but there are only so many. */
    private static String month(Analysis analysis) {
        StringBuilder sql = new StringBuilder("case");
        long month = Grain.MONTH.begin(analysis.from());
        while (Grain.MONTH.next(month) < analysis.until()) {
            long next = Grain.MONTH.next(month);
            sql.append(" when started_micros < ").append(next).append(" then ").append(month);
            month = next;
        }
        return sql.append(" when 1 = 1 then ").append(month).append(" end").toString();
    }

    private static String stretch(Analysis analysis) {
        long length = analysis.bucketMicros();
        return "((started_micros - %2$d) / %1$d * %1$d + %2$d)".formatted(length, MONDAY);
    }

    private static String where(Analysis analysis, Map<String, Object> arguments) {
        arguments.put("account", analysis.account());
        arguments.put("from", analysis.from());
        arguments.put("until", analysis.until());
        StringBuilder sql =
                new StringBuilder(
                        "account = :account"
                                + " and started_micros >= :from and started_micros < :until");
        for (Analysis.Condition condition : analysis.conditions()) {
            sql.append(" and ").append(condition(condition, arguments));
        }
        return sql.toString();
    }

    private static String condition(Analysis.Condition condition, Map<String, Object> arguments) {
        String column = condition.axis().column();
        String names =
                condition.values().stream()
                        .map(value -> {
                            String name = "v" + arguments.size();
                            arguments.put(name, value);
                            return ":" + name;
                        })
                        .collect(Collectors.joining(", "));
        String comparison =
                column
                        + " "
                        + condition.operator().sql()
                        + (condition.operator().takesMany() ? " (" + names + ")" : " " + names);
        return condition.unset() ? "(" + comparison + " or " + column + " is null)" : comparison;
    }

    private static String order(Analysis analysis) {
        List<String> keys = new ArrayList<>();
        if (analysis.order() != null) {
            String by = analysis.descending() ? " desc" : " asc";
            keys.add(name(analysis.order()) + by + " nulls last");
        }
        if (analysis.bucketMicros() != 0) {
            keys.add(TIME);
        }
        analysis.axes().forEach(axis -> keys.add(name(axis)));
        return keys.isEmpty() ? "" : " order by " + String.join(", ", keys);
    }

    private static String name(String order) {
        return Metric.of(order)
                .map(AnalyticsQueries::name)
                .or(() -> Axis.of(order).map(AnalyticsQueries::name))
                .orElse(TIME);
    }

    private static String name(Metric metric) {
        return "m_" + metric.wireName();
    }

    private static String name(Axis axis) {
        return "a_" + axis.wireName();
    }

    private static Map<String, @Nullable Object> read(ResultSet row, Analysis analysis)
            throws SQLException {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        if (analysis.bucketMicros() != 0) {
            values.put(TIME, row.getLong(TIME));
        }
        for (Axis axis : analysis.axes()) {
            values.put(axis.wireName(), row.getString(name(axis)));
        }
        for (Metric metric : analysis.metrics()) {
            values.put(metric.wireName(), value(row, metric));
        }
        return values;
    }

    private static @Nullable Object value(ResultSet row, Metric metric) throws SQLException {
        String column = name(metric);
        if (metric.isRate()) {
            double value = row.getDouble(column);
            return row.wasNull() ? null : value;
        }
        long value = row.getLong(column);
        if (row.wasNull() && metric.format() == Metric.Format.NUMBER) {
            return null;
        }
        return metric.format() == Metric.Format.CURRENCY
                ? BigDecimal.valueOf(value, NANO_SCALE).stripTrailingZeros()
                : (Object) value;
    }

    /** Both engines say so in words of their own. */
    private static boolean isTimeout(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (message.contains("canceling statement") || message.contains("INTERRUPT")) {
                return true;
            }
        }
        return false;
    }
}
