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
import dev.bourse.domain.catalog.PriceList;
import dev.bourse.domain.catalog.Provider;
import dev.bourse.domain.catalog.Quantization;
import dev.bourse.domain.catalog.ServiceTier;
import dev.bourse.domain.catalog.TrustTier;
import dev.bourse.domain.unit.Price;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * An exchange that lists four stealth models, each behind a provider of another dialect, and each
 * of those says {@value #TELLTALE} wherever it can; beside them an open model and a private one.
 */
final class Hidden implements AutoCloseable {
    /** In every name of the true providers, and in all that they say about themselves. */
    static final String TELLTALE = "acme";

    /** What the true providers send as headers. */
    static final String HEADERS =
            """
            server: acme/1.0\r
            x-request-id: req_acme_1\r
            openai-organization: acme-inc\r
            anthropic-organization-id: acme-inc\r
            set-cookie: acme=1\r
            """;

    static final String OPEN = "lab/open";
    static final String PRIVATE = "lab/vaulted";

    private static final long CONTEXT = 200_000;

    private final Map<Dialect, Scripted> providers;
    private final Counter counter;

    private Hidden(Map<Dialect, Scripted> providers, Counter counter) {
        this.providers = providers;
        this.counter = counter;
    }

    /**
     * @param friends who may know the private model
     */
    static Hidden open(Path folder, Map<String, String> settings, Audience friends)
            throws IOException {
        Map<Dialect, Scripted> providers = new EnumMap<>(Dialect.class);
        for (Dialect dialect : Dialect.values()) {
            providers.put(dialect, Scripted.open());
        }
        Market market = Market.trial(folder, settings, inventory(providers, friends));
        return new Hidden(providers, new Counter(market));
    }

    Scripted provider(Dialect dialect) {
        return Objects.requireNonNull(providers.get(dialect));
    }

    Counter counter() {
        return counter;
    }

    /** The stealth model behind that dialect. */
    static String model(Dialect dialect) {
        return "stealth/" + name(dialect) + "-ghost";
    }

    /** Asks for a stealth model and accepts what it is. */
    HttpResponse<String> ask(Speech caller, Question question, Dialect upstream, boolean stream)
            throws Exception {
        String model = model(upstream);
        String body =
                accepting(
                        caller.ask(question, model, stream),
                        Members.of("min_trust", "T3", "read_only_tools", true));
        return counter.send(
                counter.authorized(caller.path(model, stream))
                        .header("x-openrouter-metadata", "enabled")
                        .POST(BodyPublishers.ofString(body)));
    }

    /** The same in OpenAI's dialect, and wants the answer kept. */
    HttpResponse<String> askToKeep(Question question, Dialect upstream, boolean stream)
            throws Exception {
        Speech caller = Crossing.speech(Dialect.OPENAI);
        String model = model(upstream);
        String body =
                accepting(
                        caller.ask(question, model, stream),
                        Members.of("min_trust", "T3", "read_only_tools", true));
        return counter.send(
                counter.authorized(caller.path(model, stream))
                        .header("x-openrouter-cache", "true")
                        .POST(BodyPublishers.ofString(body)));
    }

    /** The same request with that {@code provider} object. */
    static String accepting(String request, JsonObject preference) {
        Map<String, JsonValue> members = new LinkedHashMap<>(Members.parsed(request).members());
        members.put("provider", preference);
        return Members.text(new JsonObject(members));
    }

    /** What a provider says, with its name in all places that are not what the model said. */
    static String told(String json) {
        String named =
                json.replaceAll("\"(id|responseId|call_id|item_id)\":\"", "\"$1\":\"acme_")
                        .replaceAll("\"(model|modelVersion)\":\"[^\"]*\"", "\"$1\":\"acme-7b\"");
        return named.startsWith("{")
                ? "{\"system_fingerprint\":\"fp_acme\",\"x_acme\":{\"region\":\"acme-1\"},"
                        + named.substring(1)
                : named;
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

    private static Inventory inventory(Map<Dialect, Scripted> running, Audience friends) {
        List<Model> models = new ArrayList<>();
        List<Provider> providers = new ArrayList<>();
        List<Endpoint> endpoints = new ArrayList<>();
        running.forEach((dialect, at) -> {
            models.add(listed(model(dialect), Audience.EVERYBODY));
            providers.add(provider("acme-" + name(dialect), dialect, at));
            endpoints.add(endpoint(model(dialect), "stealth", "acme-" + name(dialect)));
        });
        Scripted plain = Objects.requireNonNull(running.get(Dialect.OPENAI));
        models.add(listed(OPEN, Audience.EVERYBODY));
        models.add(listed(PRIVATE, friends));
        providers.add(provider("labs", Dialect.OPENAI, plain));
        providers.add(provider("vault-keeper", Dialect.OPENAI, plain));
        endpoints.add(endpoint(OPEN, "labs", null));
        endpoints.add(endpoint(PRIVATE, "vault-keeper", null));
        return new Inventory(models, providers, endpoints, Map.of());
    }

    private static Model listed(String id, Audience audience) {
        return new Model(
                id,
                id,
                id,
                "",
                0,
                CONTEXT,
                Set.of(Modality.TEXT),
                Set.of(Modality.TEXT),
                "Other",
                parameters(),
                null,
                null,
                null,
                false,
                Efforts.UNKNOWN,
                audience,
                null);
    }

    private static Provider provider(String slug, Dialect dialect, Scripted at) {
        return new Provider(
                slug,
                slug,
                at.baseUrl(),
                dialect,
                List.of(),
                "https://" + slug + ".test/privacy",
                null,
                null,
                null,
                List.of(),
                new DataPolicy(true, true, 30, false, false),
                true);
    }

    private static Endpoint endpoint(String model, String slug, @Nullable String runBy) {
        return new Endpoint(
                model + "@" + slug,
                model,
                slug,
                slug,
                runBy == null ? "plain-model" : "acme-next",
                Quantization.UNKNOWN,
                null,
                ServiceTier.DEFAULT,
                CONTEXT,
                CONTEXT,
                CONTEXT,
                PriceList.of(Price.perMillion("1"), Price.perMillion("2")),
                Set.of(Modality.TEXT),
                Set.of(Modality.TEXT),
                parameters(),
                DataPolicy.UNKNOWN,
                runBy == null ? TrustTier.T2 : TrustTier.T3,
                false,
                false,
                runBy);
    }

    private static Set<Parameter> parameters() {
        Set<Parameter> all = EnumSet.allOf(Parameter.class);
        all.removeAll(Set.of(Parameter.LOGPROBS, Parameter.TOP_LOGPROBS));
        return all;
    }
}
