package dev.bourse.wire.openai;

import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonNull;
import dev.bourse.wire.json.JsonValue.JsonObject;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Log probabilities in columns, as legacy completions have them. */
final class LegacyLogprobs {
    private LegacyLogprobs() {}

    /**
     * Turns items of a chat completion's {@code logprobs.content} into columns.
     *
     * @param offset characters of text before the first token
     */
    static JsonValue of(List<JsonValue> content, int offset) {
        if (content.isEmpty()) {
            return JsonNull.NULL;
        }
        List<Object> tokens = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        List<Object> alternatives = new ArrayList<>();
        List<Object> offsets = new ArrayList<>();
        int at = offset;
        for (JsonValue value : content) {
            JsonObject item = value.asObject().orElse(JsonObject.EMPTY);
            String token = item.text("token").orElse("");
            tokens.add(token);
            values.add(item.get("logprob").orElse(JsonNull.NULL));
            alternatives.add(alternatives(item.items("top_logprobs")));
            offsets.add(at);
            at += token.length();
        }
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("tokens", tokens);
        columns.put("token_logprobs", values);
        columns.put("top_logprobs", alternatives);
        columns.put("text_offset", offsets);
        return JsonValue.of(columns);
    }

    private static Map<String, Object> alternatives(List<JsonValue> items) {
        Map<String, Object> byToken = new LinkedHashMap<>();
        for (JsonValue value : items) {
            JsonObject item = value.asObject().orElse(JsonObject.EMPTY);
            byToken.put(item.text("token").orElse(""), item.get("logprob").orElse(JsonNull.NULL));
        }
        return byToken;
    }
}
