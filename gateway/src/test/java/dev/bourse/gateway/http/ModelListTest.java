package dev.bourse.gateway.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.fact.Fact;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue.JsonObject;

import io.netty.handler.codec.http.HttpMethod;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the list of models takes from the market: published scores, and what prompts are about. */
class ModelListTest {
    private static final String SCORES =
            """
            source,benchmark,model,score,published_on
            artificial-analysis,coding_index,good/two,55.5,2026-03-01
            artificial-analysis,coding_index,good/one,40,2026-03-01
            artificial-analysis,intelligence_index,good/one,60,2026-03-01
            design-arena,website,x/ghost,1100,2026-03-01
            """;

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
    void scores_that_were_imported_are_shown_filtered_and_sorted_by() {
        importScores();
        assertEquals(List.of("good/two", "good/one", "x/ghost"), ids("sort=coding-high-to-low"));
        assertEquals(
                List.of("x/ghost", "good/one", "good/two"),
                ids("sort=design-arena-elo-high-to-low"));
        assertEquals(List.of("good/one"), ids("min_intelligence_index=60"));
        assertEquals(
                "{\"artificial_analysis\":{\"intelligence_index\":60,\"coding_index\":40,"
                        + "\"agentic_index\":null}}",
                Json.text(model("good/one").get("benchmarks").orElseThrow()));
        assertTrue(model("x/ghost").get("benchmarks").isEmpty(), "nothing is known of it");
    }

    @Test
    void an_index_that_is_not_known_is_neither_zero_nor_passed() {
        importScores();
        assertEquals(List.of(), ids("min_agentic_index=0"));
        assertEquals(List.of(), ids("max_agentic_index=100"));
        assertEquals(
                1,
                world.get("/models/count?aliases=false&max_coding_index=40")
                        .object("data")
                        .number("count")
                        .orElseThrow()
                        .intValueExact());
    }

    @Test
    void a_category_has_the_models_that_prompts_of_five_accounts_went_to() {
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            facts.add(about("programming", i, "a" + i, "good/two"));
            facts.add(about("programming", 10 + i, "a" + i % 4, "good/one"));
        }
        world.tell(facts);
        assertEquals(List.of("good/two"), ids("category=programming"));
        assertEquals(List.of(), ids("category=legal"));
        assertEquals(
                "400 category: there is no category 'juggling'",
                world.refusal("/models?category=juggling", ""));
    }

    @Test
    void pages_follow_one_another_to_the_end() {
        assertEquals(List.of("good/two"), ids("limit=1&offset=1"));
        JsonObject links = world.get("/models?aliases=false&limit=2").object("links");
        assertEquals(
                "/api/v1/models?aliases=false&limit=2&offset=2", links.text("next").orElseThrow());
        JsonObject last = world.get("/models?aliases=false&limit=2&offset=2").object("links");
        assertTrue(last.text("next").isEmpty(), "there is nothing after it");
        assertEquals(
                "400 limit: a whole number from 1 to 1000, not '0'",
                world.refusal("/models?limit=0", ""));
    }

    private static Fact about(String category, int number, String account, String model) {
        return Answered.of(number, "2026-03-05T09:00", account, model, 1_000)
                .classified("code:debugging", category, 10);
    }

    private void importScores() {
        world.ask(
                HttpMethod.POST, "/market/benchmarks", MarketWorld.MANAGEMENT, SCORES, "text/csv");
        world.tell(List.of());
    }

    private List<String> ids(String query) {
        return world.get("/models?aliases=false&" + query).items("data").stream()
                .map(one -> one.asObject().orElseThrow().text("id").orElseThrow())
                .toList();
    }

    private JsonObject model(String id) {
        return world.get("/model/" + id).object("data");
    }
}
