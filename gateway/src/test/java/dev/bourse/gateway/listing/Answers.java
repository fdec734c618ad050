package dev.bourse.gateway.listing;

import dev.bourse.domain.catalog.Dialect;

/** Good answers of providers, as short as their dialects allow. */
final class Answers {
    private static final String CALL = "{\"city\":\"Paris\"}";
    private static final String QUOTED = "{\\\"city\\\":\\\"Paris\\\"}";

    private Answers() {}

    /** To a request that came to that path. */
    static String to(String path, String request) {
        if (path.contains(":streamGenerateContent")) {
            return stream(Dialect.GEMINI);
        }
        Dialect dialect =
                path.endsWith("/messages")
                        ? Dialect.ANTHROPIC
                        : path.endsWith("/responses")
                                ? Dialect.RESPONSES
                                : path.contains(":generateContent")
                                        ? Dialect.GEMINI
                                        : Dialect.OPENAI;
        if (request.contains("\"stream\":true")) {
            return stream(dialect);
        }
        return request.contains(Question.TOOL) ? tool(dialect) : whole(dialect);
    }

    static String whole(Dialect dialect) {
        return switch (dialect) {
            case OPENAI ->
                    """
                    {"choices":[{"message":{"content":"Paris"},"finish_reason":"stop"}],
                     "usage":{"prompt_tokens":9,"completion_tokens":2,"total_tokens":11}}\
                    """;
            case RESPONSES ->
                    response(
                            "{\"type\":\"message\",\"role\":\"assistant\",\"id\":\"m\",\"status\":\"completed\",\"content\":[{\"type\":\"output_text\",\"text\":\"Paris\",\"annotations\":[]}]}");
            case ANTHROPIC -> message("{\"type\":\"text\",\"text\":\"Paris\"}", "end_turn");
            case GEMINI -> content("{\"text\":\"Paris\"}", "STOP");
        };
    }

    static String tool(Dialect dialect) {
        return switch (dialect) {
            case OPENAI ->
                    """
                    {"choices":[{"message":{"tool_calls":[{"id":"c","type":"function",
                       "function":{"name":"get_weather","arguments":"%s"}}]},
                       "finish_reason":"tool_calls"}],
                     "usage":{"prompt_tokens":9,"completion_tokens":2,"total_tokens":11}}\
                    """
                            .formatted(QUOTED);
            case RESPONSES ->
                    response(
                            """
                            {"type":"function_call","id":"f","call_id":"c","status":"completed",
                             "name":"get_weather","arguments":"%s"}\
                            """
                                    .formatted(QUOTED));
            case ANTHROPIC ->
                    message(
                            """
                            {"type":"tool_use","id":"c","name":"get_weather","input":%s}\
                            """
                                    .formatted(CALL),
                            "tool_use");
            case GEMINI ->
                    content(
                            """
                            {"functionCall":{"name":"get_weather","args":%s}}\
                            """
                                    .formatted(CALL),
                            "STOP");
        };
    }

    static String stream(Dialect dialect) {
        return switch (dialect) {
            case OPENAI ->
                    """
                    data: {"choices":[{"delta":{"content":"one"}}]}

                    data: {"choices":[],"usage":{"prompt_tokens":9,"completion_tokens":2}}

                    data: [DONE]

                    """;
            case RESPONSES ->
                    """
                    event: response.created
                    data: {"type":"response.created","response":{"id":"r","status":"in_progress"}}

                    event: response.output_text.delta
                    data: {"type":"response.output_text.delta","output_index":0,"content_index":0,"item_id":"m","delta":"one"}

                    event: response.completed
                    data: {"type":"response.completed","response":%s}

                    """
                            .formatted(whole(dialect).replace("\n", ""));
            case ANTHROPIC ->
                    """
                    event: message_start
                    data: {"type":"message_start","message":{"id":"m","type":"message","role":"assistant","model":"x","content":[],"stop_reason":null,"usage":{"input_tokens":9,"output_tokens":1}}}

                    event: content_block_start
                    data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}

                    event: content_block_delta
                    data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"one"}}

                    event: content_block_stop
                    data: {"type":"content_block_stop","index":0}

                    event: message_delta
                    data: {"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":2}}

                    event: message_stop
                    data: {"type":"message_stop"}

                    """;
            case GEMINI ->
                    """
                    data: {"candidates":[{"content":{"role":"model","parts":[{"text":"one"}]},"index":0}]}

                    data: %s

                    """
                            .formatted(content("{\"text\":\" two\"}", "STOP").replace("\n", ""));
        };
    }

    private static String response(String item) {
        return """
        {"id":"r","object":"response","status":"completed","output":[%s],
         "usage":{"input_tokens":9,"output_tokens":2,"total_tokens":11}}\
        """
                .formatted(item);
    }

    private static String message(String block, String reason) {
        return """
        {"id":"m","type":"message","role":"assistant","model":"x","content":[%s],
         "stop_reason":"%s","usage":{"input_tokens":9,"output_tokens":2}}\
        """
                .formatted(block, reason);
    }

    private static String content(String part, String reason) {
        return """
        {"candidates":[{"content":{"role":"model","parts":[%s]},"finishReason":"%s","index":0}],
         "usageMetadata":{"promptTokenCount":9,"candidatesTokenCount":2,"totalTokenCount":11}}\
        """
                .formatted(part, reason);
    }
}
