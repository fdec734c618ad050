package dev.bourse.wire.responses;

import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Sources that a text refers to: flat here, in chat completions under a member that is named as
 * their type is.
 */
final class Annotations {
    private static final String CITATION = "url_citation";

    private Annotations() {}

    /** As chat completions have it. */
    static JsonValue nested(JsonValue flat) {
        JsonObject annotation = flat.asObject().orElse(JsonObject.EMPTY);
        String type = annotation.text("type").orElse(CITATION);
        Map<String, JsonValue> inner = new LinkedHashMap<>(annotation.members());
        inner.remove("type");
        Map<String, JsonValue> outer = new LinkedHashMap<>();
        outer.put("type", JsonValue.of(type));
        outer.put(type, new JsonObject(inner));
        return new JsonObject(outer);
    }

    /** As this dialect has it. */
    static JsonObject flat(JsonValue nested) {
        JsonObject annotation = nested.asObject().orElse(JsonObject.EMPTY);
        String type = annotation.text("type").orElse(CITATION);
        Map<String, JsonValue> flat = new LinkedHashMap<>();
        flat.put("type", JsonValue.of(type));
        flat.putAll(annotation.object(type).members());
        if (type.equals(CITATION)) {
            flat.putIfAbsent("url", JsonValue.of(""));
            flat.putIfAbsent("title", JsonValue.of(""));
            flat.putIfAbsent("start_index", JsonValue.of(0));
            flat.putIfAbsent("end_index", JsonValue.of(0));
        }
        return new JsonObject(flat);
    }
}
