package dev.bourse.app;

import dev.bourse.app.Config.Simulate;
import dev.bourse.domain.unit.Money;
import dev.bourse.gateway.http.Limits;
import dev.bourse.gateway.upstream.Timeouts;

import org.jspecify.annotations.Nullable;

import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads a {@link Config} from settings, and shows one. */
final class ConfigReader {
    /** Every key there is. */
    static final List<String> KEYS =
            List.of(
                    "host",
                    "port",
                    "data",
                    "store",
                    "event_loops",
                    "credits",
                    "api_key",
                    "management_key",
                    "catalog",
                    "simulate",
                    "attempts",
                    "connections",
                    "keep_alive_ms",
                    "classify_one_in",
                    "answer_cache_bytes",
                    "listings.allow",
                    "listings.poll_seconds",
                    "listings.key",
                    "timeouts.connect_ms",
                    "timeouts.first_byte_ms",
                    "timeouts.idle_ms",
                    "timeouts.total_ms",
                    "limits.body_bytes",
                    "limits.body_ms",
                    "limits.header_bytes",
                    "limits.line_bytes",
                    "limits.idle_seconds");

    private static final float LOOPS_SHARE = 2 / 3f;
    private static final int DEFAULT_PORT = 8080;
    private static final int DEFAULT_ATTEMPTS = 6;
    private static final int DEFAULT_CONNECTIONS = 20_000;
    private static final long DEFAULT_KEEP_ALIVE = 5_000;
    private static final int DEFAULT_CLASSIFY_ONE_IN = 10;
    private static final long DEFAULT_ANSWER_CACHE = 64L * 1024 * 1024;
    private static final long DEFAULT_POLL_SECONDS = 300;
    private static final String DEFAULT_CREDITS = "1000000";

    private ConfigReader() {}

    /**
     * @param folder where data is kept when nothing else is said
     * @param processors how many processors there are
     * @throws IllegalArgumentException naming the key whose value makes no sense
     */
    static Config read(Settings settings, Path folder, int processors) {
        return new Config(
                settings.text("host").orElse("127.0.0.1"),
                settings.count("port", DEFAULT_PORT),
                settings.text("data").map(Path::of).orElse(folder),
                settings.text("store").orElse(null),
                settings.count("event_loops", loops(processors)),
                Money.ofDollars(settings.decimal("credits", DEFAULT_CREDITS), RoundingMode.DOWN),
                settings.text("api_key").orElse(null),
                settings.text("management_key").orElse(null),
                settings.list("catalog").stream().map(Path::of).toList(),
                simulate(settings.text("simulate").orElse("auto")),
                settings.count("attempts", DEFAULT_ATTEMPTS),
                settings.count("connections", DEFAULT_CONNECTIONS),
                settings.number("keep_alive_ms", DEFAULT_KEEP_ALIVE),
                settings.count("classify_one_in", DEFAULT_CLASSIFY_ONE_IN),
                settings.number("answer_cache_bytes", DEFAULT_ANSWER_CACHE),
                new OnboardingOptions(
                        settings.list("listings.allow"),
                        settings.number("listings.poll_seconds", DEFAULT_POLL_SECONDS),
                        settings.text("listings.key").orElse(null)),
                timeouts(settings),
                limits(settings));
    }

    /** Defaults, on a free port and in that folder: for an exchange that lives for a moment. */
    static Config temporary(Path folder, Map<String, String> others) {
        Map<String, String> options = new LinkedHashMap<>(others);
        options.put("port", "0");
        options.put("data", folder.toString());
        Settings settings = Settings.of("", Map.of(), options, KEYS);
        return read(settings, folder, Runtime.getRuntime().availableProcessors());
    }

    /**
     * A third of the processor time of a request is spent by threads that follow the journal. With
     * as many loops as processors they would push each other out of caches, and everybody waits.
     */
    private static int loops(int processors) {
        return Math.max(1, Math.round(processors * LOOPS_SHARE));
    }

    /** The effective configuration by key, secrets masked. */
    static Map<String, Object> show(Config config) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("host", config.host());
        shown.put("port", config.port());
        shown.put("data", config.data().toString());
        shown.put("store", withoutPassword(config.storeUrl()));
        shown.put("event_loops", config.eventLoops());
        shown.put("credits", config.credits().toString());
        shown.put("api_key", masked(config.apiKey()));
        shown.put("management_key", masked(config.managementKey()));
        shown.put("catalog", config.catalog().stream().map(Path::toString).toList());
        shown.put("simulate", config.simulate().name().toLowerCase(Locale.ROOT));
        shown.put("attempts", config.attempts());
        shown.put("connections", config.connections());
        shown.put("keep_alive_ms", config.keepAliveMillis());
        shown.put("classify_one_in", config.classifyOneIn());
        shown.put("answer_cache_bytes", config.answerCacheBytes());
        shown.put("listings", show(config.listings()));
        shown.put("timeouts", show(config.timeouts()));
        shown.put("limits", show(config.limits()));
        return shown;
    }

    private static Map<String, Object> show(OnboardingOptions listings) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("allow", listings.allow());
        shown.put("poll_seconds", listings.pollSeconds());
        shown.put("key", listings.key() == null ? "(a file of its own)" : "(set)");
        return shown;
    }

    private static Map<String, Object> show(Timeouts timeouts) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("connect_ms", timeouts.connect());
        shown.put("first_byte_ms", timeouts.firstByte());
        shown.put("idle_ms", timeouts.idle());
        shown.put("total_ms", timeouts.total());
        return shown;
    }

    private static Map<String, Object> show(Limits limits) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("body_bytes", limits.bodyBytes());
        shown.put("body_ms", limits.bodyMillis());
        shown.put("header_bytes", limits.headerBytes());
        shown.put("line_bytes", limits.lineBytes());
        shown.put("idle_seconds", limits.idleSeconds());
        return shown;
    }

    private static Timeouts timeouts(Settings settings) {
        Timeouts usual = Timeouts.DEFAULT;
        return new Timeouts(
                settings.number("timeouts.connect_ms", usual.connect()),
                settings.number("timeouts.first_byte_ms", usual.firstByte()),
                settings.number("timeouts.idle_ms", usual.idle()),
                settings.number("timeouts.total_ms", usual.total()));
    }

    private static Limits limits(Settings settings) {
        Limits usual = Limits.DEFAULT;
        return new Limits(
                settings.number("limits.body_bytes", usual.bodyBytes()),
                settings.number("limits.body_ms", usual.bodyMillis()),
                settings.count("limits.header_bytes", usual.headerBytes()),
                settings.count("limits.line_bytes", usual.lineBytes()),
                settings.count("limits.idle_seconds", usual.idleSeconds()));
    }

    private static Simulate simulate(String text) {
        return Arrays.stream(Simulate.values())
                .filter(one -> one.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "simulate: always, never, auto or dialects, not '" + text + "'"));
    }

    private static String masked(@Nullable String secret) {
        return Optional.ofNullable(secret).map(_ -> "(set)").orElse("(made at the first start)");
    }

    private static String withoutPassword(String url) {
        return url.replaceAll("(?i)(password=)[^&]*", "$1***").replaceAll("//[^/@]*@", "//***@");
    }
}
