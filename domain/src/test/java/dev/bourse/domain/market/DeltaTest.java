package dev.bourse.domain.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.fact.AnswerForm;
import dev.bourse.domain.fact.AttemptRecord;
import dev.bourse.domain.fact.Fact;
import dev.bourse.domain.fact.GenerationFinished.Outcome;
import dev.bourse.domain.fact.PromptClassified;
import dev.bourse.domain.fact.ToolUse;
import dev.bourse.domain.unit.GenerationId;
import dev.bourse.domain.unit.Money;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** What facts add, against sums that were worked out by hand. */
class DeltaTest {
    private static final String MORNING = "2026-03-04T08:10:00Z";
    private static final String NOON = "2026-03-04T12:00:00Z";
    private static final String SUNDAY = "2026-03-08T23:59:59Z";
    private static final String MONDAY = "2026-03-09T00:00:00Z";

    @Test
    void traffic_is_summed_by_hour_day_and_week() {
        Delta delta =
                delta(
                        Traffics.of(MORNING, "x", "a/m", 100).fact(),
                        Traffics.of(MORNING, "y", "a/m", 10).fact(),
                        Traffics.of(NOON, "x", "a/m", 1_000).fact(),
                        Traffics.of(SUNDAY, "x", "a/m", 20_000).fact(),
                        Traffics.of(MONDAY, "x", "a/m", 300_000).fact());
        Series series = Series.model("a/m");
        assertEquals(110, tokens(delta, series, Grain.HOUR, "2026-03-04T08:00:00Z"));
        assertEquals(1_000, tokens(delta, series, Grain.HOUR, NOON));
        assertEquals(1_110, tokens(delta, series, Grain.DAY, "2026-03-04T00:00:00Z"));
        assertEquals(20_000, tokens(delta, series, Grain.DAY, "2026-03-08T00:00:00Z"));
        assertEquals(21_110, tokens(delta, series, Grain.WEEK, "2026-03-02T00:00:00Z"));
        assertEquals(300_000, tokens(delta, series, Grain.WEEK, MONDAY));
        assertEquals(21_110, tokens(delta, Series.MARKET, Grain.WEEK, "2026-03-02T00:00:00Z"));
    }

    @Test
    void a_free_answer_adds_tokens_that_nobody_paid_for() {
        Delta delta =
                delta(
                        Traffics.of(NOON, "x", "a/m", 100).fact(),
                        Traffics.of(NOON, "y", "a/m", 40).costing(0).fact());
        Traffic sum = delta.volumes().get(bucket(Series.model("a/m"), Grain.HOUR, NOON));
        assertEquals(new Traffic(2, 0, 126, 14, 0, 0, 100, 100, 90, 0, 0, 0), sum);
        assertEquals(
                Set.of("x"),
                delta.payers().get(bucket(Series.model("a/m"), Grain.DAY, "2026-03-04T00:00:00Z")));
    }

    @Test
    void each_account_has_a_share_of_each_day() {
        Delta delta =
                delta(
                        Traffics.of(MORNING, "x", "a/m", 100).fact(),
                        Traffics.of(NOON, "x", "a/m", 10).fact(),
                        Traffics.of(NOON, "y", "a/m", 7).fact());
        long day = Grain.micros(Instant.parse("2026-03-04T00:00:00Z"));
        Series series = Series.model("a/m");
        assertEquals(110, known(delta.shares(), new Delta.Share(series, day, "x")).tokens());
        assertEquals(7, known(delta.shares(), new Delta.Share(series, day, "y")).tokens());
    }

    @Test
    void confidential_repeated_and_interrupted_answers_are_in_no_sum() {
        Delta delta =
                delta(
                        Traffics.of(NOON, "x", "a/m", 100).secret().fact(),
                        Traffics.of(NOON, "x", "a/m", 100).repeated().fact(),
                        Traffics.of(NOON, "x", "a/m", 100).ending(Outcome.INTERRUPTED).fact());
        assertEquals(
                Set.of(Series.CONFIDENTIAL),
                delta.volumes().keySet().stream().map(Bucket::series).collect(Collectors.toSet()));
        assertEquals(
                1,
                known(delta.volumes(), bucket(Series.CONFIDENTIAL, Grain.HOUR, NOON)).requests());
        assertTrue(delta.shares().isEmpty() && delta.services().isEmpty());
    }

    @Test
    void slices_are_by_length_kind_of_content_and_tool_calls() {
        Delta delta =
                delta(
                        Traffics.of(NOON, "x", "a/m", 1_111).fact(),
                        Traffics.of(NOON, "x", "a/m", 10_000).reading(Modality.IMAGE).fact(),
                        Traffics.of(NOON, "x", "a/m", 200_000)
                                .calling(new ToolUse(3, 1, 0, 0))
                                .fact());
        assertEquals(1_111, day(delta, Facet.CONTEXT, "1K"));
        assertEquals(10_000, day(delta, Facet.CONTEXT, "10K"));
        assertEquals(200_000, day(delta, Facet.CONTEXT, "1M"));
        assertEquals(10_000, day(delta, Facet.MODALITY, "image"));
        assertEquals(201_111, day(delta, Facet.MODALITY, "text"));
        assertEquals(10_000, day(delta, Facet.MODALITY_CONTEXT, "image 10K"));
        assertEquals(10_000, day(delta, Facet.MODALITY_CONTEXT, "beyond_text 10K"));
        assertEquals(200_000, day(delta, Facet.MODALITY_CONTEXT, "tools 1M"));
        Traffic tools =
                known(
                        delta.volumes(),
                        bucket(
                                new Series(Group.MODEL, Slice.TOOLS, "a/m"),
                                Grain.DAY,
                                "2026-03-04T00:00:00Z"));
        assertEquals(
                List.of(3L, 1L, 1L),
                List.of(tools.toolCalls(), tools.toolRequests(), tools.toolErrors()));
    }

    @Test
    void structured_answers_of_an_endpoint_are_counted_where_they_were_judged() {
        Delta delta =
                delta(
                        Traffics.of(NOON, "x", "a/m", 10).formed(AnswerForm.VALID).fact(),
                        Traffics.of(NOON, "x", "a/m", 10).formed(AnswerForm.INVALID_JSON).fact(),
                        Traffics.of(NOON, "x", "a/m", 10).formed(AnswerForm.SCHEMA_MISMATCH).fact(),
                        Traffics.of(NOON, "x", "a/m", 10).fact());
        Service served = delta.services().values().iterator().next();
        assertEquals(List.of(3L, 2L), List.of(served.formed(), served.malformed()));
    }

    @Test
    void an_app_is_counted_with_its_models_and_sessions() {
        Delta delta =
                delta(
                        Traffics.of(NOON, "x", "a/m", 100).from("https://app.example").fact(),
                        Traffics.of(NOON, "x", "a/m", 50).from("https://app.example").fact(),
                        Traffics.of(NOON, "x", "a/n", 7).from("https://app.example").fact());
        assertEquals(Set.of("app.example"), delta.apps().keySet());
        assertEquals(
                157,
                tokens(delta, new Series(Group.APP, Slice.ALL, "app.example"), Grain.HOUR, NOON));
        assertEquals(
                150,
                tokens(
                        delta,
                        new Series(Group.APP, new Slice(Facet.MODEL, "a/m"), "app.example"),
                        Grain.DAY,
                        "2026-03-04T00:00:00Z"));
        assertEquals(
                List.of(new Delta.Turns(1, 7), new Delta.Turns(2, 150)),
                delta.sessions().values().stream()
                        .sorted(Comparator.comparingLong(Delta.Turns::turns))
                        .toList());
    }

    @Test
    void a_sampled_prompt_stands_for_many() {
        Delta delta = delta(classified(10, "math", null));
        Traffic math =
                delta.volumes()
                        .get(
                                bucket(
                                        Series.model("a/m", Facet.TASK, "math"),
                                        Grain.DAY,
                                        "2026-03-04T00:00:00Z"));
        assertEquals(new Traffic(10, 1, 600, 400, 0, 0, 1_000, 150, 60, 0, 0, 0), math);
        assertEquals(1_000, day(delta, Facet.LANGUAGE, "en"));
        assertEquals(0, day(delta, Facet.CATEGORY, "science"), "it has no category");
    }

    @Test
    void attempts_are_judged_by_what_they_say_about_the_endpoint() {
        List<AttemptRecord> attempts =
                List.of(
                        attempt("busy", 429, "status"),
                        attempt("dead", 0, "connect"),
                        attempt("slow", 0, "timeout"),
                        attempt("closed", 403, "status"),
                        attempt("strict", 400, "status"),
                        attempt("p1", 200, "ok"));
        Delta delta = delta(Traffics.of(NOON, "x", "a/m", 100).fact(attempts));
        assertEquals(List.of(0L, 0L, 1L, 0L), judged(delta, "busy"));
        assertEquals(List.of(0L, 1L, 0L, 0L), judged(delta, "dead"));
        assertEquals(List.of(0L, 1L, 0L, 0L), judged(delta, "slow"));
        assertEquals(List.of(0L, 0L, 0L, 1L), judged(delta, "closed"));
        assertEquals(List.of(0L, 0L, 0L, 0L), judged(delta, "strict"));
        assertEquals(List.of(1L, 0L, 0L, 0L), judged(delta, "p1"));
        assertEquals(
                Map.of(hour("a/m"), new Availability(1, 1, 1, 0)),
                delta.availability(),
                "the first endpoint did not answer, another did");
    }

    @Test
    void a_time_to_the_first_token_begins_with_its_own_attempt() {
        List<AttemptRecord> attempts =
                List.of(
                        new AttemptRecord("a/m@p0", "p0", "a/m", 500, "status", 150_000),
                        new AttemptRecord("a/m@p1", "p1", "a/m", 200, "ok", 850_000));
        Delta delta = delta(Traffics.of(NOON, "x", "a/m", 850).fact(attempts));
        Timing timing = known(delta.timings(), hour("a/m@p1")).getFirst();
        assertEquals(new Timing(50_000, 850_000, 85), timing);
        assertEquals(100, timing.throughput(), 1e-9);
    }

    private static <K, V> V known(Map<K, V> map, K key) {
        return Objects.requireNonNull(map.get(key), key::toString);
    }

    private static Delta delta(Fact... facts) {
        Delta delta = new Delta();
        List.of(facts).forEach(delta::add);
        return delta;
    }

    private static PromptClassified classified(int oneIn, String task, @Nullable String category) {
        return new PromptClassified(
                Grain.micros(Instant.parse(NOON)),
                new GenerationId("gen-1"),
                "x",
                "a/m",
                60,
                40,
                new Money(15),
                new Money(6),
                task,
                category,
                "en",
                null,
                1,
                oneIn);
    }

    private static AttemptRecord attempt(String provider, int status, String result) {
        return new AttemptRecord("a/m@" + provider, provider, "a/m", status, result, 1_000);
    }

    private static List<Long> judged(Delta delta, String provider) {
        Service service = known(delta.services(), hour("a/m@" + provider));
        return List.of(
                service.good(), service.failed(), service.rateLimited(), service.forbidden());
    }

    private static Delta.Hour hour(String subject) {
        return new Delta.Hour(subject, Grain.micros(Instant.parse(NOON)));
    }

    private static long day(Delta delta, Facet facet, String part) {
        return tokens(delta, Series.model("a/m", facet, part), Grain.DAY, "2026-03-04T00:00:00Z");
    }

    private static long tokens(Delta delta, Series series, Grain grain, String start) {
        return delta.volumes().getOrDefault(bucket(series, grain, start), Traffic.NONE).tokens();
    }

    private static Bucket bucket(Series series, Grain grain, String start) {
        return new Bucket(series, grain, Grain.micros(Instant.parse(start)));
    }
}
