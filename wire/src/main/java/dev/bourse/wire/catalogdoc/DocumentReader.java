package dev.bourse.wire.catalogdoc;

import dev.bourse.domain.catalog.Alias;
import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.Farewell;
import dev.bourse.domain.catalog.Model;
import dev.bourse.domain.catalog.Provider;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the providers of all documents, then the models, then the endpoints. */
final class DocumentReader {
    private static final Set<String> SECTIONS =
            Set.of("catalogue", "providers", "models", "endpoints", "aliases");

    private final Problems problems = new Problems();
    private final Map<String, Model> models = new LinkedHashMap<>();
    private final Map<String, Provider> providers = new LinkedHashMap<>();
    private final Map<String, Endpoint> endpoints = new LinkedHashMap<>();
    private final Map<String, Alias> aliases = new LinkedHashMap<>();

    DocumentReader(CatalogParts known) {
        known.models().forEach(model -> models.put(model.id(), model));
        known.providers().forEach(provider -> providers.put(provider.slug(), provider));
        known.endpoints().forEach(endpoint -> endpoints.put(endpoint.id(), endpoint));
        known.aliases().forEach(alias -> aliases.put(alias.id(), alias));
    }

    void read(List<Entry> documents) {
        documents.forEach(document -> problems.in(() -> checkSections(document)));
        each(documents, "providers", this::readProvider);
        each(documents, "models", this::readModel);
        each(documents, "models", this::readEndpointsOfModel);
        each(documents, "endpoints", this::readEndpoint);
        each(documents, "aliases", this::readAlias);
    }

    Reading<CatalogParts> reading() {
        return problems.unless(() ->
                new CatalogParts(
                        List.copyOf(models.values()),
                        List.copyOf(providers.values()),
                        List.copyOf(endpoints.values()),
                        List.copyOf(aliases.values())));
    }

    private static void checkSections(Entry document) {
        document.allowOnly(SECTIONS);
        if (document.count("catalogue").orElse(0L) != 1) {
            throw document.wrong("catalogue", "is the version of the format and must be 1");
        }
    }

    private void each(List<Entry> documents, String section, EntryReader reader) {
        for (Entry document : documents) {
            problems.in(() ->
                    document.entries(section)
                            .forEach(entry -> problems.in(() -> reader.read(entry))));
        }
    }

    private void readProvider(Entry entry) {
        Provider provider = ProviderReader.read(entry);
        unique(entry, "slug", providers.put(provider.slug(), provider));
    }

    private void readModel(Entry place) {
        Entry entry = place.named(ModelReader.id(place));
        Model model = ModelReader.read(entry);
        unique(entry, "id", models.put(model.id(), model));
    }

    private void readEndpointsOfModel(Entry place) {
        Model model = models.get(place.text("id").orElse(""));
        if (model != null) {
            Entry entry = place.named(model.id());
            problems.in(() -> checkSuccessors(entry, model));
            long maxOutput = entry.count("max-output").orElse(model.contextLength());
            entry.parts("endpoints")
                    .forEach(part -> problems.in(() -> readEndpoint(part, model, maxOutput)));
        }
    }

    private void checkSuccessors(Entry entry, Model model) {
        Farewell farewell = model.farewell();
        List<String> named = farewell == null ? List.of() : farewell.successors();
        for (String id : named) {
            if (!models.containsKey(id)) {
                throw entry.wrong("farewell.successors", "'" + id + "' is no model known here");
            }
        }
    }

    private void readEndpoint(Entry place) {
        String id = place.requiredText("model");
        Entry entry = place.named(id);
        Model model = models.get(id);
        if (model == null) {
            throw entry.wrong("model", "is no model that is known here");
        }
        readEndpoint(entry, model, model.contextLength());
    }

    private void readEndpoint(Entry entry, Model model, long maxOutput) {
        Provider provider = providers.get(entry.requiredText("provider"));
        if (provider == null) {
            throw entry.wrong("provider", "is no provider that is known here");
        }
        Endpoint endpoint = EndpointReader.read(entry, model, provider, maxOutput);
        unique(entry, "tag", endpoints.put(endpoint.id(), endpoint));
    }

    private void readAlias(Entry place) {
        Alias alias = AliasReader.read(place, models.keySet());
        unique(place.named(alias.id()), "id", aliases.put(alias.id(), alias));
    }

    private static void unique(Entry entry, String field, @Nullable Object before) {
        if (before != null) {
            throw entry.wrong(field, "is in the catalogue twice");
        }
    }

    private interface EntryReader {
        void read(Entry entry);
    }
}
