package dev.bourse.wire.catalogdoc;

import dev.bourse.domain.catalog.Catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The catalogue that comes with Bourse: models and providers that people use today, with list
 * prices as of May 2026. It is a start; prices change, and an operator's own documents and the
 * importers keep it right.
 */
public final class StarterCatalog {
    private static final List<String> DOCUMENTS =
            List.of(
                    "providers",
                    "openai",
                    "anthropic-google",
                    "authors",
                    "open-llama-gpt-oss",
                    "open-deepseek",
                    "open-qwen",
                    "open-kimi-glm-minimax");

    private StarterCatalog() {}

    /** Reads it from the classpath. */
    public static Catalog load() {
        return parts().catalog();
    }

    /** The same in parts, to which an operator's documents can be added. */
    public static CatalogParts parts() {
        return CatalogDocument.parse(
                        DOCUMENTS.stream().map(StarterCatalog::text).toList(), CatalogParts.NONE)
                .orThrow();
    }

    private static String text(String name) {
        String path = "/catalog/" + name + ".yaml";
        try (InputStream document = StarterCatalog.class.getResourceAsStream(path)) {
            if (document == null) {
                throw new IllegalStateException("the jar lacks " + path);
            }
            return new String(document.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
