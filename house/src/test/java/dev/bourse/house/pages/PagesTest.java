package dev.bourse.house.pages;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.ZoneOffset.UTC;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

import dev.bourse.app.Market;
import dev.bourse.sim.market.MarketScript;
import dev.bourse.sim.market.RequestPrompts;
import dev.bourse.sim.market.RequestSizes;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Every page over the simulated market: wide and on a phone, by day and by night, and with the
 * keyboard alone. By day somebody comes with a wide window and makes it narrow, by night the other
 * way round; both read at once.
 */
@TestInstance(Lifecycle.PER_CLASS)
class PagesTest {
    private static final long SEED = 1;
    private static final long HEAVIEST = 200 * 1024;

    private final Map<String, String> paths = new HashMap<>();
    private @Nullable Market market;
    private @Nullable Reader byDay;
    private @Nullable Reader byNight;

    @BeforeAll
    void open(@TempDir Path folder) throws IOException {
        assumeTrue(Browser.isInstalled(), "skipped: there is no Chromium, or no axe in ui");
        System.out.println("seed " + SEED);
        Files.createDirectories(Look.PICTURES);
        long now = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
        MarketScript script =
                MarketScript.of(SEED, now, RequestSizes.builtIn(), RequestPrompts.BUILT_IN);
        market = Market.demo(folder, Map.of(), script);
        Guest.list(market);
        byDay = new Reader(market);
        byNight = new Reader(market);
        LocalDate today = LocalDate.ofInstant(Instant.EPOCH.plus(now, ChronoUnit.MICROS), UTC);
        paths.put("{week}", today.minusWeeks(1).toString());
        paths.put("{window}", window(today));
        paths.put("{log}", asked(market));
        paths.put("{app}", firstApp(market, window(today)));
    }

    /** One that has not just begun, since nothing has been asked yet in its first minutes. */
    private static String window(LocalDate today) {
        return today.getDayOfMonth() > 1 ? "month" : "week";
    }

    /** A request that has just been routed, so that its plan is still known. */
    private static String asked(Market market) throws IOException {
        String json =
                """
                {"model":"corvid/rook-code","max_tokens":30,\
                "messages":[{"role":"user","content":"Sort a list"}]}\
                """;
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(market.address() + "/api/v1/chat/completions"))
                        .header("Authorization", "Bearer " + market.apiKey().orElseThrow())
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build();
        return sent(request).headers().firstValue("x-generation-id").orElseThrow();
    }

    private static String firstApp(Market market, String window) throws IOException {
        URI apps = URI.create(market.address() + "/api/v1/market/apps?window=" + window);
        HttpResponse<byte[]> answer = sent(HttpRequest.newBuilder(apps).build());
        JsonObject data = Json.parse(answer.body()).asObject().orElseThrow().object("data");
        return data.items("rows").getFirst().asObject().orElseThrow().text("slug").orElseThrow();
    }

    private static HttpResponse<byte[]> sent(HttpRequest request) throws IOException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answer =
                    client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            assertEquals(200, answer.statusCode(), () -> new String(answer.body(), UTF_8));
            return answer;
        } catch (InterruptedException stopped) {
            throw new IOException(stopped);
        }
    }

    private String filled(String path) {
        String filled = path;
        for (Map.Entry<String, String> one : paths.entrySet()) {
            filled = filled.replace(one.getKey(), one.getValue());
        }
        return filled;
    }

    @AfterAll
    void close() {
        for (Reader reader : Arrays.asList(byDay, byNight)) {
            if (reader != null) {
                reader.close();
            }
        }
        if (market != null) {
            market.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "rankings, /rankings?date={week}, Folio Large",
        "rankings-raw, /rankings?by=raw&date={week}, Ghost",
        "models, /models, Rook Code",
        "model, /models/corvid/rook-code, Sim Thrifty",
        "hidden-model, /models/stealth/ghost, Sim Cloaked",
        "compare, '/compare?models=corvid/rook-code,aldine/folio-large', Rook Code",
        "frontier, /frontier, Sonata",
        "providers, /providers, Sim Swift",
        "provider, /providers/sim-steady, Sim Steady",
        "apps, /apps?window={window}, Quill IDE",
        "hidden-model-warning, /models/stealth/ghost, Anonymous provider",
        "app, /apps/{app}, Models it uses",
        "playground, /playground, Nothing asked yet",
        "playground-stranger, '/playground?models=stealth/ghost', I accept that",
        "activity, /activity, what did it cost",
        "logs, /logs, folio-large",
        "log, /logs/{log}, Where did this request go?",
        "listings, /listings, sim-steady",
        "keys, /keys, Keys",
        "listings-of-documents, /listings, Newcomer Large (simulated)",
        "portal, /portal, 'Newcomer: how much, and how well?'",
        "presets, /presets, No preset yet",
        "settings, /settings, Keys in this browser",
        "start, /start, Bourse"
    })
    void a_page_shows_what_there_is_and_bars_nobody(String name, String path, String word) {
        List<String> stops = new ArrayList<>();
        List<String> skipped = new ArrayList<>();
        List<Look> wideFirst = List.of(wide(name, false), phone(name, false));
        List<Look> phoneFirst = List.of(phone(name, true), wide(name, true));
        CompletableFuture<List<Seen>> day =
                look(byDay, path, wideFirst, page -> stops.addAll(Walk.stops(page)));
        CompletableFuture<List<Seen>> night =
                look(byNight, path, phoneFirst, page -> skipped.add(Walk.skipped(page)));
        check(day.join(), wideFirst, word);
        check(night.join(), phoneFirst, word);
        assertAll(
                name,
                () -> assertTrue(stops.getFirst().startsWith("A Skip to"), stops::toString),
                () -> assertTrue(stops.size() > 15, stops::toString),
                () -> assertEquals(List.of(), stops.stream().filter(Walk::isLost).toList()),
                () -> assertEquals(List.of("main"), skipped));
    }

    private static Look wide(String name, boolean dark) {
        return Look.at(name, dark, false);
    }

    private static Look phone(String name, boolean dark) {
        return Look.at(name, dark, true);
    }

    private CompletableFuture<List<Seen>> look(
            @Nullable Reader reader, String path, List<Look> looks, Consumer<Page> act) {
        return Objects.requireNonNull(reader).open(filled(path), looks, act);
    }

    @Test
    void a_key_for_a_provider_is_made_at_its_listing_and_shown_once() {
        List<Look> looks = List.of(phone("provider-key", false));
        List<String> keys = new ArrayList<>();
        Reader reader = Objects.requireNonNull(byDay);
        check(
                reader.open("/listings", looks, page -> keys.add(issued(page))).join(),
                looks,
                "A key for Newcomer");
        assertTrue(keys.getFirst().startsWith("pk-bo-"), keys::toString);
    }

    private static String issued(Page page) {
        Locator card = page.getByTestId("provider-key-newcomer");
        card.locator("summary").click();
        card.getByTestId("provider-key-name").fill("Theirs");
        card.getByTestId("provider-key-create").click();
        Locator secret = page.getByTestId("provider-secret");
        secret.waitFor();
        return secret.locator("pre").innerText().strip();
    }

    private static void check(List<Seen> seen, List<Look> looks, String word) {
        for (int i = 0; i < looks.size(); i++) {
            Seen one = seen.get(i);
            System.out.printf(
                    "%-28s %4d kB, first paint %d ms%n",
                    looks.get(i).view(), one.bytes() / 1024, one.firstPaintMillis());
            check(one, looks.get(i).view(), word);
        }
    }

    private static void check(Seen seen, String view, String word) {
        assertAll(
                view,
                () -> assertTrue(seen.text().contains(word), () -> "no " + word),
                () -> assertTrue(seen.text().contains("Simulated"), "is not labelled simulated"),
                () -> assertEquals(List.of(), seen.errors()),
                () -> assertEquals(List.of(), seen.barriers()),
                () -> assertTrue(seen.overflow() <= 0, () -> seen.overflow() + " pixels too wide"),
                () -> assertTrue(seen.bytes() <= HEAVIEST, () -> seen.bytes() + " bytes"));
    }
}
