package dev.bourse.gateway.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.fact.AnswerForm;
import dev.bourse.domain.fact.Fact;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import io.netty.handler.codec.http.HttpMethod;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The market's answers on a Thursday noon. In the week before, twenty accounts sent 30,000 paid
 * tokens each through {@code good/one}; from Monday to Wednesday of this week they sent 40,000
 * each, six of them 20,000 through {@code good/two}, and one whale 9,000,000 through {@code
 * x/ghost} for nothing.
 */
class MarketApiTest {
    private static final String NOW = "2026-03-05T12:30:00Z";

    @TempDir Path folder;
    private MarketWorld world;

    @BeforeEach
    void open() {
        world = new MarketWorld(folder, NOW);
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            facts.add(Answered.of(i, "2026-02-24T10:00", "a" + i, "good/one", 30_000).fact());
            facts.add(Answered.of(100 + i, "2026-03-03T10:00", "a" + i, "good/one", 40_000).fact());
        }
        for (int i = 0; i < 6; i++) {
            facts.add(Answered.of(200 + i, "2026-03-04T10:00", "a" + i, "good/two", 20_000).fact());
        }
        facts.add(
                Answered.of(300, "2026-03-04T11:00", "whale", "x/ghost", 9_000_000).free().fact());
        world.tell(facts);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void the_raw_order_and_the_robust_order_are_in_the_same_rows() {
        JsonObject data = world.get("/market/rankings").object("data");
        assertEquals(List.of("good/one", "good/two", "x/ghost"), texts(rows(data), "id"));
        assertEquals(numbers(1, 2, 3), numbers(rows(data), "rank"));
        assertEquals(numbers(2, 3, 1), numbers(rows(data), "raw_rank"));
        assertEquals(numbers(800_000, 120_000, 0), numbers(rows(data), "capped_tokens"));
        assertEquals(numbers(800_000, 120_000, 9_000_000), numbers(rows(data), "tokens"));
        JsonObject raw = world.get("/market/rankings?order=raw").object("data");
        assertEquals(List.of("x/ghost", "good/one", "good/two"), texts(rows(raw), "id"));
    }

    @Test
    void one_sentence_says_why_they_differ() {
        JsonObject why = world.get("/market/rankings").object("data").object("why");
        assertEquals(
                "x/ghost is first by raw tokens and number 3 by capped paid volume: fewer than 5"
                        + " accounts use it.",
                why.text("text").orElseThrow());
        assertEquals(new BigDecimal(3), why.number("rank").orElseThrow());
    }

    /** Five others pay for the ghost, so that it would be the second of three. */
    @Test
    void who_is_anonymous_is_neither_in_the_robust_order_nor_in_its_numbers_nor_in_its_history() {
        for (int i = 0; i < 5; i++) {
            world.tell(
                    List.of(
                            Answered.of(400 + i, "2026-03-04T11:00", "p" + i, "x/ghost", 40_000)
                                    .fact()));
        }
        String open = "/market/history?by=capped&points=2&anonymous=include";
        assertEquals(
                List.of("good/one", "x/ghost", "good/two"),
                texts(rows(world.get("/market/rankings").object("data")), "id"));
        world.hideGhost();

        JsonObject data = world.get("/market/rankings").object("data");
        assertEquals(List.of("good/one", "good/two"), texts(rows(data), "id"));
        assertEquals(numbers(1, 2), numbers(rows(data), "rank"));
        assertEquals(
                "x/ghost is first by raw tokens and not in this order, since it is anonymous;"
                        + " besides, one account sends 98 % of its tokens.",
                data.object("why").text("text").orElseThrow());
        assertEquals(List.of("good/one", "good/two"), series("/market/history?by=capped&points=2"));
        assertEquals(List.of("good", "x"), series(open + "&group=author"));
        assertEquals(List.of("good"), series("/market/history?by=capped&points=2&group=author"));
        assertTrue(series(open).contains("x/ghost"));
        assertTrue(series("/market/history?by=tokens&points=2").contains("x/ghost"));
        assertEquals(
                numbers(1, 2, 3),
                numbers(
                        rows(world.get("/market/rankings?anonymous=include").object("data")),
                        "rank"));
    }

    /** What is trending goes by the robust measure, shares by what happened. */
    @Test
    void who_is_anonymous_does_not_trend_and_has_a_share_of_what_happened() {
        for (int i = 0; i < 5; i++) {
            Answered one = Answered.of(400 + i, "2026-03-04T11:00", "p" + i, "x/ghost", 40_000);
            world.tell(List.of(one.fact()));
        }
        world.hideGhost();
        world.setTime("2026-03-09T01:30:00Z");
        String shown = "/market/trending?anonymous=include";
        assertTrue(ids(shown).contains("x/ghost"));
        assertFalse(ids("/market/trending").contains("x/ghost"));
        assertEquals(
                numbers(1, 2), numbers(rows(world.get("/market/trending").object("data")), "rank"));
        assertTrue(series("/market/share?points=2").contains("x"));
        assertFalse(series("/market/share?points=2&anonymous=exclude").contains("x"));
        assertFalse(series("/market/share?by=capped&points=2").contains("x"));
        assertTrue(series("/market/share?by=capped&points=2&anonymous=include").contains("x"));
        String raw = "/market/rankings?date=2026-03-04&order=raw";
        assertTrue(ids(raw).contains("x/ghost"));
        assertFalse(ids(raw + "&anonymous=exclude").contains("x/ghost"));
    }

    private List<String> ids(String path) {
        return texts(rows(world.get(path).object("data")), "id");
    }

    private List<String> series(String path) {
        return world.get(path).object("data").items("series").stream()
                .map(one -> one.asObject().orElseThrow().text("id").orElseThrow())
                .toList();
    }

    @Test
    void few_accounts_are_not_given_away() {
        JsonObject ghost = row("/market/rankings", "x/ghost");
        for (String name : List.of("accounts", "payers", "hhi", "n_eff", "top1_share", "spend")) {
            assertTrue(ghost.members().containsKey(name) && ghost.get(name).isEmpty(), name);
        }
        assertEquals(
                List.of("free", "few_accounts"),
                ghost.items("flags").stream().map(it -> it.asText().orElseThrow()).toList());
        JsonObject leftOut = world.get("/market/rankings").object("meta").object("left_out");
        assertEquals(new BigDecimal(1), leftOut.number("rows_below_k").orElseThrow());
    }

    @Test
    void a_row_tells_what_is_known() {
        JsonObject one = row("/market/rankings", "good/one");
        assertNumber(20, one, "accounts");
        assertNumber(20, one, "payers");
        assertNumber(1, one, "paid_share");
        assertNumber(0.05, one, "hhi");
        assertNumber(20, one, "n_eff");
        assertNumber(0.0008, one, "spend");
        assertNumber(0.001, one, "effective_price_per_million");
        assertNumber(9, one, "input_output_ratio");
        assertNumber(1, one.object("list_price_per_million"), "prompt");
        assertEquals("T2", one.text("trust").orElseThrow());
        assertEquals(false, one.flag("simulated").orElseThrow());
        assertEquals(true, row("/market/rankings", "x/ghost").flag("simulated").orElseThrow());
    }

    /** Monday to Wednesday brought 800,000 tokens, the same days of the week before 600,000. */
    @Test
    void a_running_week_is_compared_with_the_same_days_before() {
        assertNumber(1.0 / 3, row("/market/rankings", "good/one"), "change");
        assertNumber(1.0 / 3, row("/market/rankings", "good/one"), "capped_change");
        assertTrue(row("/market/rankings", "good/two").get("change").isEmpty(), "it is new");
        JsonObject window = world.get("/market/rankings").object("meta").object("window");
        assertEquals("2026-03-02T00:00:00Z", window.text("start").orElseThrow());
        assertEquals(false, window.flag("complete").orElseThrow());
        assertEquals("2026-02-23T00:00:00Z", window.object("before").text("start").orElseThrow());
    }

    @Test
    void what_does_not_fit_into_the_limit_is_one_row_of_its_own() {
        JsonObject data = world.get("/market/rankings?limit=1").object("data");
        assertEquals(1, rows(data).size());
        assertNumber(2, data.object("other"), "rows");
        assertNumber(9_120_000, data.object("other"), "tokens");
    }

    @Test
    void authors_sum_their_models() {
        JsonObject data = world.get("/market/rankings?group=author").object("data");
        assertEquals(List.of("good", "x"), texts(rows(data), "id"));
        assertNumber(920_000, rows(data).getFirst(), "tokens");
        assertNumber(20, rows(data).getFirst(), "accounts");
    }

    @Test
    void an_hour_has_the_raw_order_only() {
        JsonObject data =
                world.get("/market/rankings?window=hour&date=2026-03-04T10").object("data");
        assertEquals(List.of("good/two"), texts(rows(data), "id"));
        assertTrue(rows(data).getFirst().get("rank").isEmpty());
        assertNumber(1, rows(data).getFirst(), "raw_rank");
    }

    @Test
    void an_earlier_window_is_asked_for_by_a_day_in_it() {
        JsonObject data = world.get("/market/rankings?date=2026-02-26").object("data");
        assertEquals(List.of("good/one"), texts(rows(data), "id"));
        assertNumber(600_000, rows(data).getFirst(), "tokens");
    }

    @Test
    void part_of_the_traffic_of_few_accounts_is_among_the_others() {
        JsonObject data = world.get("/market/rankings?context=100K").object("data");
        assertEquals(List.of("good/one", "good/two"), texts(rows(data), "id"));
        JsonObject million = world.get("/market/rankings?context=10M").object("data");
        assertEquals(List.of(), rows(million));
        assertNumber(9_000_000, million.object("other"), "tokens");
    }

    @Test
    void history_has_a_value_for_every_week() {
        JsonObject data = world.get("/market/history?points=3").object("data");
        assertEquals("[\"2026-02-16\",\"2026-02-23\",\"2026-03-02\"]", json(data.get("starts")));
        JsonObject one = byId(data.items("series"), "good/one");
        assertEquals("[0,600000,800000]", json(one.get("values")));
        JsonObject capped = world.get("/market/history?points=2&by=capped").object("data");
        assertEquals(
                "[600000,800000]", json(byId(capped.items("series"), "good/one").get("values")));
    }

    @Test
    void shares_of_authors_add_up_to_one() {
        JsonObject data = world.get("/market/share?points=1&by=capped").object("data");
        assertEquals("[1.0]", json(byId(data.items("series"), "good").get("values")));
    }

    @Test
    void trends_are_of_finished_windows() {
        world.setTime("2026-03-09T00:10:00Z");
        JsonObject data = world.get("/market/trending").object("data");
        JsonObject first = rows(data).getFirst();
        assertEquals("good/one", first.text("id").orElseThrow());
        assertNumber(800_000 - 200_000, first, "growth");
        assertEquals(List.of("good/one", "good/two"), texts(rows(data), "id"));
    }

    @Test
    void a_model_tells_how_it_is_served() {
        JsonObject data = world.get("/market/models/good/two/stats").object("data");
        assertNumber(1, data.object("availability"), "with_routing");
        assertEquals(72, data.object("availability").items("hourly").size());
        JsonObject endpoint = data.items("endpoints").getFirst().asObject().orElseThrow();
        assertNumber(6, endpoint.object("last_3d"), "attempts");
        assertNumber(0, endpoint.object("last_3d"), "rate_limited_share");
        assertNumber(0, endpoint.object("last_3d"), "cache_hit_share");
        assertNumber(1, data.object("availability"), "without_routing");
        double median =
                endpoint.object("last_3d")
                        .object("ttft_ms")
                        .number("p50")
                        .orElseThrow()
                        .doubleValue();
        assertEquals(200, median, 2);
        assertNumber(0.001, endpoint.object("price").object("effective"), "blended_per_million");
        assertNumber(1.1, endpoint.object("price"), "blended_list_per_million");
    }

    @Test
    void structured_answers_are_judged_where_any_were_asked_for() {
        List<Fact> facts = new ArrayList<>();
        for (AnswerForm form : AnswerForm.values()) {
            facts.add(
                    Answered.of(900 + form.name().length(), "2026-03-05T11:00", "a", "good/two", 10)
                            .formed(form)
                            .fact());
        }
        world.tell(facts);
        assertEquals(2 / 3.0, structuredErrors("good/two").orElseThrow().doubleValue(), 1e-9);
        assertEquals(Optional.empty(), structuredErrors("good/one"), "unknown, not zero");
    }

    private static Optional<BigDecimal> structuredErrors(JsonObject stats) {
        return stats.items("endpoints")
                .getFirst()
                .asObject()
                .orElseThrow()
                .object("last_3d")
                .number("structured_error_rate");
    }

    private Optional<BigDecimal> structuredErrors(String model) {
        return structuredErrors(world.get("/market/models/" + model + "/stats").object("data"));
    }

    @Test
    void activity_has_every_day() {
        JsonObject data = world.get("/market/models/good/two/activity?days=3").object("data");
        assertEquals(
                List.of("2026-03-03", "2026-03-04", "2026-03-05"), texts(data, "days", "date"));
        JsonObject day = data.items("days").get(1).asObject().orElseThrow();
        assertNumber(108_000, day, "tokens_prompt");
        assertNumber(6, day, "payers");
    }

    @Test
    void an_audience_is_told_by_cohorts() {
        JsonObject data = world.get("/market/models/good/one/audience").object("data");
        JsonObject cohort = data.items("cohorts").getFirst().asObject().orElseThrow();
        assertNumber(20, cohort, "accounts");
        assertEquals("[1.0,1.0]", json(cohort.get("retention")));
        assertTrue(data.get("free_period").isEmpty());
    }

    @Test
    void figures_count_the_market() {
        JsonObject data = world.get("/market/figures").object("data");
        assertNumber(3, data, "models");
        assertNumber(2, data, "providers");
        assertNumber(21, data, "accounts_7d");
        assertNumber(9_920_000, data, "tokens_7d");
        assertNumber(1, data.object("price_per_million").object("prompt"), "floor");
        assertNumber(1, data.object("open_weights"), "models");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/market/rankings?window=year      | window: one of hour, day, week, month, not",
                "/market/rankings?windw=day        | windw: there is no such parameter here",
                "/market/rankings?limit=10000      | limit: a whole number from 1 to 500",
                "/market/rankings?limit=0          | limit: a whole number from 1 to 500",
                "/market/rankings?limit=-1         | limit: a whole number from 1 to 500",
                "/market/rankings?date=2026-02-30  | date: a day like 2026-11-22, not '2026-02-30'",
                "/market/rankings?date=2030-01-01  | date: has not come yet",
                "/market/rankings?date=0001-01-01  | date: is out of reach",
                "/market/rankings?group=planet     | group: one of model, author, provider, app",
                "/market/rankings?task=juggling    | task: there is none called 'juggling'",
                "/market/rankings?task=math&category=legal | does not go together with",
                "/market/rankings?task=math&window=day | window: one of week, month, not 'day'",
                "/market/rankings?group=app&context=1K | context: filters go with group=model",
                "/market/rankings?context=2K       | context: one of 1K, 10K, 100K, 1M, 10M",
                "/market/history?grain=day&task=math | grain: sampled filters are told by the week",
                "/market/history?points=54         | points: a whole number from 1 to 53",
                "/market/trending?window=month     | window: one of day, week",
                "/market/breakdown?by=colour       | by: one of category, language",
                "/market/apps?category=weapons     | category: there is no category 'weapons'",
                "/market/apps/%3Cscript%3E         | slug: is no app: '<script>'",
                "/market/frontier?benchmark=none   | benchmark: there is no such benchmark",
                "/market/export/2026-03-05/manifest.json | date: is not over yet",
                "/market/export/yesterday/manifest.json | date: a day like",
                "/market/export/-999999999-01-01/manifest.json | date: is out of reach",
                "/market/export/0001-01-01/manifest.json | date: is out of reach",
            })
    void nonsense_is_a_400_that_names_it(String path, String message) {
        String refusal = world.refusal(path, "");
        assertTrue(refusal.startsWith("400 "), refusal);
        assertTrue(refusal.contains(message), refusal);
    }

    @ParameterizedTest
    @CsvSource({
        "/market/models/no/such/stats",
        "/market/prices/no/such",
        "/market/apps/no.such",
        "/market/providers/no",
        "/market/export/2026-03-04/shadow",
    })
    void what_is_not_there_is_a_404(String path) {
        assertTrue(world.refusal(path, "").startsWith("404 "), path);
    }

    @Test
    void every_answer_says_when_and_how_it_was_made() {
        for (String path : List.of("rankings", "history", "trending", "tasks", "figures", "apps")) {
            JsonObject meta = world.get("/market/" + path).object("meta");
            assertTrue(meta.text("as_of").isPresent(), path);
            assertTrue(meta.text("method").orElseThrow().startsWith("/docs/market-api.md#"), path);
            assertEquals(true, meta.flag("simulated").orElseThrow(), path);
            assertNumber(0, meta, "behind");
        }
    }

    @Test
    void prices_are_noted_when_they_change() {
        world.lookAtPrices();
        world.setTime("2026-03-06T12:00:00Z");
        world.lookAtPrices();
        world.list("1.2", "2");
        world.lookAtPrices();
        List<JsonValue> changes = world.get("/market/prices/changes?model=good/one").items("data");
        assertEquals(2, changes.size());
        JsonObject latest = changes.getFirst().asObject().orElseThrow();
        assertEquals("raised", latest.text("kind").orElseThrow());
        assertEquals(true, latest.flag("alert").orElseThrow());
        assertNumber(0.2, latest, "prompt_change");
        JsonObject listed =
                world.get("/market/prices/good/one")
                        .object("data")
                        .items("list")
                        .getFirst()
                        .asObject()
                        .orElseThrow();
        assertEquals(2, listed.items("points").size());
    }

    @Test
    void apps_can_be_named_merged_and_hidden() {
        world.tell(
                List.of(
                        Answered.of(400, "2026-03-05T10:00", "a1", "good/one", 100)
                                .from("https://one.example", "One", null)
                                .fact(),
                        Answered.of(401, "2026-03-05T10:00", "a1", "good/one", 40)
                                .from("https://two.example", "Two <b>", null)
                                .fact(),
                        Answered.of(402, "2026-03-05T10:00", "a1", "good/two", 7)
                                .from("https://secret.example", "Secret", null)
                                .fact()));
        assertEquals(
                List.of("one.example", "two.example", "secret.example"),
                texts(rows(world.get("/market/apps").object("data")), "slug"));
        describe("two.example", "{\"alias_of\": \"one.example\"}");
        describe("secret.example", "{\"hidden\": true}");
        describe("one.example", "{\"name\": \"<i>First</i>\", \"categories\": [\"cli-agent\"]}");
        world.tell(List.of());
        world.setTime("2026-03-05T12:40:00Z");
        JsonObject apps = world.get("/market/apps").object("data");
        assertEquals(List.of("one.example"), texts(rows(apps), "slug"));
        assertEquals(List.of("First"), texts(rows(apps), "name"));
        assertNumber(140, rows(apps).getFirst(), "tokens");
        assertEquals(1, rows(world.get("/market/apps?category=coding").object("data")).size());
        assertEquals(0, rows(world.get("/market/apps?category=game").object("data")).size());
        JsonObject one = world.get("/market/apps/two.example?days=1").object("data");
        assertEquals("one.example", one.text("slug").orElseThrow());
        assertEquals(List.of("good/one"), texts(one, "models", "id"));
        assertTrue(world.refusal("/market/apps/secret.example", "").startsWith("404 "));
    }

    @Test
    void what_is_said_of_an_app_stands_when_more_is_said_before_tables_know_it() {
        describe("one.example", "{\"hidden\": true, \"categories\": [\"game\"]}");
        describe("one.example", "{\"name\": \"One\"}");
        JsonObject both = settings("one.example");
        assertEquals(Optional.of(true), both.flag("hidden"));
        assertEquals(1, both.items("categories").size());
        world.tell(List.of());
        assertEquals(both, settings("one.example"));
        describe("one.example", "{\"hidden\": null, \"name\": null}");
        assertEquals(Optional.of(false), settings("one.example").flag("hidden"));
        assertTrue(settings("one.example").get("name").isEmpty());
    }

    private JsonObject settings(String app) {
        return world.get("/market/apps/" + app + "/settings", MarketWorld.MANAGEMENT)
                .object("data");
    }

    @Test
    void only_a_management_key_describes_apps_and_only_sensibly() {
        assertEquals(
                403,
                world.ask(HttpMethod.PUT, "/market/apps/one.example", MarketWorld.KEY, "{}")
                        .status());
        describe("two.example", "{\"alias_of\": \"one.example\"}");
        for (String body :
                List.of(
                        "{\"alias_of\": \"one.example\"}",
                        "{\"alias_of\": \"<b>\"}",
                        "{\"hidden\": \"yes\"}",
                        "{\"categories\": [\"weapons\"]}",
                        "{\"categories\": \"cli-agent\"}",
                        "{\"name\": \"<b>\"}",
                        "{\"alias_of\": \"two.example\"}",
                        "{\"colour\": 1}",
                        "[]",
                        "{")) {
            assertEquals(
                    400,
                    world.ask(
                                    HttpMethod.PUT,
                                    "/market/apps/one.example",
                                    MarketWorld.MANAGEMENT,
                                    body)
                            .status(),
                    body);
        }
    }

    @Test
    void tasks_rest_on_classified_prompts_of_five_accounts_or_more() {
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Answered one = Answered.of(500 + i, "2026-03-05T09:00", "a" + i, "good/one", 1_000);
            facts.add(one.classified("math", 10));
        }
        facts.add(
                Answered.of(600, "2026-03-05T09:00", "a1", "good/two", 9_000)
                        .classified("code:debugging", 10));
        world.tell(facts);
        JsonObject data = world.get("/market/tasks?window=week").object("data");
        assertEquals(List.of("math"), texts(data, "tasks", "tag"));
        JsonObject math = data.items("tasks").getFirst().asObject().orElseThrow();
        assertNumber(5, math, "prompts");
        assertNumber(5.0 / 14, math, "token_share");
        JsonObject board = world.get("/market/rankings?task=math").object("data");
        assertEquals(List.of("good/one"), texts(rows(board), "id"));
        assertNumber(50_000, rows(board).getFirst(), "tokens");
        JsonObject official =
                world.get("/classifications/task", MarketWorld.KEY)
                        .items("data")
                        .getFirst()
                        .asObject()
                        .orElseThrow();
        assertNumber(5.0 / 6, official, "usage_share");
        assertFalse(
                world.get("/market/breakdown?by=language").object("data").items("rows").isEmpty());
    }

    private void describe(String app, String body) {
        assertEquals(
                200,
                world.ask(HttpMethod.PUT, "/market/apps/" + app, MarketWorld.MANAGEMENT, body)
                        .status());
    }

    private JsonObject row(String path, String id) {
        return byId(world.get(path).object("data").items("rows"), id);
    }

    private static JsonObject byId(List<JsonValue> items, String id) {
        return items.stream()
                .flatMap(item -> item.asObject().stream())
                .filter(item -> item.text("id").filter(id::equals).isPresent())
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonObject> rows(JsonObject data) {
        return data.items("rows").stream().flatMap(row -> row.asObject().stream()).toList();
    }

    private static List<String> texts(JsonObject data, String list, String name) {
        return texts(
                data.items(list).stream().flatMap(item -> item.asObject().stream()).toList(), name);
    }

    private static List<String> texts(List<JsonObject> rows, String name) {
        return rows.stream().map(row -> row.text(name).orElseThrow()).toList();
    }

    private static List<BigDecimal> numbers(List<JsonObject> rows, String name) {
        return rows.stream().map(row -> row.number(name).orElseThrow()).toList();
    }

    private static List<BigDecimal> numbers(long... values) {
        return Arrays.stream(values).mapToObj(BigDecimal::valueOf).toList();
    }

    private static void assertNumber(double expected, JsonObject row, String name) {
        assertEquals(expected, row.number(name).orElseThrow().doubleValue(), 1e-6, name);
    }

    private static String json(Optional<JsonValue> value) {
        return Json.text(value.orElseThrow());
    }
}
