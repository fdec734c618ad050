package dev.bourse.house.matrix;

import dev.bourse.app.Inventory;
import dev.bourse.app.Market;
import dev.bourse.domain.catalog.Audience;
import dev.bourse.domain.catalog.DataPolicy;
import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.catalog.Efforts;
import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.catalog.Model;
import dev.bourse.domain.catalog.Parameter;
import dev.bourse.domain.catalog.PriceKey;
import dev.bourse.domain.catalog.PriceList;
import dev.bourse.domain.catalog.Provider;
import dev.bourse.domain.catalog.Quantization;
import dev.bourse.domain.catalog.ServiceTier;
import dev.bourse.domain.catalog.TrustTier;
import dev.bourse.domain.unit.Price;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** An exchange before four providers, each of which speaks another dialect and costs the same. */
final class Crossing implements AutoCloseable {
    /** What {@link Said#USUAL} costs: 7 x 2 + 3 x 0.5 + 5 x 8 dollars per million. */
    static final BigDecimal COST = new BigDecimal("0.0000555");

    private static final long CONTEXT = 200_000;
    private static final Efforts ALWAYS = new Efforts(List.of("low", "medium", "high"));
    private static final Set<Parameter> ALL = Set.of(Parameter.values());

    private final Map<Dialect, Scripted> providers;
    private final Counter counter;

    private Crossing(Map<Dialect, Scripted> providers, Counter counter) {
        this.providers = providers;
        this.counter = counter;
    }

    static Crossing open(Path folder, Map<String, String> settings) throws IOException {
        return open(folder, settings, CONTEXT);
    }

    /**
     * @param context how many tokens each endpoint takes
     */
    static Crossing open(Path folder, Map<String, String> settings, long context)
            throws IOException {
        return open(folder, settings, new Ability(context, _ -> ALL, ServiceTier.DEFAULT, ALWAYS));
    }

    /**
     * @param known the parameters that each endpoint knows; reasoning can be switched off
     */
    static Crossing knowing(Path folder, Set<Parameter> known) throws IOException {
        Efforts free = new Efforts(List.of("none", "low", "medium", "high"));
        Ability ability = new Ability(CONTEXT, _ -> known, ServiceTier.DEFAULT, free);
        return open(folder, Map.of(), ability);
    }

    /**
     * @param known the parameters that the endpoint of each dialect knows
     */
    static Crossing knowing(Path folder, Function<Dialect, Set<Parameter>> known)
            throws IOException {
        Ability ability = new Ability(CONTEXT, known, ServiceTier.DEFAULT, ALWAYS);
        return open(folder, Map.of(), ability);
    }

    /**
     * @param tier how each endpoint serves, when asked to
     */
    static Crossing serving(Path folder, ServiceTier tier) throws IOException {
        return open(folder, Map.of(), new Ability(CONTEXT, _ -> ALL, tier, ALWAYS));
    }

    private static Crossing open(Path folder, Map<String, String> settings, Ability ability)
            throws IOException {
        Map<Dialect, Scripted> providers = new EnumMap<>(Dialect.class);
        for (Dialect dialect : Dialect.values()) {
            providers.put(dialect, Scripted.open());
        }
        Market market = Market.trial(folder, settings, inventory(providers, ability));
        return new Crossing(providers, new Counter(market));
    }

    /** What each endpoint can do. */
    private record Ability(
            long context,
            Function<Dialect, Set<Parameter>> known,
            ServiceTier tier,
            Efforts efforts) {}

    Scripted provider(Dialect dialect) {
        return Objects.requireNonNull(providers.get(dialect));
    }

    /** How that dialect is spoken. */
    static Speech speech(Dialect dialect) {
        return switch (dialect) {
            case OPENAI -> new OpenAiSpeech();
            case RESPONSES -> new ResponsesSpeech();
            case ANTHROPIC -> new AnthropicSpeech();
            case GEMINI -> new GeminiSpeech();
        };
    }

    /** The model that only the provider of that dialect serves. */
    static String model(Dialect dialect) {
        return "lab/" + name(dialect);
    }

    /** Asks in one dialect for the model behind another. */
    HttpResponse<String> ask(Speech caller, Question question, Dialect upstream, boolean stream)
            throws Exception {
        return counter.ask(caller, question, model(upstream), stream);
    }

    Counter counter() {
        return counter;
    }

    @Override
    public void close() throws IOException {
        counter.close();
        for (Scripted one : providers.values()) {
            one.close();
        }
    }

    private static String name(Dialect dialect) {
        return dialect.name().toLowerCase(Locale.ROOT);
    }

    private static Inventory inventory(Map<Dialect, Scripted> running, Ability ability) {
        List<Model> models = new ArrayList<>();
        List<Provider> providers = new ArrayList<>();
        List<Endpoint> endpoints = new ArrayList<>();
        running.forEach((dialect, at) -> {
            models.add(listed(dialect, ability.efforts));
            providers.add(provider(dialect, at.baseUrl()));
            endpoints.add(endpoint(dialect, ability));
        });
        return new Inventory(models, providers, endpoints, Map.of());
    }

    private static Model listed(Dialect dialect, Efforts efforts) {
        return new Model(
                model(dialect),
                model(dialect),
                name(dialect),
                "",
                0,
                CONTEXT,
                Set.of(Modality.TEXT, Modality.IMAGE, Modality.FILE),
                Set.of(Modality.TEXT),
                "Other",
                EnumSet.allOf(Parameter.class),
                null,
                null,
                null,
                true,
                efforts,
                Audience.EVERYBODY,
                null);
    }

    private static Provider provider(Dialect dialect, String baseUrl) {
        return new Provider(
                "up-" + name(dialect),
                "Up " + name(dialect),
                baseUrl,
                dialect,
                List.of(),
                null,
                null,
                null,
                null,
                List.of(),
                DataPolicy.UNKNOWN,
                true);
    }

    private static Endpoint endpoint(Dialect dialect, Ability ability) {
        String slug = "up-" + name(dialect);
        Map<PriceKey, Price> prices =
                Map.ofEntries(
                        Map.entry(PriceKey.PROMPT, Price.perMillion("2")),
                        Map.entry(PriceKey.COMPLETION, Price.perMillion("8")),
                        Map.entry(PriceKey.INPUT_CACHE_READ, Price.perMillion("0.5")),
                        Map.entry(PriceKey.INPUT_CACHE_WRITE, Price.perMillion("2.5")),
                        Map.entry(PriceKey.INPUT_CACHE_WRITE_1H, Price.perMillion("4")),
                        Map.entry(PriceKey.AUDIO, Price.perMillion("10")),
                        Map.entry(PriceKey.INPUT_AUDIO_CACHE, Price.perMillion("5")),
                        Map.entry(PriceKey.AUDIO_OUTPUT, Price.perMillion("16")),
                        Map.entry(PriceKey.IMAGE_TOKEN, Price.perMillion("6")),
                        Map.entry(PriceKey.IMAGE_OUTPUT, Price.perMillion("30")),
                        Map.entry(PriceKey.WEB_SEARCH, Price.parse("0.001")));
        return new Endpoint(
                model(dialect) + "@" + slug,
                model(dialect),
                slug,
                slug,
                "upstream-model",
                Quantization.UNKNOWN,
                null,
                ability.tier,
                ability.context,
                ability.context,
                ability.context,
                new PriceList(prices, BigDecimal.ZERO, List.of()),
                Set.of(Modality.TEXT, Modality.IMAGE, Modality.FILE),
                Set.of(Modality.TEXT),
                ability.known.apply(dialect),
                DataPolicy.UNKNOWN,
                TrustTier.T1,
                false,
                false,
                null);
    }
}
