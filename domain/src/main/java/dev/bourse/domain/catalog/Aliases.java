package dev.bourse.domain.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The aliases of a catalogue: {@code ~author/family-latest} for every family with a model that
 * somebody serves, and those that were written down. Static variants belong to no family. A model
 * of the catalogue keeps its name, whatever an alias would be called.
 */
final class Aliases {
    private static final String LATEST = "-latest";
    private static final Comparator<Model> NEWEST_FIRST =
            Comparator.comparingLong(Model::created).thenComparing(Model::id).reversed();

    private final Map<String, Alias> byId = new LinkedHashMap<>();

    /**
     * @param served every model that has an endpoint
     * @param written aliases that were written down; they win over derived ones
     */
    Aliases(Collection<Model> served, Collection<Alias> written) {
        families(served).forEach(this::put);
        for (Alias alias : written) {
            put(alias.id(), among(served, Set.copyOf(alias.models())));
        }
        served.forEach(model -> byId.remove(model.id()));
    }

    Map<String, Alias> byId() {
        return byId;
    }

    private void put(String id, List<Model> models) {
        List<String> ids = models.stream().sorted(NEWEST_FIRST).map(Model::id).toList();
        if (!ids.isEmpty()) {
            byId.put(id, new Alias(id, ids));
        }
    }

    private static List<Model> among(Collection<Model> served, Set<String> ids) {
        return served.stream().filter(model -> ids.contains(model.id())).toList();
    }

    private static Map<String, List<Model>> families(Collection<Model> served) {
        Map<String, List<Model>> families = new LinkedHashMap<>();
        for (Model model : served) {
            if (!isVariant(model)) {
                String id = Alias.MARK + model.author() + "/" + Family.of(model) + LATEST;
                families.computeIfAbsent(id, _ -> new ArrayList<>()).add(model);
            }
        }
        return families;
    }

    private static boolean isVariant(Model model) {
        return model.id().indexOf(':') >= 0 || Alias.isOne(model.id());
    }
}
