package dev.bourse.gateway.http;

import dev.bourse.domain.catalog.Catalog;
import dev.bourse.domain.catalog.DataPolicy;
import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.catalog.Model;
import dev.bourse.domain.catalog.PriceList;
import dev.bourse.domain.catalog.Provider;
import dev.bourse.domain.catalog.Quantization;
import dev.bourse.domain.catalog.ServiceTier;
import dev.bourse.domain.catalog.TrustTier;
import dev.bourse.domain.fact.Fact;
import dev.bourse.domain.ledger.KeyKind;
import dev.bourse.domain.ledger.LedgerState;
import dev.bourse.domain.market.Grain;
import dev.bourse.domain.unit.Price;
import dev.bourse.gateway.journal.Appended;
import dev.bourse.gateway.journal.Journal;
import dev.bourse.gateway.journal.JournalSettings;
import dev.bourse.gateway.listing.ListingDesk;
import dev.bourse.gateway.live.Access;
import dev.bourse.gateway.live.HealthBoard;
import dev.bourse.gateway.live.KeyOrder;
import dev.bourse.gateway.live.Ledger;
import dev.bourse.gateway.live.Presets;
import dev.bourse.gateway.live.Recent;
import dev.bourse.gateway.market.DailyExport;
import dev.bourse.gateway.market.MarketDesk;
import dev.bourse.gateway.market.PriceWatch;
import dev.bourse.gateway.market.Sources;
import dev.bourse.gateway.pipeline.Errors;
import dev.bourse.gateway.pipeline.Reply;
import dev.bourse.gateway.store.Folding;
import dev.bourse.gateway.store.ProjectionRhythm;
import dev.bourse.gateway.store.ProjectionRunner;
import dev.bourse.gateway.store.Store;
import dev.bourse.wire.chat.ApiError;
import dev.bourse.wire.chat.ErrorType;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue.JsonObject;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.netty.handler.codec.http.HttpMethod;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * All resources over a journal and a SQLite database, at a time that tests choose. Its models are
 * {@code good/one}, {@code good/two} and {@code x/ghost}; the last one's provider is simulated.
 */
final class MarketWorld implements AutoCloseable {
    static final String KEY = "sk-bo-test";
    static final String MANAGEMENT = "mk-bo-test";
    static final String ACCOUNT = "account-1";

    /** A key of another account. */
    static final String STRANGER = "sk-bo-stranger";

    static final KeyPair SIGNING = signing();

    private static final ProjectionRhythm RHYTHM =
            new ProjectionRhythm(
                    Duration.ofMillis(1),
                    Duration.ZERO,
                    Duration.ofMillis(1),
                    Duration.ofMillis(20),
                    1_000,
                    Duration.ofSeconds(1),
                    System::nanoTime);

    private final AtomicLong now;
    private final Journal journal;
    private final Store store;
    private final ProjectionRunner usage;
    private final ProjectionRunner market;
    private final Resources resources;
    private final Sources sources;
    private final ListingWorld listed = new ListingWorld();
    private Catalog catalog = catalog("1", "2", TrustTier.T2);

    MarketWorld(Path folder, String now) {
        this.now = new AtomicLong(Grain.micros(Instant.parse(now)));
        journal =
                Journal.open(
                        folder.resolve("journal"),
                        JournalSettings.DEFAULT,
                        Thread::new,
                        InstantSource.fixed(Instant.parse(now)));
        store = Store.open("jdbc:sqlite:" + folder.resolve("store.db"), Thread::new);
        usage = new ProjectionRunner(journal, store, Folding.usage(), RHYTHM, Thread::new);
        market =
                new ProjectionRunner(
                        journal, store, Folding.market(new byte[32]), RHYTHM, Thread::new);
        HealthBoard health = new HealthBoard(this.now::get);
        sources = new Sources(store.market(), () -> catalog, health, this.now::get);
        resources = new Resources(parts(health));
        settle();
    }

    private ResourceParts parts(HealthBoard health) {
        Ledger ledger = new Ledger(LedgerState.EMPTY, () -> true);
        Access access = new Access(ledger, new SecureRandom(), this::keep);
        access.preset(KEY, KeyOrder.unlimited(ACCOUNT, KeyKind.INFERENCE, "first"), now.get());
        access.preset(
                MANAGEMENT, KeyOrder.unlimited(ACCOUNT, KeyKind.MANAGEMENT, "boss"), now.get());
        access.preset(
                STRANGER, KeyOrder.unlimited("stranger", KeyKind.INFERENCE, "other"), now.get());
        MarketDesk desk = new MarketDesk(sources, Runnable::run);
        ListingDesk listings = listed.desk(this::keep, this.now::get);
        return new ResourceParts(
                access,
                ledger,
                new Presets(List.of(), this::keep),
                () -> catalog,
                _ -> catalog,
                health,
                new Recent(10),
                store.usage()::generation,
                _ -> 0,
                desk,
                new DailyExport(desk, () -> SIGNING),
                listings,
                store,
                this::keep,
                journal::health,
                () -> new ProjectionState(market.status().lag(), null),
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                now::get);
    }

    /** Appends facts and waits until they are counted. */
    void tell(List<? extends Fact> facts) {
        facts.forEach(this::append);
        settle();
    }

    /** Looks at the catalogue as the exchange does every minute. */
    void lookAtPrices() {
        new PriceWatch(sources, this::append).look();
        settle();
    }

    void list(String promptPerMillion, String completionPerMillion) {
        catalog = catalog(promptPerMillion, completionPerMillion, TrustTier.T2);
    }

    /** From now on nobody knows who is behind {@code x/ghost}. */
    void hideGhost() {
        catalog = catalog("1", "2", TrustTier.T3);
    }

    void setTime(String time) {
        now.set(Grain.micros(Instant.parse(time)));
    }

    /** A GET without a key. */
    JsonObject get(String path) {
        return json(ask(HttpMethod.GET, path, "", ""));
    }

    /** A GET with a key. */
    JsonObject get(String path, String key) {
        return json(ask(HttpMethod.GET, path, key, ""));
    }

    /** The status and message of a refusal. */
    String refusal(String path, String key) {
        Reply reply = ask(HttpMethod.GET, path, key, "");
        return reply.status() + " " + json(reply).object("error").text("message").orElse("");
    }

    Reply ask(HttpMethod method, String path, String key, String body) {
        return ask(method, path, key, body, "application/json");
    }

    Reply ask(HttpMethod method, String path, String key, String body, String type) {
        String[] parts = path.split("\\?", 2);
        Routes.Match<Resource> match = resources.find(method, "/api/v1" + parts[0]).orElseThrow();
        Map<String, String> headers = new HashMap<>();
        headers.put("Content-Type", type);
        if (!key.isEmpty()) {
            headers.put("Authorization", "Bearer " + key);
        }
        Ask ask =
                new Ask(
                        "/api/v1" + parts[0],
                        match.parameters(),
                        query(parts.length > 1 ? parts[1] : ""),
                        headers,
                        new Body(body.getBytes(StandardCharsets.UTF_8)));
        try {
            return match.handler().answer(ask);
        } catch (BadQuery bad) {
            return Errors.answer(
                    ApiError.of(ErrorType.INVALID_REQUEST, String.valueOf(bad.getMessage())));
        }
    }

    static JsonObject json(Reply reply) {
        return Json.parse(reply.json()).asObject().orElseThrow();
    }

    private void settle() {
        journal.durable(journal.end() - 1).join();
        while (market.status().mark() < journal.end() || usage.status().mark() < journal.end()) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private void keep(Fact fact) {
        append(fact);
        journal.durable(journal.end() - 1).join();
    }

    private void append(Fact fact) {
        if (journal.append(fact) instanceof Appended.Refused(String why)) {
            throw new IllegalStateException(why);
        }
    }

    @Override
    public void close() {
        listed.close();
        usage.close();
        market.close();
        store.close();
        journal.close();
    }

    private static Map<String, String> query(String text) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair : text.isEmpty() ? new String[0] : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            query.put(
                    pair.substring(0, equals),
                    URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return query;
    }

    private static Catalog catalog(String prompt, String completion, TrustTier ghost) {
        List<Model> models =
                List.of(
                        model("good/one", "One"),
                        model("good/two", "Two"),
                        model("x/ghost", "Ghost"));
        PriceList prices = PriceList.of(Price.perMillion(prompt), Price.perMillion(completion));
        return new Catalog(
                models,
                List.of(provider("steady", false), provider("sim", true)),
                List.of(
                        endpoint("good/one", "steady", prices, TrustTier.T2),
                        endpoint("good/two", "steady", prices, TrustTier.T2),
                        endpoint("x/ghost", "sim", prices, ghost)));
    }

    private static Model model(String id, String name) {
        return new Model(
                id,
                id,
                name,
                "A model.",
                0,
                1_000,
                Set.of(Modality.TEXT),
                Set.of(Modality.TEXT),
                "Other",
                Set.of(),
                id.equals("good/one") ? "good/one-weights" : null,
                null,
                null,
                false);
    }

    private static Provider provider(String slug, boolean simulated) {
        return new Provider(
                slug,
                slug.equals("steady") ? "Steady" : "Sim",
                "http://127.0.0.1",
                Dialect.OPENAI,
                List.of(),
                null,
                null,
                null,
                null,
                List.of(),
                DataPolicy.UNKNOWN,
                simulated);
    }

    private static Endpoint endpoint(
            String model, String provider, PriceList prices, TrustTier trust) {
        return new Endpoint(
                model + "@" + provider,
                model,
                provider,
                provider,
                "upstream",
                Quantization.UNKNOWN,
                null,
                ServiceTier.DEFAULT,
                1_000,
                1_000,
                1_000,
                prices,
                Set.of(Modality.TEXT),
                Set.of(Modality.TEXT),
                Set.of(),
                DataPolicy.UNKNOWN,
                trust,
                false,
                false,
                null);
    }

    private static KeyPair signing() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
