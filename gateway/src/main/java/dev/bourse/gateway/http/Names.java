package dev.bourse.gateway.http;

import dev.bourse.domain.catalog.Catalog;
import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.Model;
import dev.bourse.domain.catalog.PriceKey;
import dev.bourse.domain.catalog.Provider;
import dev.bourse.domain.catalog.TrustTier;
import dev.bourse.domain.market.Group;
import dev.bourse.domain.routing.Health;
import dev.bourse.domain.unit.Price;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the catalogue knows about the subjects of rankings.
 *
 * @param catalog what is offered now
 */
record Names(Supplier<Catalog> catalog) {
    /** The name of a model for people; its id when it is no longer listed. */
    String model(String id) {
        return catalog.get().model(id).map(Model::name).orElse(id);
    }

    /** The name of a provider for people. */
    String provider(String slug) {
        return catalog.get().provider(slug).map(Provider::name).orElse(slug);
    }

    /** Whether any provider is simulated. */
    boolean isAnythingSimulated() {
        return catalog.get().providers().stream().anyMatch(Provider::simulated);
    }

    /** Whether simulated providers have a part in a subject; null when it is no longer listed. */
    @Nullable Boolean isSimulated(Group group, String subject) {
        Catalog now = catalog.get();
        return switch (group) {
            case PROVIDER -> now.provider(subject).map(Provider::simulated).orElse(null);
            case MODEL ->
                    now.model(subject)
                            .map(model -> isSimulated(now, Stream.of(model)))
                            .orElse(null);
            case AUTHOR ->
                    isSimulated(
                            now, now.models().stream().filter(it -> it.author().equals(subject)));
            case APP, MARKET -> isAnythingSimulated();
        };
    }

    /** Whether nobody who is named is behind a subject that is listed. */
    boolean isAnonymous(Group group, String subject) {
        return switch (group) {
            case MODEL -> trust(subject).filter(TrustTier.T3::equals).isPresent();
            case AUTHOR -> isAnonymous(it -> Group.author(it.modelId()).equals(subject));
            case PROVIDER -> isAnonymous(it -> it.provider().equals(subject));
            case APP, MARKET -> false;
        };
    }

    /** All of a kind behind which nobody is named. */
    Set<String> anonymous(Group group) {
        Catalog now = catalog.get();
        return now.models().stream()
                .flatMap(model -> now.endpoints(model.id()).stream())
                .filter(one -> one.trust() == TrustTier.T3)
                .map(one -> subject(group, one))
                .filter(subject -> isAnonymous(group, subject))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String subject(Group group, Endpoint endpoint) {
        return switch (group) {
            case MODEL -> endpoint.modelId();
            case AUTHOR -> Group.author(endpoint.modelId());
            case PROVIDER -> endpoint.provider();
            case APP, MARKET -> "";
        };
    }

    private boolean isAnonymous(Predicate<Endpoint> behind) {
        Catalog now = catalog.get();
        List<Endpoint> own =
                now.models().stream()
                        .flatMap(model -> now.endpoints(model.id()).stream())
                        .filter(behind)
                        .toList();
        return !own.isEmpty() && own.stream().allMatch(it -> it.trust() == TrustTier.T3);
    }

    /** The best trust tier among the endpoints of a model. */
    Optional<TrustTier> trust(String model) {
        return catalog.get().endpoints(model).stream()
                .map(Endpoint::trust)
                .min(TrustTier::compareTo);
    }

    /** What a model costs at its cheapest endpoint. */
    @Nullable Members listPrice(String id) {
        return facts(id)
                .filter(facts -> facts.best().isPresent())
                .map(facts ->
                        new Members()
                                .put("prompt", facts.promptPrice().orElse(null))
                                .put("completion", facts.completionPrice().orElse(null)))
                .orElse(null);
    }

    /** What the catalogue knows of a model. */
    Optional<ModelFacts> facts(String id) {
        Catalog now = catalog.get();
        return now.model(id)
                .map(model -> ModelFacts.of(model, now, _ -> Health.UNKNOWN, 0, ModelScores.NONE));
    }

    /** USD per million units; null when unknown. */
    static @Nullable BigDecimal perMillion(Endpoint endpoint, PriceKey key) {
        return endpoint.prices()
                .at(key, 0, 0)
                .map(price -> price.dollars().movePointRight(6).stripTrailingZeros())
                .orElse(null);
    }

    /** USD per unit; null when unknown. */
    static @Nullable BigDecimal each(Endpoint endpoint, PriceKey key) {
        return endpoint.prices().at(key, 0, 0).map(Price::dollars).orElse(null);
    }

    private static boolean isSimulated(Catalog now, Stream<Model> models) {
        return models.flatMap(model -> now.endpoints(model.id()).stream())
                .map(Endpoint::provider)
                .anyMatch(slug -> now.provider(slug).map(Provider::simulated).orElse(false));
    }
}
