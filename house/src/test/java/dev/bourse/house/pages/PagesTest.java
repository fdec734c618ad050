package dev.bourse.house.pages;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.bourse.app.Market;
import dev.bourse.sim.market.MarketScript;
import dev.bourse.sim.market.RequestPrompts;
import dev.bourse.sim.market.RequestSizes;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Every page over the simulated market: wide and on a phone, by day and by night. */
@TestInstance(Lifecycle.PER_CLASS)
class PagesTest {
    private static final long SEED = 1;
    private static final long HEAVIEST = 200 * 1024;
    private static final Path PICTURES = Path.of("target", "screenshots");

    private @Nullable Market market;
    private @Nullable Browser browser;

    @BeforeAll
    void open(@TempDir Path folder) throws IOException {
        assumeTrue(Browser.isInstalled(), "skipped: there is no Chromium, or no axe in ui");
        System.out.println("seed " + SEED);
        Files.createDirectories(PICTURES);
        long now = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
        MarketScript script =
                MarketScript.of(SEED, now, RequestSizes.builtIn(), RequestPrompts.BUILT_IN);
        market = Market.demo(folder, Map.of(), script);
        browser = Browser.over(market);
    }

    @AfterAll
    void close() {
        if (browser != null) {
            browser.close();
        }
        if (market != null) {
            market.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "rankings, /rankings, Folio Large",
        "rankings-raw, /rankings?by=raw, Ghost",
        "models, /models, Rook Code",
        "model, /models/corvid/rook-code, Sim Thrifty",
        "hidden-model, /models/stealth/ghost, Sim Cloaked",
        "compare, '/compare?models=corvid/rook-code,aldine/folio-large', Rook Code",
        "frontier, /frontier, Sonata",
        "providers, /providers, Sim Swift",
        "provider, /providers/sim-steady, Sim Steady",
        "apps, /apps, Quill IDE",
        "hidden-model-warning, /models/stealth/ghost, Anonymous provider",
        "playground, /playground, Nothing asked yet",
        "playground-stranger, '/playground?models=stealth/ghost', I accept that",
        "activity, /activity, what did it cost",
        "logs, /logs, folio-large",
        "keys, /keys, Keys",
        "settings, /settings, Keys in this browser",
        "start, /start, Bourse"
    })
    void a_page_shows_what_there_is_and_bars_nobody(String name, String path, String word) {
        for (boolean dark : List.of(false, true)) {
            for (boolean phone : List.of(false, true)) {
                String view = name + (phone ? "-phone" : "-wide") + (dark ? "-dark" : "-light");
                check(look(view, path, dark, phone), view, word);
            }
        }
    }

    private Seen look(String view, String path, boolean dark, boolean phone) {
        Path picture = PICTURES.resolve(view + ".png");
        Seen seen = Objects.requireNonNull(browser).open(path, dark, phone, picture);
        System.out.printf(
                "%-28s %4d kB, first paint %d ms%n",
                view, seen.bytes() / 1024, seen.firstPaintMillis());
        return seen;
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
