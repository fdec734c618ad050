package dev.bourse.sim.provider;

import dev.bourse.sim.provider.Tongues.Outcome;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import java.util.ArrayList;
import java.util.List;

/** A dialect as a test reads it: what a whole answer says. */
enum Tongue {
    CHAT("/v1/chat/completions") {
        @Override
        Outcome read(JsonObject body) {
            JsonObject choice = first(body.items("choices"));
            JsonObject message = choice.object("message");
            JsonObject usage = body.object("usage");
            List<String> calls = new ArrayList<>();
            for (JsonObject call : objects(message.items("tool_calls"))) {
                JsonObject function = call.object("function");
                calls.add(text(function, "name") + text(function, "arguments"));
            }
            return new Outcome(
                    text(message, "content"),
                    calls,
                    text(choice, "finish_reason"),
                    number(usage, "prompt_tokens"),
                    number(usage, "completion_tokens"));
        }
    },
    RESPONSES("/v1/responses") {
        @Override
        Outcome read(JsonObject body) {
            StringBuilder said = new StringBuilder();
            List<String> calls = new ArrayList<>();
            for (JsonObject item : objects(body.items("output"))) {
                objects(item.items("content")).forEach(part -> said.append(text(part, "text")));
                if (text(item, "type").equals("function_call")) {
                    calls.add(text(item, "name") + text(item, "arguments"));
                }
            }
            String finish = calls.isEmpty() ? "stop" : "tool_calls";
            return new Outcome(
                    said.toString(),
                    calls,
                    text(body, "status").equals("incomplete") ? "length" : finish,
                    number(body.object("usage"), "input_tokens"),
                    number(body.object("usage"), "output_tokens"));
        }
    },
    MESSAGES("/v1/messages") {
        @Override
        Outcome read(JsonObject body) {
            StringBuilder said = new StringBuilder();
            List<String> calls = new ArrayList<>();
            for (JsonObject block : objects(body.items("content"))) {
                said.append(text(block, "text"));
                if (text(block, "type").equals("tool_use")) {
                    calls.add(text(block, "name") + Json.text(block.object("input")));
                }
            }
            JsonObject usage = body.object("usage");
            String finish =
                    switch (text(body, "stop_reason")) {
                        case "max_tokens" -> "length";
                        case "tool_use" -> "tool_calls";
                        default -> "stop";
                    };
            long prompt =
                    number(usage, "input_tokens")
                            + number(usage, "cache_creation_input_tokens")
                            + number(usage, "cache_read_input_tokens");
            long output = number(usage, "output_tokens");
            return new Outcome(said.toString(), calls, finish, prompt, output);
        }
    },
    GENERATE("/v1beta/models/chat:generateContent") {
        @Override
        Outcome read(JsonObject body) {
            JsonObject candidate = first(body.items("candidates"));
            StringBuilder said = new StringBuilder();
            List<String> calls = new ArrayList<>();
            for (JsonObject part : objects(candidate.object("content").items("parts"))) {
                said.append(part.flag("thought").orElse(false) ? "" : text(part, "text"));
                JsonObject call = part.object("functionCall");
                if (!call.members().isEmpty()) {
                    calls.add(text(call, "name") + Json.text(call.object("args")));
                }
            }
            JsonObject usage = body.object("usageMetadata");
            String finish = calls.isEmpty() ? "stop" : "tool_calls";
            return new Outcome(
                    said.toString(),
                    calls,
                    text(candidate, "finishReason").equals("MAX_TOKENS") ? "length" : finish,
                    number(usage, "promptTokenCount"),
                    number(usage, "candidatesTokenCount") + number(usage, "thoughtsTokenCount"));
        }
    };

    private final String path;

    Tongue(String path) {
        this.path = path;
    }

    /** What a whole answer says. */
    abstract Outcome read(JsonObject body);

    String path(boolean stream) {
        return this == GENERATE && stream
                ? "/v1beta/models/chat:streamGenerateContent?alt=sse"
                : path;
    }

    static List<JsonObject> objects(List<JsonValue> items) {
        return items.stream().map(item -> item.asObject().orElse(JsonObject.EMPTY)).toList();
    }

    static JsonObject first(List<JsonValue> items) {
        return items.isEmpty() ? JsonObject.EMPTY : objects(items).getFirst();
    }

    static String text(JsonObject members, String name) {
        return members.text(name).orElse("");
    }

    static long number(JsonObject members, String name) {
        return members.number(name).map(number -> number.longValueExact()).orElse(0L);
    }
}
