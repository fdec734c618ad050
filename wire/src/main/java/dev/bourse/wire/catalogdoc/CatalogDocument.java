package dev.bourse.wire.catalogdoc;

import dev.bourse.wire.json.Json;

import java.util.List;

/**
 * Reads catalogue documents: YAML that says who runs models, which models there are, and what they
 * cost where. The format is explained in {@code docs/catalogue.md}.
 */
public final class CatalogDocument {
    private CatalogDocument() {}

    /** Reads one document that stands alone. */
    public static Reading<CatalogParts> parse(String yaml) {
        return parse(List.of(yaml), CatalogParts.NONE);
    }

    /**
     * Reads documents that may speak of each other's models and providers, and of those that are
     * known already.
     *
     * @return what is known and what the documents add
     */
    public static Reading<CatalogParts> parse(List<String> yaml, CatalogParts known) {
        return Problems.document(() -> {
            DocumentReader reader = new DocumentReader(known);
            reader.read(yaml.stream().map(Json::parseYaml).map(Entry::document).toList());
            return reader.reading();
        });
    }
}
