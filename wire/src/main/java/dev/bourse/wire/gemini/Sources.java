package dev.bourse.wire.gemini;

import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sources of an answer: {@code groundingMetadata} and {@code citationMetadata} here, {@code
 * url_citation}s in OpenAI's chat completions. Places in the text are not carried over, since
 * Gemini counts bytes and the others count characters.
 */
final class Sources {
    private Sources() {}

    static List<JsonValue> read(@Nullable JsonObject grounding, @Nullable JsonObject citations) {
        List<JsonValue> read = new ArrayList<>();
        if (grounding != null) {
            for (JsonValue chunk : grounding.items("groundingChunks")) {
                JsonObject web = chunk.asObject().orElse(JsonObject.EMPTY).object("web");
                citation(web).ifPresent(read::add);
            }
        }
        if (citations != null) {
            List<JsonValue> all = new ArrayList<>(citations.items("citationSources"));
            all.addAll(citations.items("citations"));
            all.forEach(source ->
                    citation(source.asObject().orElse(JsonObject.EMPTY)).ifPresent(read::add));
        }
        return read;
    }

    private static Optional<JsonValue> citation(JsonObject source) {
        return source.text("uri")
                .map(uri -> {
                    Map<String, Object> citation = new LinkedHashMap<>();
                    citation.put("url", uri);
                    citation.put("title", source.text("title").orElse(uri));
                    Map<String, Object> members = new LinkedHashMap<>();
                    members.put("type", "url_citation");
                    members.put("url_citation", citation);
                    return JsonValue.of(members);
                });
    }

    /** A {@code groundingMetadata}; empty when none of the annotations is a source on the web. */
    static Optional<JsonObject> write(List<JsonValue> annotations) {
        List<Object> chunks = new ArrayList<>();
        for (JsonValue annotation : annotations) {
            JsonObject citation =
                    annotation.asObject().orElse(JsonObject.EMPTY).object("url_citation");
            citation.text("url")
                    .ifPresent(url -> {
                        Map<String, Object> web = new LinkedHashMap<>();
                        web.put("uri", url);
                        citation.text("title").ifPresent(title -> web.put("title", title));
                        chunks.add(Map.of("web", web));
                    });
        }
        return chunks.isEmpty()
                ? Optional.empty()
                : JsonValue.of(Map.of("groundingChunks", chunks)).asObject();
    }
}
