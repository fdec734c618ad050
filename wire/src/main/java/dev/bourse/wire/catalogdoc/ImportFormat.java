package dev.bourse.wire.catalogdoc;

import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Lists of models that others write and that become catalogue documents here. */
public enum ImportFormat {
    /** The answer of {@code GET /models} of OpenRouter, or of an exchange that speaks its API. */
    OPENROUTER("OpenRouter's list of models"),
    /** {@code model_prices_and_context_window.json}. */
    LITELLM("LiteLLM's price map"),
    /** The document by which a provider offers itself. */
    PROVIDER("a provider's document");

    private static final Set<String> OF_OPENROUTER =
            Set.of("canonical_slug", "top_provider", "architecture");

    private static final Set<String> OF_PROVIDERS =
            Set.of("schema_version", "input_modalities", "quantization", "max_output_length");

    private final String title;

    ImportFormat(String title) {
        this.title = title;
    }

    /** What people call it. */
    public String title() {
        return title;
    }

    /** Its name on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The format of that name; empty when there is none. */
    public static Optional<ImportFormat> named(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }

    /** What a file is, by what its first entry has; empty when it is none of them. */
    public static Optional<ImportFormat> of(byte[] file) {
        try {
            return Json.parse(file).asObject().flatMap(ImportFormat::of);
        } catch (JsonException other) {
            return Optional.empty();
        }
    }

    private static Optional<ImportFormat> of(JsonObject root) {
        List<JsonValue> data = root.items("data");
        if (!data.isEmpty()) {
            return data.getFirst().asObject().flatMap(ImportFormat::ofEntry);
        }
        return root.members().keySet().stream()
                        .anyMatch(name -> root.object(name).get("litellm_provider").isPresent())
                ? Optional.of(LITELLM)
                : Optional.empty();
    }

    private static Optional<ImportFormat> ofEntry(JsonObject entry) {
        if (hasAny(entry, OF_OPENROUTER)) {
            return Optional.of(OPENROUTER);
        }
        return hasAny(entry, OF_PROVIDERS) ? Optional.of(PROVIDER) : Optional.empty();
    }

    private static boolean hasAny(JsonObject entry, Set<String> names) {
        return names.stream().anyMatch(name -> entry.get(name).isPresent());
    }
}
