package dev.bourse.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.app.NaiveWeek.Row;
import dev.bourse.sim.market.MarketScript;
import dev.bourse.sim.market.RequestPrompts;
import dev.bourse.sim.market.RequestSizes;
import dev.bourse.sim.market.ScriptedApp;
import dev.bourse.sim.market.ScriptedRequest;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** What is told about the simulated market, against the script that it was made from. */
class DemoTest {
    private static final long SEED = 1;

    /** Of fewer accounts nothing is told that would give them away. */
    private static final int FEWEST = 5;

    private static final Map<String, String> SETTINGS = Map.of();

    @Test
    void every_number_is_the_one_counted_from_the_script(@TempDir Path folder) throws Exception {
        System.out.println("seed " + SEED);
        long now = Clocks.epochMicros();
        MarketScript script =
                MarketScript.of(SEED, now, RequestSizes.builtIn(), RequestPrompts.BUILT_IN);
        try (Market market = Market.demo(folder, SETTINGS, script);
                HttpClient client = HttpClient.newHttpClient()) {
            Told told = new Told(client, market.address());
            String lastWeek =
                    "&date="
                            + Instant.EPOCH
                                    .plus(now, ChronoUnit.MICROS)
                                    .minus(7, ChronoUnit.DAYS)
                                    .toString()
                                    .substring(0, 10);
            String all = "market/rankings?group=model&window=week&anonymous=include";
            compare(script, told.get(all));
            compare(script, told.get(all + lastWeek));
            compareHidden(told.get(all + lastWeek));
            compareDefault(told.get("market/rankings?group=model&window=week" + lastWeek));
            compareRaw(told.get("market/rankings?group=model&window=week&order=raw" + lastWeek));
            compareApps(script, told.get("market/rankings?group=app&window=week" + lastWeek));
        }
        assertThrows(
                Complaint.class,
                () -> Market.trial(folder, SETTINGS, Inventory.NOTHING).close(),
                "simulated facts are served without saying so");
    }

    @Test
    void a_folder_with_real_facts_is_not_filled(@TempDir Path folder) {
        Market.trial(folder, SETTINGS, Inventory.NOTHING).close();
        long now = Clocks.epochMicros();
        MarketScript script = new MarketScript(now - 1, now, List.of(), List.of(), List.of());
        Complaint complaint =
                assertThrows(Complaint.class, () -> Market.demo(folder, SETTINGS, script).close());
        assertTrue(String.valueOf(complaint.getMessage()).contains("not simulated"));
    }

    private static void compare(MarketScript script, JsonObject answer) {
        NaiveWeek naive = week(script, answer, ScriptedRequest::model);
        Map<String, Row> expected = naive.rows();
        List<JsonObject> rows = rows(answer);
        JsonObject data = answer.object("data");
        long all = expected.values().stream().mapToLong(Row::tokens).sum();
        assertEquals(naive.cap(), number(data, "cap_tokens"));
        assertEquals(all, number(data.object("total"), "tokens"));
        assertEquals(naive.robust(), rows.stream().map(DemoTest::id).toList());
        assertTrue(answer.object("meta").flag("simulated").orElse(false));
        for (JsonObject row : rows) {
            Row mine = Objects.requireNonNull(expected.get(id(row)));
            assertEquals(mine.prompt, number(row, "tokens_prompt"), id(row));
            assertEquals(mine.completion, number(row, "tokens_completion"), id(row));
            assertEquals(mine.requests, number(row, "requests"), id(row));
            assertEquals(mine.toolCalls, number(row, "tool_calls"), id(row));
            assertEquals(mine.capped(naive.cap()), number(row, "capped_tokens"), id(row));
            assertEquals(naive.raw().indexOf(id(row)) + 1, number(row, "raw_rank"), id(row));
            comparePersonal(mine, row);
        }
    }

    /** Of a few accounts it is not told, as of most rows in the first hours of a week. */
    private static void comparePersonal(Row mine, JsonObject row) {
        if (mine.all.size() < FEWEST) {
            assertEquals(Optional.empty(), row.number("accounts"), id(row));
            assertEquals(Optional.empty(), row.number("top1_share"), id(row));
        } else {
            assertEquals(mine.all.size(), number(row, "accounts"), id(row));
            assertEquals(mine.topShare(), fraction(row, "top1_share"), 1e-6, id(row));
        }
    }

    /** One payer makes it first by tokens; what a single payer spent is told to nobody. */
    private static void compareHidden(JsonObject answer) {
        String hidden = MarketScript.HIDDEN_MODEL;
        JsonObject row =
                rows(answer).stream()
                        .filter(one -> id(one).equals(hidden))
                        .findFirst()
                        .orElseThrow();
        assertEquals(1, number(row, "raw_rank"));
        assertTrue(number(row, "rank") > 1);
        assertTrue(number(row, "rank_low") > 1);
        assertEquals(hidden, answer.object("data").object("why").text("id").orElse(""));
        assertEquals(Optional.empty(), row.number("spend"));
    }

    /** Nobody knows whose it is, so the order that is shown first leaves it out and says so. */
    private static void compareDefault(JsonObject answer) {
        assertEquals(9, rows(answer).size());
        assertTrue(rows(answer).stream().noneMatch(it -> id(it).equals(MarketScript.HIDDEN_MODEL)));
        assertEquals(1, number(answer.object("data").object("anonymous"), "rows"));
        String why = answer.object("data").object("anonymous").text("text").orElse("");
        assertTrue(why.contains("left out"), why);
    }

    private static void compareRaw(JsonObject answer) {
        assertEquals(MarketScript.HIDDEN_MODEL, id(rows(answer).getFirst()));
    }

    private static void compareApps(MarketScript script, JsonObject answer) {
        Map<String, Row> expected = week(script, answer, DemoTest::app).rows();
        List<JsonObject> rows = rows(answer);
        assertEquals(8, rows.size());
        for (JsonObject row : rows) {
            String name = row.text("name").orElse("");
            Row mine = Objects.requireNonNull(expected.get(name), name);
            assertEquals(mine.tokens(), number(row, "tokens"), name);
            assertEquals(mine.requests, number(row, "requests"), name);
            assertEquals(mine.all.size(), number(row, "accounts"), name);
        }
    }

    private static String app(ScriptedRequest request) {
        ScriptedApp app = request.app();
        return app == null ? "" : app.title();
    }

    private static NaiveWeek week(
            MarketScript script, JsonObject answer, Function<ScriptedRequest, String> subject) {
        JsonObject window = answer.object("meta").object("window");
        return NaiveWeek.of(script, micros(window, "start"), micros(window, "end"), subject);
    }

    private static long micros(JsonObject window, String name) {
        Instant at = Instant.parse(window.text(name).orElseThrow());
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    private static List<JsonObject> rows(JsonObject answer) {
        return answer.object("data").items("rows").stream()
                .flatMap(row -> row.asObject().stream())
                .toList();
    }

    private static String id(JsonObject row) {
        return row.text("id").orElse("");
    }

    private static long number(JsonObject row, String name) {
        return row.number(name).orElseThrow().longValueExact();
    }

    private static double fraction(JsonObject row, String name) {
        return row.number(name).map(BigDecimal::doubleValue).orElseThrow();
    }

    /** Asks an exchange. */
    private record Told(HttpClient client, String address) {
        JsonObject get(String question) throws IOException, InterruptedException {
            URI uri = URI.create(address + "/api/v1/" + question);
            HttpRequest request = HttpRequest.newBuilder(uri).build();
            String body = client.send(request, BodyHandlers.ofString()).body();
            JsonValue json = Json.parse(body);
            return json.asObject().orElseThrow(() -> new IllegalStateException(body));
        }
    }
}
