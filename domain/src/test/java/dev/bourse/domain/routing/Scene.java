package dev.bourse.domain.routing;

import dev.bourse.domain.catalog.Audience;
import dev.bourse.domain.catalog.Catalog;
import dev.bourse.domain.catalog.Efforts;
import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.catalog.Model;
import dev.bourse.domain.catalog.Provider;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A catalogue, the health of its endpoints, and the plans they lead to. */
final class Scene {
    static final long NOW = 1_767_225_600_000_000L;

    private final Catalog catalog;
    private final Planner planner;
    private final Map<String, Health> health = new HashMap<>();
    private long now = NOW;
    private long seed = 1;

    private Scene(Catalog catalog) {
        this.catalog = catalog;
        planner = new Planner(catalog);
    }

    /** One model per model id that the endpoints name. */
    static Scene of(Offered... offered) {
        Set<String> ids = new LinkedHashSet<>();
        Stream.of(offered).forEach(one -> ids.add(one.model()));
        return of(ids.stream().map(Scene::model).toList(), offered);
    }

    static Scene of(List<Model> models, Offered... offered) {
        Map<String, Provider> providers = new LinkedHashMap<>();
        Stream.of(offered)
                .map(Offered::buildProvider)
                .forEach(one -> providers.putIfAbsent(one.slug(), one));
        List<Endpoint> endpoints = Stream.of(offered).map(Offered::build).toList();
        return new Scene(new Catalog(models, providers.values(), endpoints));
    }

    /** A model that anybody may distil and that reads and writes text. */
    static Model model(String id) {
        return model(id, true, null);
    }

    static Model model(String id, boolean distillable, @Nullable String expires) {
        return model(id, distillable, expires, Audience.EVERYBODY);
    }

    static Model model(
            String id, boolean distillable, @Nullable String expires, Audience audience) {
        return new Model(
                id,
                id,
                id,
                "",
                0,
                1,
                Set.of(Modality.TEXT),
                Set.of(Modality.TEXT),
                "",
                Set.of(),
                null,
                null,
                expires,
                distillable,
                Efforts.UNKNOWN,
                audience,
                null);
    }

    /** Health of the endpoint with that tag, in every model. */
    Scene with(String tag, Health value) {
        health.put(tag, value);
        return this;
    }

    Scene at(long micros) {
        now = micros;
        return this;
    }

    Scene seed(long value) {
        seed = value;
        return this;
    }

    Catalog catalog() {
        return catalog;
    }

    Plan plan(Asked asked) {
        return planner.plan(asked.build(), this::healthOf, now, seed);
    }

    /** The same question put to the naive planner. */
    NaivePlanner naive(Asked asked) {
        return new NaivePlanner(catalog, asked.build(), this::healthOf, now);
    }

    /** The tags of a plan in order. */
    List<String> tags(Asked asked) {
        return plan(asked).candidates().stream().map(one -> one.endpoint().tag()).toList();
    }

    /** The ids of a plan in order. */
    List<String> ids(Asked asked) {
        return plan(asked).candidates().stream().map(one -> one.endpoint().id()).toList();
    }

    private Health healthOf(Endpoint endpoint) {
        return health.getOrDefault(endpoint.tag(), Health.UNKNOWN);
    }
}
