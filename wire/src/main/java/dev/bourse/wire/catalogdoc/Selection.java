package dev.bourse.wire.catalogdoc;

import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.Model;
import dev.bourse.domain.catalog.Provider;
import dev.bourse.domain.catalog.Stealth;
import dev.bourse.wire.catalogdoc.Imported.LeftOut;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Takes what a catalogue does not have yet, and notes what it does not take. */
final class Selection {
    static final String NO_CONTEXT = "says no context length";

    /** What a catalogue document may call a model; the part behind a colon is a static variant. */
    private static final Pattern ID = Pattern.compile("\\w[\\w.-]*/\\w[\\w.+-]*(:\\w+)?");

    /** Behind a colon these are wishes about routing, whatever the model. */
    private static final Pattern WISH = Pattern.compile(".*:(nitro|floor|exacto|online)");

    private final Map<String, Model> knownModels = new LinkedHashMap<>();
    private final Set<String> knownProviders = new HashSet<>();
    private final Set<String> knownEndpoints = new HashSet<>();
    private final Map<String, Model> models = new LinkedHashMap<>();
    private final Map<String, Provider> providers = new LinkedHashMap<>();
    private final Map<String, Endpoint> endpoints = new LinkedHashMap<>();
    private final List<LeftOut> leftOut = new ArrayList<>();
    private final List<LeftOut> warnings = new ArrayList<>();

    Selection(CatalogParts known) {
        known.models().forEach(one -> knownModels.put(one.id(), one));
        known.providers().forEach(one -> knownProviders.add(one.slug()));
        known.endpoints()
                .forEach(one -> {
                    knownEndpoints.add(one.id());
                    knownEndpoints.add(atItsProvider(one));
                });
    }

    void leaveOut(String name, String why) {
        leftOut.add(new LeftOut(name, why));
    }

    void warn(String name, String what) {
        warnings.add(new LeftOut(name, what));
    }

    /** Takes an endpoint, with its model and provider where these are new. */
    void take(String name, Model model, Endpoint endpoint, Provider provider) {
        Optional<String> obstacle = obstacle(model, endpoint);
        if (obstacle.isPresent()) {
            leaveOut(name, obstacle.get());
            return;
        }
        Model known = knownModels.get(model.id());
        if (known == null) {
            models.merge(model.id(), model, Selection::longer);
        } else {
            compareEnds(name, model, known);
        }
        if (!knownProviders.contains(provider.slug())) {
            providers.put(provider.slug(), provider);
        }
        Model bound = known == null ? models.getOrDefault(model.id(), model) : known;
        endpoints.put(endpoint.id(), fitted(name, endpoint, bound));
    }

    /** The entry that the catalogue has stands, and with it what that says of an end. */
    private void compareEnds(String name, Model model, Model known) {
        String end = model.expirationDate();
        if (end != null && !end.equals(known.expirationDate())) {
            warn(
                    name,
                    "ends on " + end + ", which the catalogue's entry of its model does not say");
        }
    }

    Imported imported() {
        return new Imported(
                new CatalogParts(
                        List.copyOf(models.values()),
                        List.copyOf(providers.values()),
                        List.copyOf(endpoints.values())),
                leftOut,
                warnings);
    }

    private Optional<String> obstacle(Model model, Endpoint endpoint) {
        if (model.id().startsWith("~")) {
            return Optional.of("is an alias; aliases follow from the models");
        }
        if (!isListable(model)) {
            return Optional.of("has no name that can be listed (author/slug)");
        }
        if (endpoint.inputs().isEmpty() || endpoint.outputs().isEmpty()) {
            return Optional.of("reads or gives nothing that is known here");
        }
        if (knownEndpoints.contains(endpoint.id())
                || knownEndpoints.contains(atItsProvider(endpoint))) {
            return Optional.of("is in the catalogue already");
        }
        return endpoints.containsKey(endpoint.id())
                ? Optional.of("is there twice")
                : Optional.empty();
    }

    private static boolean isListable(Model model) {
        return ID.matcher(model.id()).matches()
                && !WISH.matcher(model.id()).matches()
                && !model.author().equals(Stealth.SLUG);
    }

    private static String atItsProvider(Endpoint endpoint) {
        return endpoint.tag() + " " + endpoint.upstreamModel();
    }

    /** An endpoint is bound by its model: a longer context is not believed. */
    private Endpoint fitted(String name, Endpoint endpoint, Model model) {
        long context = model.contextLength();
        if (endpoint.contextLength() <= context) {
            return endpoint;
        }
        warn(name, "has a context of " + context + " tokens, that of its model");
        return endpoint.within(context);
    }

    private static Model longer(Model one, Model other) {
        return other.contextLength() > one.contextLength() ? other : one;
    }
}
