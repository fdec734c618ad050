package dev.bourse.gateway.store;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an account asks about its own generations.
 *
 * @param account whose
 * @param metrics what to compute
 * @param axes what to group by, at most two
 * @param conditions which generations count
 * @param bucketMicros length of a stretch of time; 0 for all of it together, {@link #MONTH} for
 *     calendar months
 * @param from epoch microseconds of the start, inclusive
 * @param until exclusive
 * @param order name of a metric, axis or {@code date}; null for time and axes
 * @param descending whether the largest comes first
 * @param limit most rows
 * @param groupLimit most rows of each stretch of time: the first by the order, or those with most
 *     of the first metric where none is asked for; 0 for all
 */
public record Analysis(
        String account,
        List<Metric> metrics,
        List<Axis> axes,
        List<Condition> conditions,
        long bucketMicros,
        long from,
        long until,
        @Nullable String order,
        boolean descending,
        int limit,
        int groupLimit) {
    /** Months are not all equally long. */
    public static final long MONTH = -1;

    public Analysis {
        metrics = List.copyOf(metrics);
        axes = List.copyOf(axes);
        conditions = List.copyOf(conditions);
    }

    /** Whether it needs to know what prompts were about. */
    public boolean isClassified() {
        return Stream.concat(axes.stream(), conditions.stream().map(Condition::axis))
                .anyMatch(Axis::isTag);
    }

    /** How a value is compared. */
    public enum Operator {
        EQ("="),
        NEQ("<>"),
        IN("in"),
        NOT_IN("not in"),
        GT(">"),
        GTE(">="),
        LT("<"),
        LTE("<=");

        private final String sql;

        Operator(String sql) {
            this.sql = sql;
        }

        /** The name in the API. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The operator of that name, or empty when there is none. */
        public static Optional<Operator> of(String wireName) {
            return List.of(values()).stream()
                    .filter(one -> one.wireName().equals(wireName))
                    .findFirst();
        }

        /** Whether it takes a list. */
        public boolean takesMany() {
            return this == IN || this == NOT_IN;
        }

        String sql() {
            return sql;
        }
    }

    /**
     * A condition.
     *
     * @param axis what is compared
     * @param operator how
     * @param values with what: one, or several for a list
     * @param unset whether generations without a value pass too
     */
    public record Condition(Axis axis, Operator operator, List<String> values, boolean unset) {
        public Condition {
            values = List.copyOf(values);
        }
    }
}
