package dev.bourse.wire.anthropic;

import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Sources that a text refers to. Web pages have a form in both worlds; what Anthropic cites from a
 * document keeps its own members under a type of its own.
 */
final class Citation {
    private static final String WEB = "web_search_result_location";
    private static final String URL = "url_citation";
    private static final String DOCUMENT = "document_citation";

    private Citation() {}

    /** A citation as an annotation in OpenAI's chat completions. */
    static JsonValue annotation(JsonObject citation) {
        if (!citation.text("type").orElse("").equals(WEB)) {
            return JsonValue.of(named(DOCUMENT, citation));
        }
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("url", citation.text("url").orElse(""));
        page.put("title", citation.text("title").orElse(""));
        page.put("content", citation.text("cited_text").orElse(""));
        return JsonValue.of(named(URL, page));
    }

    /** An annotation as a citation; empty when it cites neither a page nor a document. */
    static Optional<JsonValue> of(JsonValue annotation) {
        JsonObject members = annotation.asObject().orElse(JsonObject.EMPTY);
        JsonObject page = members.object(URL);
        JsonObject document = members.object(DOCUMENT);
        if (!document.members().isEmpty()) {
            return Optional.of(document);
        }
        return page.text("url").map(url -> page(url, page));
    }

    private static JsonValue page(String url, JsonObject page) {
        Map<String, Object> citation = new LinkedHashMap<>();
        citation.put("type", WEB);
        citation.put("cited_text", page.text("content").orElse(""));
        citation.put("encrypted_index", "");
        citation.put("title", page.text("title").orElse(""));
        citation.put("url", url);
        return JsonValue.of(citation);
    }

    private static Map<String, Object> named(String type, Object value) {
        Map<String, Object> annotation = new LinkedHashMap<>();
        annotation.put("type", type);
        annotation.put(type, value);
        return annotation;
    }
}
