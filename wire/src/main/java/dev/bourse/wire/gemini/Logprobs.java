package dev.bourse.wire.gemini;

import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonArray;
import dev.bourse.wire.json.JsonValue.JsonNull;
import dev.bourse.wire.json.JsonValue.JsonObject;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Log probabilities: {@code logprobsResult} here, {@code logprobs} in OpenAI's chat completions.
 */
final class Logprobs {
    private Logprobs() {}

    /** {@code {content:[..]}} of a {@code logprobsResult}. */
    static JsonValue read(JsonObject result) {
        List<JsonValue> chosen = result.items("chosenCandidates");
        List<JsonValue> top = result.items("topCandidates");
        List<JsonValue> content = new ArrayList<>();
        for (int i = 0; i < chosen.size(); i++) {
            Map<String, Object> token = token(chosen.get(i));
            token.put("top_logprobs", i < top.size() ? alternatives(top.get(i)) : List.of());
            content.add(JsonValue.of(token));
        }
        return JsonValue.of(Map.of("content", content));
    }

    private static List<Object> alternatives(JsonValue step) {
        List<Object> tokens = new ArrayList<>();
        step.asObject()
                .orElse(JsonObject.EMPTY)
                .items("candidates")
                .forEach(candidate -> tokens.add(token(candidate)));
        return tokens;
    }

    private static Map<String, Object> token(JsonValue candidate) {
        JsonObject members = candidate.asObject().orElse(JsonObject.EMPTY);
        String text = members.text("token").orElse("");
        List<Object> bytes = new ArrayList<>();
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            bytes.add(one & 0xFF);
        }
        Map<String, Object> token = new LinkedHashMap<>();
        token.put("token", text);
        token.put("logprob", members.number("logProbability").orElse(BigDecimal.ZERO));
        token.put("bytes", bytes);
        return token;
    }

    /** A {@code logprobsResult} of the items of {@code logprobs.content}. */
    static JsonObject write(List<JsonValue> content) {
        List<JsonValue> chosen = new ArrayList<>();
        List<JsonValue> top = new ArrayList<>();
        for (JsonValue item : content) {
            JsonObject token = item.asObject().orElse(JsonObject.EMPTY);
            chosen.add(candidate(token));
            List<JsonValue> step = new ArrayList<>();
            token.items("top_logprobs")
                    .forEach(one -> step.add(candidate(one.asObject().orElse(JsonObject.EMPTY))));
            top.add(JsonValue.of(Map.of("candidates", step)));
        }
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("topCandidates", new JsonArray(top));
        members.put("chosenCandidates", new JsonArray(chosen));
        return new JsonObject(members);
    }

    private static JsonValue candidate(JsonObject token) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("token", JsonValue.of(token.text("token").orElse("")));
        members.put("logProbability", token.get("logprob").orElse(JsonNull.NULL));
        return new JsonObject(members);
    }
}
