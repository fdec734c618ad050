package dev.bourse.gateway.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.fact.Fact;
import dev.bourse.gateway.pipeline.Reply;
import dev.bourse.wire.json.JsonValue.JsonObject;

import io.netty.handler.codec.http.HttpMethod;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Public data in OpenRouter's shapes, with their rules. */
class DatasetsTest {
    @TempDir Path folder;
    private MarketWorld world;

    @BeforeEach
    void open() {
        world = new MarketWorld(folder, "2026-03-05T12:30:00Z");
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void the_fifty_largest_of_each_day_are_told_and_the_others_come_last() {
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            String model = "m/model-%02d".formatted(i);
            facts.add(Answered.of(i, "2026-03-03T10:00", "a", model, 1_000 + i / 2).fact());
        }
        world.tell(facts);
        List<JsonObject> rows = rows("/datasets/rankings-daily");
        assertEquals(51, rows.size());
        assertEquals("m/model-58", rows.get(0).text("model_permaslug").orElseThrow());
        assertEquals("m/model-59", rows.get(1).text("model_permaslug").orElseThrow(), "a tie");
        assertEquals("1029", rows.get(0).text("total_tokens").orElseThrow());
        assertEquals("2026-03-03", rows.get(0).text("date").orElseThrow());
        assertEquals("other", rows.getLast().text("model_permaslug").orElseThrow());
        assertEquals("10020", rows.getLast().text("total_tokens").orElseThrow());
    }

    @Test
    void the_default_is_the_thirty_days_that_are_over() {
        world.tell(
                List.of(
                        Answered.of(1, "2026-02-03T00:00", "a", "good/one", 1).fact(),
                        Answered.of(2, "2026-02-02T23:59", "a", "good/one", 10).fact(),
                        Answered.of(3, "2026-03-04T23:59", "a", "good/one", 100).fact(),
                        Answered.of(4, "2026-03-05T00:00", "a", "good/one", 1_000).fact()));
        JsonObject meta = world.get("/datasets/rankings-daily", MarketWorld.KEY).object("meta");
        assertEquals("2026-02-03", meta.text("start_date").orElseThrow());
        assertEquals("2026-03-04", meta.text("end_date").orElseThrow());
        assertEquals(List.of("1", "100"), texts(rows("/datasets/rankings-daily"), "total_tokens"));
        assertEquals(
                List.of("1", "1100"),
                texts(
                        rows(
                                "/datasets/rankings-daily?period=month&end_date=2026-03-05"
                                        + "&start_date=2026-02-03"),
                        "total_tokens"));
    }

    @Test
    void variants_are_apart_and_a_start_before_2025_is_moved() {
        world.tell(
                List.of(
                        Answered.of(1, "2025-01-02T00:00", "a", "good/one:free", 5).fact(),
                        Answered.of(2, "2025-01-02T00:00", "a", "good/one", 7).fact()));
        String path =
                "/datasets/rankings-daily?start_date=2024-06-01&end_date=2025-02-01&period=week";
        assertEquals(List.of("good/one", "good/one:free"), texts(rows(path), "model_permaslug"));
        assertEquals("2024-12-30", rows(path).getFirst().text("date").orElseThrow());
        assertEquals(
                "2025-01-01",
                world.get(path, MarketWorld.KEY).object("meta").text("start_date").orElseThrow());
    }

    @Test
    void kinds_of_content_and_lengths_of_prompts_go_together() {
        world.tell(
                List.of(
                        Answered.of(1, "2026-03-03T10:00", "a", "good/one", 100).fact(),
                        Answered.of(2, "2026-03-03T10:00", "a", "good/one", 200)
                                .reading(Modality.IMAGE)
                                .fact(),
                        Answered.of(3, "2026-03-03T10:00", "a", "good/one", 50_000).fact(),
                        Answered.of(4, "2026-03-03T10:00", "a", "good/two", 300)
                                .reading(Modality.IMAGE)
                                .fact()));
        String path = "/datasets/rankings-daily?context_bucket=1K&modality=";
        assertEquals(List.of("300", "200"), texts(rows(path + "image"), "total_tokens"));
        assertEquals(List.of("100"), texts(rows(path + "text"), "total_tokens"));
        assertEquals(List.of(), rows(path + "tool_calling"));
        assertEquals(List.of("good/one"), texts(rows(path + "text"), "model_permaslug"));
    }

    @Test
    void classified_categories_are_scaled_up_and_hide_models_of_few_accounts() {
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            facts.add(
                    Answered.of(i, "2026-03-03T10:00", "a" + i, "good/one", 1_000)
                            .classified("math", 10));
        }
        facts.add(Answered.of(9, "2026-03-03T10:00", "a1", "good/two", 500).classified("math", 10));
        world.tell(facts);
        List<JsonObject> rows = rows("/datasets/rankings-daily?language_type=natural");
        assertEquals(List.of("en"), texts(rows, "language"));
        assertEquals(List.of("55000"), texts(rows, "total_tokens"));
        assertEquals("2026-03-02", rows.getFirst().text("date").orElseThrow());
    }

    @Test
    void apps_are_ranked_by_tokens_or_by_growth() {
        List<Fact> facts = new ArrayList<>();
        facts.add(app(1, "2026-03-04T10:00", "big.example", 1_000));
        facts.add(app(2, "2026-03-03T10:00", "big.example", 3_000));
        facts.add(app(3, "2026-03-04T10:00", "new.example", 300));
        facts.add(app(4, "2026-03-02T10:00", "new.example", 30));
        world.tell(facts);
        String day = "?start_date=2026-03-04&end_date=2026-03-04";
        List<JsonObject> popular = rows("/datasets/app-rankings" + day);
        assertEquals(List.of("big.example", "new.example"), texts(popular, "app_name"));
        assertEquals(List.of("1000", "300"), texts(popular, "total_tokens"));
        List<JsonObject> trending = rows("/datasets/app-rankings" + day + "&sort=trending");
        assertEquals(
                List.of("new.example"),
                texts(trending, "app_name"),
                "1,000 is no more than the mean of 3,000, 0 and 0");
        assertEquals(
                popular.get(1).number("app_id"), trending.getFirst().number("app_id"), "stable");
    }

    @Test
    void sessions_cost_their_median_where_five_accounts_had_some() {
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            for (int turn = 0; turn < 3; turn++) {
                facts.add(
                        Answered.of(
                                        10L * i + turn,
                                        "2026-03-03T10:00",
                                        "a" + i,
                                        "good/one",
                                        1_000L * (i + 1))
                                .from("https://app.example", "App", "session-" + i)
                                .fact());
            }
        }
        facts.add(
                Answered.of(99, "2026-03-03T10:00", "a1", "good/two", 1_000)
                        .from("https://app.example", "App", "alone")
                        .fact());
        world.tell(facts);
        List<JsonObject> rows = rows("/datasets/session-cost");
        assertEquals(1, rows.size());
        assertEquals("2-9-turns", rows.getFirst().text("turn_range").orElseThrow());
        assertEquals(
                9e-6,
                rows.getFirst().number("median_session_cost_usd").orElseThrow().doubleValue(),
                1e-12);
        assertEquals(0, rows("/datasets/session-cost?turn_range=1-turn").size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rankings-daily?end_date=2024-12-31 | end_date: there is nothing before 2025-01-01",
                "rankings-daily?end_date=2026-03-06 | end_date: has not come yet",
                "rankings-daily?start_date=2026-03-02&end_date=2026-03-01 | start_date: is after",
                "rankings-daily?start_date=2025-01-01 | start_date: at most 366 days",
                "rankings-daily?period=hour | period: one of day, week, month",
                "rankings-daily?period=day&category=legal | period: category and language_type",
                "rankings-daily?modality=image&category=legal | does not go together",
                "rankings-daily?context_bucket=1K&language_type=natural | does not go together",
                "rankings-daily?category=legal&language_type=natural | does not go together",
                "rankings-daily?category=juggling | category: there is no category 'juggling'",
                "rankings-daily?modality=smell | modality: one of text, image",
                "app-rankings?limit=101 | limit: a whole number from 1 to 100",
                "app-rankings?offset=101 | offset: a whole number from 0 to 100",
                "app-rankings?subcategory=coding | subcategory: one of cli-agent, ide-extension",
                "app-rankings?sort=fast | sort: one of popular, trending",
                "session-cost?limit=501 | limit: a whole number from 1 to 500",
                "session-cost?turn_range=2 | turn_range: one of 1-turn",
            })
    void their_rules_are_enforced(String path, String message) {
        String refusal = world.refusal("/datasets/" + path, MarketWorld.KEY);
        assertTrue(refusal.startsWith("400 ") && refusal.contains(message), refusal);
    }

    @Test
    void a_key_is_needed() {
        assertTrue(world.refusal("/datasets/rankings-daily", "").startsWith("401 "));
        assertTrue(world.refusal("/benchmarks", "").startsWith("401 "));
    }

    @Test
    void thirty_requests_a_minute_and_five_hundred_a_day_are_enough() {
        for (int i = 0; i < Quota.PER_MINUTE; i++) {
            assertEquals(200, fetch().status());
        }
        Reply refused = fetch();
        assertEquals(429, refused.status());
        assertEquals("30", refused.headers().get("X-RateLimit-Limit"));
        assertEquals("0", refused.headers().get("X-RateLimit-Remaining"));
        assertEquals("1772713860000", refused.headers().get("X-RateLimit-Reset"));
        assertEquals("60", refused.headers().get("Retry-After"));
        for (int minute = 31; minute < 47; minute++) {
            world.setTime("2026-03-05T12:" + minute + ":00Z");
            for (int i = 0; i < Quota.PER_MINUTE; i++) {
                fetch();
            }
        }
        world.setTime("2026-03-05T13:00:00Z");
        assertEquals("500", fetch().headers().get("X-RateLimit-Limit"));
        world.setTime("2026-03-06T00:00:00Z");
        Reply good = fetch();
        assertEquals(200, good.status());
        assertTrue(good.headers().keySet().stream().noneMatch(it -> it.startsWith("X-RateLimit")));
    }

    private Reply fetch() {
        return world.ask(HttpMethod.GET, "/datasets/app-rankings", MarketWorld.KEY, "");
    }

    private static Fact app(long number, String at, String host, long tokens) {
        return Answered.of(number, at, "a", "good/one", tokens)
                .from("https://" + host, null, null)
                .fact();
    }

    private List<JsonObject> rows(String path) {
        return world.get(path, MarketWorld.KEY).items("data").stream()
                .flatMap(row -> row.asObject().stream())
                .toList();
    }

    private static List<String> texts(List<JsonObject> rows, String name) {
        return rows.stream().map(row -> row.text(name).orElseThrow()).toList();
    }
}
