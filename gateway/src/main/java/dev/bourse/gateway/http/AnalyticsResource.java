package dev.bourse.gateway.http;

import dev.bourse.domain.ledger.Key;
import dev.bourse.gateway.pipeline.Errors;
import dev.bourse.gateway.pipeline.Reply;
import dev.bourse.gateway.store.Analysis;
import dev.bourse.gateway.store.Analysis.Operator;
import dev.bourse.gateway.store.AnalyticsQueries;
import dev.bourse.gateway.store.AnalyticsQueries.Result;
import dev.bourse.gateway.store.Axis;
import dev.bourse.gateway.store.Metric;
import dev.bourse.wire.chat.ApiError;
import dev.bourse.wire.chat.ErrorType;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** {@code /analytics/meta} and {@code /analytics/query} (openrouter.md 1.12). */
final class AnalyticsResource {
    private static final int TIMED_OUT = 408;
    private static final long MILLIS = 1_000;
    private static final String BY_SAMPLE =
            "Prompts are classified by sample, and tags are kept for 62 days: generations without a"
                    + " tag were not looked at. Nothing is scaled up";

    private final AnalyticsQueries queries;
    private final LongSupplier clock;

    /**
     * @param clock epoch microseconds
     */
    AnalyticsResource(AnalyticsQueries queries, LongSupplier clock) {
        this.queries = queries;
        this.clock = clock;
    }

    Reply meta(Ask ask, Key admin) {
        return Replies.data(
                new Members()
                        .put(
                                "metrics",
                                Stream.of(Metric.values()).map(AnalyticsResource::of).toList())
                        .put("dimensions", axes(false))
                        .put("classifier_dimensions", axes(true))
                        .put(
                                "unavailable",
                                Stream.of(Unkept.values())
                                        .map(one ->
                                                new Members()
                                                        .put("name", one.wireName())
                                                        .put("reason", one.why())
                                                        .map())
                                        .toList())
                        .put("granularities", AnalyticsWish.GRANULARITIES)
                        .put(
                                "operators",
                                Stream.of(Operator.values()).map(Operator::wireName).toList())
                        .map());
    }

    Reply query(Ask ask, Key admin) {
        AnalyticsWish wish = new AnalyticsWish(ask.body().json(), clock.getAsLong());
        Analysis analysis = wish.analysis(admin.account());
        long began = clock.getAsLong();
        return switch (queries.ask(analysis)) {
            case Result.TooSlow() ->
                    Errors.answer(
                            ApiError.of(
                                            ErrorType.TIMEOUT,
                                            "The query took longer than 10 seconds: ask for less"
                                                    + " time or fewer groups")
                                    .withStatus(TIMED_OUT));
            case Result.Rows(var rows) ->
                    Replies.data(
                            answer(analysis, rows, (clock.getAsLong() - began) / MILLIS).map());
        };
    }

    private static List<?> axes(boolean tags) {
        return Stream.of(Axis.values())
                .filter(axis -> axis.isTag() == tags)
                .map(axis ->
                        new Members()
                                .put("name", axis.wireName())
                                .put("display_label", axis.label())
                                .map())
                .toList();
    }

    private static Map<String, ?> of(Metric metric) {
        return new Members()
                .put("name", metric.wireName())
                .put("display_label", metric.label())
                .put("display_format", metric.format().name().toLowerCase(Locale.ROOT))
                .put("is_rate", metric.isRate())
                .map();
    }

    private static Members answer(
            Analysis analysis, List<Map<String, @Nullable Object>> rows, long millis) {
        boolean truncated = rows.size() > analysis.limit();
        List<?> shown =
                rows.stream().limit(analysis.limit()).map(AnalyticsResource::shown).toList();
        return new Members()
                .put("data", shown)
                .put(
                        "metadata",
                        new Members()
                                .put("query_time_ms", millis)
                                .put("row_count", shown.size())
                                .put("truncated", truncated))
                .put("cachedAt", null)
                .put("warnings", analysis.isClassified() ? List.of(BY_SAMPLE) : List.of());
    }

    private static Map<String, ?> shown(Map<String, @Nullable Object> row) {
        Members members = new Members();
        row.forEach((name, value) ->
                members.put(
                        name,
                        name.equals("date") && value instanceof Long micros
                                ? GenerationView.time(micros)
                                : value));
        return members.map();
    }
}
