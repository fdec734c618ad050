package dev.bourse.wire.catalogdoc;

import dev.bourse.domain.catalog.Catalog;
import dev.bourse.wire.json.Json;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The catalogue that comes with Bourse: models and providers that people use today, with list
 * prices as of May 2026. It is a start; prices change, and an operator's own documents and the
 * importers keep it right.
 */
public final class StarterCatalog {
    /** The file that the build makes of them. */
    static final String FILE = "catalog.json";

    static final List<String> DOCUMENTS =
            List.of(
                    "providers",
                    "openai",
                    "anthropic-google",
                    "authors",
                    "open-llama-gpt-oss",
                    "open-deepseek",
                    "open-qwen",
                    "open-kimi-glm-minimax",
                    "media");

    private StarterCatalog() {}

    /** Reads it from the classpath. */
    public static Catalog load() {
        return parts().catalog();
    }

    /** The same in parts, to which an operator's documents can be added. */
    public static CatalogParts parts() {
        return CatalogDocument.parts(Json.parse(compiled()).asItems()).orThrow();
    }

    /** What {@link CatalogCompiler} made of the documents when this was built. */
    private static byte[] compiled() {
        String path = "/catalog/" + FILE;
        try (InputStream file = StarterCatalog.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException("the jar lacks " + path);
            }
            return file.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
