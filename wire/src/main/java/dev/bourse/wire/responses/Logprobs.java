package dev.bourse.wire.responses;

import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonNull;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Log probabilities: bare items here, under {@code content} in chat completions. */
final class Logprobs {
    private Logprobs() {}

    /** As chat completions have them; null when there are none. */
    static @Nullable JsonValue nested(@Nullable JsonValue items) {
        return items == null || items.asItems().isEmpty()
                ? null
                : JsonValue.of(Map.of("content", items));
    }

    /** As this dialect has them. */
    static List<JsonValue> items(@Nullable JsonValue nested) {
        return nested == null
                ? List.of()
                : items(nested.asObject().orElse(JsonObject.EMPTY).items("content"));
    }

    /** Every item, and every alternative in it, says the bytes of its token. */
    static List<JsonValue> items(List<JsonValue> content) {
        return content.stream().map(Logprobs::item).toList();
    }

    private static JsonValue item(JsonValue value) {
        Map<String, JsonValue> item =
                new LinkedHashMap<>(value.asObject().orElse(JsonObject.EMPTY).members());
        JsonValue bytes = item.get("bytes");
        if (bytes == null || bytes == JsonNull.NULL) {
            String token = value.asObject().flatMap(it -> it.text("token")).orElse("");
            item.put("bytes", bytes(token));
        }
        item.computeIfPresent("top_logprobs", (_, others) -> JsonValue.of(items(others.asItems())));
        return new JsonObject(item);
    }

    private static JsonValue bytes(String token) {
        List<Integer> bytes = new ArrayList<>();
        for (byte one : token.getBytes(StandardCharsets.UTF_8)) {
            bytes.add(one & 0xFF);
        }
        return JsonValue.of(bytes);
    }
}
