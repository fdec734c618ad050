package dev.bourse.gateway.http;

import dev.bourse.domain.market.Grain;
import dev.bourse.gateway.store.Analysis;
import dev.bourse.gateway.store.Analysis.Condition;
import dev.bourse.gateway.store.Axis;
import dev.bourse.gateway.store.Metric;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads the body of an analytics query. What makes no sense is a {@link BadQuery} that names the
 * member.
 *
 * @param body the body
 * @param now epoch microseconds
 */
record AnalyticsWish(JsonObject body, long now) {
    static final List<String> GRANULARITIES = List.of("minute", "hour", "day", "week", "month");

    private static final Set<String> MEMBERS =
            Set.of(
                    "metrics",
                    "dimensions",
                    "filters",
                    "granularity",
                    "time_range",
                    "order_by",
                    "limit",
                    "group_limit",
                    "classifier_dimensions",
                    "classifier_filters");

    private static final long MINUTE = 60_000_000L;
    private static final long DAY = 24 * 60 * MINUTE;
    private static final int MOST_AXES = 2;
    private static final int MOST_FILTERS = 20;
    private static final int MOST_ROWS = 10_000;
    private static final int ROWS = 1_000;
    private static final int MOST_DAYS = 366;
    private static final int DAYS_BY_ID = 31;
    private static final int DAYS = 30;
    private static final int MOST_BUCKETS = 50_000;

    AnalyticsWish {
        body.members().keySet().stream()
                .filter(name -> !MEMBERS.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new BadQuery(Choices.shown(name), "is not supported");
                });
    }

    Analysis analysis(String account) {
        List<Metric> metrics = words("metrics", AnalyticsWish::metric);
        if (metrics.isEmpty()) {
            throw new BadQuery("metrics", "at least one is required");
        }
        List<Axis> axes = axes();
        long until = time("end", now);
        long from = time("start", Grain.DAY.begin(until) - DAYS * DAY);
        requireRange(from, until, axes);
        long bucket = bucket(until - from);
        return new Analysis(
                account,
                metrics,
                axes,
                filters(),
                bucket,
                from,
                until,
                order(metrics, axes, bucket),
                !"asc".equals(direction()),
                number("limit", ROWS, MOST_ROWS),
                groupLimit());
    }

    /** The dimensions, and those that the classifier says. */
    private List<Axis> axes() {
        List<Axis> axes = new ArrayList<>();
        for (boolean tags : new boolean[] {false, true}) {
            String name = tags ? "classifier_dimensions" : "dimensions";
            List<Axis> some = words(name, word -> axis(word, tags));
            if (some.size() > MOST_AXES) {
                throw new BadQuery(name, "at most " + MOST_AXES);
            }
            axes.addAll(some);
        }
        return axes;
    }

    private static Optional<Axis> axis(String word, boolean tag) {
        return Axis.of(word).filter(axis -> axis.isTag() == tag);
    }

    private static Optional<Metric> metric(String word) {
        Unkept.of(word)
                .ifPresent(one -> {
                    throw new BadQuery("metrics", one.wireName() + " is not known: " + one.why());
                });
        return Metric.of(word);
    }

    /** Most rows of each stretch of time; 0 for no limit. */
    private int groupLimit() {
        return body.get("group_limit").isEmpty() ? 0 : number("group_limit", 1, MOST_ROWS);
    }

    private static void requireRange(long from, long until, List<Axis> axes) {
        int days = axes.contains(Axis.GENERATION_ID) ? DAYS_BY_ID : MOST_DAYS;
        if (from >= until) {
            throw new BadQuery("time_range", "start is before end");
        }
        if (until - from > days * DAY) {
            throw new BadQuery("time_range", "at most " + days + " days");
        }
    }

    private long bucket(long length) {
        long bucket =
                text("granularity", body, "granularity")
                        .map(word ->
                                switch (word) {
                                    case "minute" -> MINUTE;
                                    case "hour" -> 60 * MINUTE;
                                    case "day" -> DAY;
                                    case "week" -> 7 * DAY;
                                    case "month" -> Analysis.MONTH;
                                    default ->
                                            throw new BadQuery(
                                                    "granularity",
                                                    "one of " + String.join(", ", GRANULARITIES));
                                })
                        .orElse(0L);
        if (bucket > 0 && length / bucket > MOST_BUCKETS) {
            throw new BadQuery("granularity", "is too fine for that much time");
        }
        return bucket;
    }

    private @Nullable String order(List<Metric> metrics, List<Axis> axes, long bucket) {
        Optional<String> field = text("order_by", orderBy(), "field");
        if (field.isEmpty()) {
            return null;
        }
        boolean known =
                metrics.stream().anyMatch(one -> one.wireName().equals(field.get()))
                        || axes.stream().anyMatch(one -> one.wireName().equals(field.get()))
                        || (bucket > 0 && field.get().equals("date"));
        if (!known) {
            throw new BadQuery("order_by", "a metric or dimension of the query");
        }
        return field.get();
    }

    private String direction() {
        String word = text("order_by", orderBy(), "direction").orElse("desc");
        if (!List.of("asc", "desc").contains(word)) {
            throw new BadQuery("order_by", "direction is asc or desc");
        }
        return word;
    }

    private JsonObject orderBy() {
        return part("order_by", Set.of("field", "direction"));
    }

    private List<Condition> filters() {
        List<Condition> conditions = new ArrayList<>();
        for (JsonValue item : items("filters")) {
            conditions.add(new AnalyticsFilter("filters", false, item).condition());
        }
        for (JsonValue item : items("classifier_filters")) {
            conditions.add(new AnalyticsFilter("classifier_filters", true, item).condition());
        }
        if (conditions.size() > MOST_FILTERS) {
            throw new BadQuery("filters", "at most " + MOST_FILTERS);
        }
        return conditions;
    }

    private <T> List<T> words(String name, Function<String, Optional<T>> read) {
        return items(name).stream()
                .map(item -> {
                    String word = item.asText().orElse("");
                    return read.apply(word)
                            .orElseThrow(() ->
                                    new BadQuery(
                                            name, "there is no '" + Choices.shown(word) + "'"));
                })
                .distinct()
                .toList();
    }

    private int number(String name, int otherwise, int most) {
        Optional<BigDecimal> number = body.number(name);
        if (number.isEmpty() && body.get(name).isPresent()) {
            throw new BadQuery(name, "a whole number up to " + most);
        }
        BigDecimal value = number.orElse(BigDecimal.valueOf(otherwise));
        if (value.signum() <= 0
                || value.compareTo(BigDecimal.valueOf(most)) > 0
                || value.stripTrailingZeros().scale() > 0) {
            throw new BadQuery(name, "a whole number from 1 to " + most);
        }
        return value.intValueExact();
    }

    private long time(String member, long otherwise) {
        JsonObject range = part("time_range", Set.of("start", "end"));
        return text("time_range", range, member).map(AnalyticsWish::micros).orElse(otherwise);
    }

    /** A list; what is none is refused, since leaving it out would answer something else. */
    private List<JsonValue> items(String name) {
        if (body.get(name).filter(it -> !(it instanceof JsonValue.JsonArray)).isPresent()) {
            throw new BadQuery(name, "a list is expected");
        }
        return body.items(name);
    }

    /** An object with those members and no others. */
    private JsonObject part(String name, Set<String> known) {
        if (body.get(name).filter(it -> it.asObject().isEmpty()).isPresent()) {
            throw new BadQuery(name, "an object is expected");
        }
        requireKnown(name, body.object(name), known);
        return body.object(name);
    }

    static void requireKnown(String name, JsonObject part, Set<String> known) {
        part.members().keySet().stream()
                .filter(member -> !known.contains(member))
                .findFirst()
                .ifPresent(member -> {
                    throw new BadQuery(name, "there is no member '" + Choices.shown(member) + "'");
                });
    }

    private static Optional<String> text(String name, JsonObject part, String member) {
        if (part.get(member).filter(it -> it.asText().isEmpty()).isPresent()) {
            throw new BadQuery(name, name.equals(member) ? "is a text" : member + " is a text");
        }
        return part.text(member);
    }

    private static long micros(String text) {
        try {
            return text.length() <= "2026-11-22".length()
                    ? Grain.micros(LocalDate.parse(text))
                    : Grain.micros(Instant.parse(text));
        } catch (DateTimeException | ArithmeticException _) {
            throw new BadQuery(
                    "time_range",
                    "a time like 2026-11-22T10:00:00Z, not '" + Choices.shown(text) + "'");
        }
    }
}
