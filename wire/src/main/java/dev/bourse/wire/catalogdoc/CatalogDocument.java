package dev.bourse.wire.catalogdoc;

import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;

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
        return Problems.document(() -> read(yaml.stream().map(Json::parseYaml).toList(), known));
    }

    /** Reads documents that were parsed before and need nothing but each other. */
    static Reading<CatalogParts> parts(List<JsonValue> documents) {
        return Problems.document(() -> read(documents, CatalogParts.NONE));
    }

    private static Reading<CatalogParts> read(List<JsonValue> documents, CatalogParts known) {
        DocumentReader reader = new DocumentReader(known);
        reader.read(documents.stream().map(Entry::document).toList());
        return reader.reading();
    }
}
