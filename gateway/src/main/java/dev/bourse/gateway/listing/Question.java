package dev.bourse.gateway.listing;

import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.Parameter;
import dev.bourse.domain.fact.ApiType;
import dev.bourse.gateway.upstream.Order;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an endpoint is asked in a baseline test. */
final class Question {
    /** The tool that shall be called. */
    static final String TOOL = "get_weather";

    /** What it needs. */
    static final String ARGUMENT = "city";

    /** Room for an answer, and for some thought before it. */
    static final long MOST_TOKENS = 512;

    private static final String MEDIA_TYPE = "application/json";

    private Question() {}

    /** A short chat. */
    static Order chat(Endpoint endpoint) {
        return order(chat(endpoint, "What is the capital of France? One word."), false);
    }

    /** The same as a stream, with its usage. */
    static Order stream(Endpoint endpoint) {
        Map<String, Object> body = chat(endpoint, "Count from one to five.");
        body.put("stream", true);
        body.put("stream_options", Map.of("include_usage", true));
        return order(body, true);
    }

    /** One that only a tool can answer. */
    static Order tool(Endpoint endpoint) {
        Map<String, Object> body = chat(endpoint, "What is the weather in Paris? Use the tool.");
        body.put("tools", List.of(Map.of("type", "function", "function", weather())));
        if (endpoint.parameters().contains(Parameter.TOOL_CHOICE)) {
            body.put("tool_choice", "required");
        }
        return order(body, false);
    }

    /** A text to embed. */
    static Order embedding(Endpoint endpoint) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("model", endpoint.upstreamModel());
        body.put("input", "The quick brown fox");
        return new Order(bytes(body), MEDIA_TYPE, ApiType.EMBEDDINGS, false, null);
    }

    /** How much an endpoint may answer. */
    static long cap(Endpoint endpoint) {
        return Math.min(MOST_TOKENS, endpoint.maxCompletionTokens());
    }

    private static Map<String, Object> chat(Endpoint endpoint, String words) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("model", endpoint.upstreamModel());
        body.put("messages", List.of(Map.of("role", "user", "content", words)));
        boolean modern =
                endpoint.parameters().contains(Parameter.MAX_COMPLETION_TOKENS)
                        && !endpoint.parameters().contains(Parameter.MAX_TOKENS);
        body.put(modern ? "max_completion_tokens" : "max_tokens", cap(endpoint));
        return body;
    }

    private static Map<String, Object> weather() {
        return Map.of(
                "name",
                TOOL,
                "description",
                "Tells the weather of a city",
                "parameters",
                Map.of(
                        "type",
                        "object",
                        "properties",
                        Map.of(ARGUMENT, Map.of("type", "string")),
                        "required",
                        List.of(ARGUMENT)));
    }

    private static Order order(Map<String, Object> body, boolean stream) {
        return new Order(bytes(body), MEDIA_TYPE, ApiType.COMPLETIONS, stream, null);
    }

    private static byte[] bytes(Map<String, Object> body) {
        return Json.bytes(JsonValue.of(body));
    }
}
