package dev.bourse.gateway.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.fact.Fact;
import dev.bourse.gateway.pipeline.Reply;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import io.netty.handler.codec.http.HttpMethod;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Published scores that an operator imports, what is made of them, and the signed export. */
class ScoresTest {
    private static final String CSV =
            """
            source,benchmark,model,score,stderr,n,published_on,url
            artificial-analysis,intelligence_index,good/one,51.2,,,2026-03-01,https://x.example/a
            artificial-analysis,coding_index,good/one,40,,,2026-03-01,
            artificial-analysis,intelligence_index,good/two,"49.0",,,2026-03-01,
            design-arena,website/landing,good/one,1210,,,2026-03-01,
            lab,suite,no/such,0.5,0.05,100,2026-03-01,
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
    void a_file_is_taken_over_and_shown_by_source() {
        JsonObject report = importing(CSV, "");
        assertEquals(5, report.number("added").orElseThrow().intValueExact());
        assertEquals("[\"no/such\"]", Json.text(report.get("unknown_models").orElseThrow()));
        world.tell(List.of());
        JsonObject row =
                world
                        .get("/benchmarks?source=artificial-analysis", MarketWorld.KEY)
                        .items("data")
                        .stream()
                        .map(it -> it.asObject().orElseThrow())
                        .filter(it -> it.text("model_permaslug").orElseThrow().equals("good/one"))
                        .findFirst()
                        .orElseThrow();
        assertEquals(51.2, row.number("intelligence_index").orElseThrow().doubleValue(), 1e-9);
        assertEquals(40, row.number("coding_index").orElseThrow().doubleValue(), 1e-9);
        JsonObject arena =
                world.get("/benchmarks?arena=website&category=landing", MarketWorld.KEY)
                        .items("data")
                        .getFirst()
                        .asObject()
                        .orElseThrow();
        assertEquals(1210, arena.number("elo").orElseThrow().intValueExact());
    }

    @Test
    void a_dry_run_changes_nothing_and_a_second_import_finds_nothing_new() {
        assertEquals(
                5, importing(CSV, "?dry_run=true").number("added").orElseThrow().intValueExact());
        assertEquals(5, importing(CSV, "").number("added").orElseThrow().intValueExact());
        world.tell(List.of());
        JsonObject again = importing(CSV.replace("51.2", "52"), "");
        assertEquals(1, again.number("replaced").orElseThrow().intValueExact());
        assertEquals(4, again.number("unchanged").orElseThrow().intValueExact());
    }

    @Test
    void an_import_knows_the_one_before_it_though_no_table_does_yet() {
        assertEquals(5, importing(CSV, "").number("added").orElseThrow().intValueExact());
        JsonObject again = importing(CSV.replace("51.2", "52"), "");
        assertEquals(0, again.number("added").orElseThrow().intValueExact());
        assertEquals(1, again.number("replaced").orElseThrow().intValueExact());
        assertEquals(4, again.number("unchanged").orElseThrow().intValueExact());
    }

    @Test
    void what_no_import_tells_is_null_and_filters_nothing_through() {
        importing(CSV, "");
        world.tell(List.of());
        JsonObject arena = first("/benchmarks?source=design-arena");
        for (String name : List.of("win_rate", "avg_generation_time_ms", "tournament_stats")) {
            assertEquals(JsonValue.JsonNull.NULL, arena.members().get(name), name);
        }
        JsonObject run = first("/benchmarks?source=lab&include_run_config=true");
        assertEquals("suite", run.text("benchmark_type").orElseThrow());
        assertEquals(JsonValue.JsonNull.NULL, run.members().get("avg_cost_per_task"));
        assertEquals(JsonValue.JsonNull.NULL, run.members().get("run_config"));
        assertFalse(first("/benchmarks?source=lab").members().containsKey("run_config"));
        for (String filter : List.of("search_engine=exa", "search_surface=plugin")) {
            assertEquals(
                    0, world.get("/benchmarks?" + filter, MarketWorld.KEY).items("data").size());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "search_surface=paper    | search_surface: one of server-tool, plugin",
                "search_engine=%3Cb%3E   | search_engine: is no engine: '<b>'",
                "include_run_config=yes  | include_run_config: one of true, false",
                "task_type=sport         | task_type: one of coding",
            })
    void a_filter_that_makes_no_sense_is_refused(String query, String message) {
        String refusal = world.refusal("/benchmarks?" + query, MarketWorld.KEY);
        assertTrue(refusal.startsWith("400 " + message), refusal);
    }

    private JsonObject first(String path) {
        return world.get(path, MarketWorld.KEY).items("data").getFirst().asObject().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a,b,m/m,1,2026-03-01       | line 2: has 5 cells",
                "a,b,mm,1,2026-03-01,       | line 2: model is no name: 'mm'",
                "a,b,m/m,one,2026-03-01,    | line 2: score is no number: 'one'",
                "a,b,m/m,1e999,2026-03-01,  | line 2: score is no number",
                "a,b,m/m,1,01.03.2026,      | line 2: published_on is no day",
                "a,,m/m,1,2026-03-01,       | line 2: benchmark is missing",
                "a,<b>,m/m,1,2026-03-01,    | line 2: benchmark is no name",
                "a,b,m/m,1,2026-03-01,javascript:x | line 2: url is no web address",
            })
    void a_bad_line_is_named_and_nothing_is_imported(String line, String message) {
        String csv =
                "source,benchmark,model,score,published_on,url\n"
                        + line
                        + "\nlab,suite,good/one,1,2026-03-01,\n";
        Reply reply = post(csv, "", "text/csv");
        assertEquals(400, reply.status());
        String told = MarketWorld.json(reply).object("error").text("message").orElseThrow();
        assertTrue(told.contains(message), told);
        world.tell(List.of());
        assertEquals(0, world.get("/benchmarks", MarketWorld.KEY).items("data").size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-1         |    | line 4: n is no whole number: '-1'",
                "NaN        |    | line 4: n is no whole number: 'NaN'",
                "1e9        |    | line 4: n is no whole number: '1e9'",
                "12.5       |    | line 4: n is no whole number",
                "1000000001 |    | line 4: n is beyond 1000000000",
                "99999999999999999999 | | line 4: n is no whole number",
                "0          |    | line 4: n is 0",
                "100        | 101 | line 4: more is correct than n, which is 100",
                "           | 1   | line 4: more is correct than n, which is 0",
                "100        | -1  | line 4: correct is no whole number: '-1'",
                "100        | NaN | line 4: correct is no whole number",
            })
    void absurd_counts_are_named_and_nothing_is_imported(
            @Nullable String n, @Nullable String correct, String message) {
        String csv =
                "source,benchmark,model,score,published_on,n,correct\n"
                        + "lab,suite,good/one,1,2026-03-01,100,50\n\n"
                        + "lab,suite,good/two,1,2026-03-01,%s,%s\n"
                                .formatted(n == null ? "" : n, correct == null ? "" : correct);
        assertRefused(csv, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NaN       |      | score is no number: 'NaN'",
                "Infinity  |      | score is no number",
                "1000001   |      | score is beyond 1000000",
                "-1000001  |      | score is beyond 1000000",
                "1         | -0.1 | stderr is negative",
                "1         | NaN  | stderr is no number",
                "1         | 1e-3 | stderr is no number",
            })
    void absurd_figures_are_named_and_nothing_is_imported(
            String score, @Nullable String error, String message) {
        String csv =
                "source,benchmark,model,score,published_on,stderr\n"
                        + "lab,suite,good/one,1,2026-03-01,\n"
                        + "lab,suite,good/two,%s,2026-03-01,%s\n"
                                .formatted(score, error == null ? "" : error);
        assertRefused(csv, "line 3: " + message);
    }

    @Test
    void a_file_that_is_no_table_is_refused_at_the_line() {
        String head = "source,benchmark,model,score,published_on\n";
        assertRefused(
                head + "lab,suite,\"good/one,1,2026-03-01\n", "line 2: a quote is never closed");
        assertRefused("source,source,model,score,published_on\n", "line 1: has a column twice");
        assertRefused(head, "scores: there are none");
        String lines =
                IntStream.range(0, 10_001)
                        .mapToObj(i -> "lab,suite-" + i + ",good/one,1,2026-03-01\n")
                        .collect(Collectors.joining());
        assertRefused(head + lines, "line 10002: at most 10000 scores at once");
    }

    @Test
    void members_of_the_wrong_type_are_named_and_not_left_out() {
        Reply reply =
                post(
                        """
                        {"scores": [{"source":"l","benchmark":"b","model":"m/m","score":1,
                          "published_on":"2026-03-01","n":true}]}\
                        """,
                        "",
                        "application/json");
        assertEquals(400, reply.status());
        String told = MarketWorld.json(reply).object("error").text("message").orElseThrow();
        assertTrue(told.contains("scores[0]: n is neither a text nor a number"), told);
    }

    /** What the journal could only take in halves is not taken at all. */
    @Test
    void a_file_that_is_too_long_for_one_fact_is_refused_whole() {
        StringBuilder csv = new StringBuilder("source,benchmark,model,score,published_on,url\n");
        for (int i = 0; i < 2_000; i++) {
            csv.append(
                    "lab,suite-%d,good/one,1,2026-03-01,https://e.example/%s\n"
                            .formatted(i, "x".repeat(400)));
        }
        assertRefused(csv.toString(), "scores: are too many for one import: divide the file");
    }

    private void assertRefused(String csv, String message) {
        Reply reply = post(csv, "", "text/csv");
        assertEquals(400, reply.status());
        String told = MarketWorld.json(reply).object("error").text("message").orElseThrow();
        assertTrue(told.contains(message), told);
        world.tell(List.of());
        assertEquals(0, world.get("/benchmarks", MarketWorld.KEY).items("data").size());
    }

    @Test
    void the_same_score_twice_is_a_mistake() {
        String json =
                """
                {"scores": [
                 {"source":"l","benchmark":"b","model":"m/m","score":1,"published_on":"2026-03-01"},
                 {"source":"l","benchmark":"b","model":"m/m","score":2,"published_on":"2026-03-01"}]}\
                """;
        Reply reply = post(json, "", "application/json");
        assertTrue(
                MarketWorld.json(reply)
                        .object("error")
                        .text("message")
                        .orElseThrow()
                        .startsWith("scores[1]: the same model and benchmark a second time"));
    }

    @Test
    void the_frontier_sets_scores_against_what_was_paid() {
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            facts.add(Answered.of(i, "2026-03-04T10:00", "a" + i, "good/two", 20_000).fact());
        }
        world.tell(facts);
        importing(CSV, "");
        world.tell(List.of());
        JsonObject data = world.get("/market/frontier?benchmark=intelligence_index").object("data");
        JsonObject one = data.items("points").getFirst().asObject().orElseThrow();
        JsonObject two = data.items("points").get(1).asObject().orElseThrow();
        assertEquals("good/one", one.text("id").orElseThrow());
        assertEquals("list", one.text("cost_basis").orElseThrow());
        assertEquals(1.25, one.number("cost").orElseThrow().doubleValue(), 1e-9, "(3 x 1 + 2) / 4");
        assertEquals("observed", two.text("cost_basis").orElseThrow());
        assertEquals(0.001, two.number("cost").orElseThrow().doubleValue(), 1e-9);
        assertEquals("frontier", two.text("label").orElseThrow());
        assertEquals(
                2,
                data.items("benchmarks")
                        .getFirst()
                        .asObject()
                        .orElseThrow()
                        .number("models")
                        .orElseThrow()
                        .intValueExact());
    }

    @Test
    void an_export_is_signed_and_both_formats_have_the_same_rows() throws GeneralSecurityException {
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            facts.add(
                    Answered.of(i, "2026-03-04T10:00", "a" + i, "good/one", 2_000)
                            .from("https://app.example", "App", null)
                            .fact());
        }
        facts.add(Answered.of(9, "2026-03-04T10:00", "b", "x/ghost", 7).fact());
        world.tell(facts);
        byte[] manifest = file("manifest.json");
        Signature signature = Signature.getInstance("Ed25519");
        signature.initVerify(MarketWorld.SIGNING.getPublic());
        signature.update(manifest);
        assertTrue(signature.verify(Base64.getDecoder().decode(file("manifest.json.sig"))));
        JsonObject told = Json.parse(manifest).asObject().orElseThrow();
        for (var item : told.items("files")) {
            JsonObject entry = item.asObject().orElseThrow();
            byte[] bytes = file(entry.text("name").orElseThrow());
            assertEquals(
                    entry.text("sha256").orElseThrow(),
                    HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        }
        String rankings = new String(file("rankings-daily.jsonl"), StandardCharsets.UTF_8);
        List<JsonObject> rows =
                rankings.lines().map(line -> Json.parse(line).asObject().orElseThrow()).toList();
        assertEquals(2, rows.size());
        assertEquals(12_000, rows.getFirst().number("tokens").orElseThrow().intValueExact());
        assertTrue(rows.getLast().get("accounts").isEmpty(), "too few to tell");
        assertArrayEquals(
                "PAR1".getBytes(StandardCharsets.US_ASCII),
                Arrays.copyOf(file("rankings-daily.parquet"), 4));
        assertFalse(file("app-rankings.jsonl").length == 0);
        assertEquals(1, world.get("/market/export").items("data").size());
        byte[] key = world.ask(HttpMethod.GET, "/market/export/key", "", "").json();
        assertTrue(new String(key, StandardCharsets.US_ASCII).startsWith("-----BEGIN PUBLIC"));
    }

    private byte[] file(String name) {
        return world.ask(HttpMethod.GET, "/market/export/2026-03-04/" + name, "", "").json();
    }

    private JsonObject importing(String csv, String query) {
        Reply reply = post(csv, query, "text/csv");
        assertEquals(200, reply.status(), () -> MarketWorld.json(reply).toString());
        return MarketWorld.json(reply).object("data");
    }

    private Reply post(String body, String query, String type) {
        return world.ask(
                HttpMethod.POST, "/market/benchmarks" + query, MarketWorld.MANAGEMENT, body, type);
    }
}
