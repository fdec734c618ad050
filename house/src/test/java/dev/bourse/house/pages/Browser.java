package dev.bourse.house.pages;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;

import dev.bourse.app.Market;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The system's Chromium, with a reader of the pages who has both keys. It belongs to the thread
 * that opened it.
 */
final class Browser implements AutoCloseable {
    static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    private static final int WIDE = 1440;
    private static final int PHONE = 390;
    private static final int HEIGHT = 900;
    private static final double PATIENCE_MILLIS = 120_000;

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser browser;
    private final Market market;

    private Browser(Playwright playwright, Market market) {
        this.playwright = playwright;
        this.market = market;
        browser =
                playwright
                        .chromium()
                        .launch(
                                new LaunchOptions()
                                        .setExecutablePath(CHROMIUM)
                                        .setArgs(
                                                List.of(
                                                        "--no-sandbox",
                                                        "--disable-dev-shm-usage",
                                                        "--disable-gpu")));
    }

    static Browser over(Market market) {
        Map<String, String> nothingToFetch = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        Playwright playwright =
                Playwright.create(new Playwright.CreateOptions().setEnv(nothingToFetch));
        return new Browser(playwright, market);
    }

    /**
     * Opens a page, does something on it, takes its picture and says what there is to see about it;
     * then makes the window as wide as the next look wants it, and so on.
     *
     * @param looks of one colour scheme; none where nothing is looked at
     */
    List<Seen> open(String path, List<Look> looks, Consumer<Page> act) {
        try (BrowserContext context = browser.newContext(options(looks))) {
            context.addInitScript(
                    "localStorage.setItem('bourse.key.inference', '%s');"
                                    .formatted(market.apiKey().orElse(""))
                            + "localStorage.setItem('bourse.key.management', '%s');"
                                    .formatted(market.managementKey().orElse("")));
            context.setDefaultTimeout(PATIENCE_MILLIS);
            Page page = context.newPage();
            List<String> errors = new ArrayList<>();
            page.onPageError(errors::add);
            page.navigate(market.address() + path);
            page.waitForLoadState(LoadState.NETWORKIDLE);
            Drawn.awaitContent(page);
            act.accept(page);
            List<Seen> seen = new ArrayList<>();
            looks.forEach(look -> seen.add(seen(page, look, errors)));
            return seen;
        }
    }

    private static Seen seen(Page page, Look look, List<String> errors) {
        page.setViewportSize(look.phone() ? PHONE : WIDE, HEIGHT);
        Drawn.await(page);
        page.screenshot(new Page.ScreenshotOptions().setPath(look.picture()).setFullPage(true));
        return Seen.of(page, errors);
    }

    private static NewContextOptions options(List<Look> looks) {
        Look look = looks.isEmpty() ? Look.at("", false, false) : looks.getFirst();
        return new NewContextOptions()
                .setColorScheme(look.dark() ? ColorScheme.DARK : ColorScheme.LIGHT)
                .setViewportSize(look.phone() ? PHONE : WIDE, HEIGHT);
    }

    static boolean isInstalled() {
        return Files.isExecutable(CHROMIUM) && Files.isReadable(Seen.AXE);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
