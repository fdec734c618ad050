package dev.bourse.sim.provider;

import dev.bourse.sim.text.Tokenizer;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A chat completion that was asked for, in the OpenAI dialect.
 *
 * @param body the whole request
 * @param messages its messages
 */
record ChatRequest(JsonObject body, List<Message> messages) implements Reading {
    static Reading read(byte[] bytes) {
        try {
            return check(Json.parse(bytes));
        } catch (JsonException malformed) {
            return bad("invalid_json", "The body is no JSON: " + malformed.getMessage());
        }
    }

    String model() {
        return body.text("model").orElse("");
    }

    boolean stream() {
        return body.flag("stream").orElse(false);
    }

    /** Whether a stream ends with the usage. */
    boolean usageInStream() {
        return body.object("stream_options").flag("include_usage").orElse(false);
    }

    /** The wanted length of the completion, when one is stated. */
    OptionalInt maxTokens() {
        return body.number("max_completion_tokens")
                .or(() -> body.number("max_tokens"))
                .map(limit -> OptionalInt.of(limit.intValue()))
                .orElse(OptionalInt.empty());
    }

    /** Where the completion is to end: a string or several. */
    List<String> stops() {
        return body.text("stop").map(List::of).orElseGet(() -> texts(body.items("stop"))).stream()
                .filter(stop -> !stop.isEmpty())
                .toList();
    }

    /** The schema of a structured answer; an empty one for any JSON object. */
    Optional<JsonObject> schema() {
        JsonObject format = body.object("response_format");
        return switch (format.text("type").orElse("text")) {
            case "json_schema" -> Optional.of(format.object("json_schema").object("schema"));
            case "json_object" -> Optional.of(JsonObject.EMPTY);
            default -> Optional.empty();
        };
    }

    long promptTokens() {
        return messages.stream().mapToLong(Message::tokens).sum();
    }

    /** Tokens of the system and developer messages before any other. */
    long systemTokens() {
        return messages.stream().takeWhile(Message::isSystem).mapToLong(Message::tokens).sum();
    }

    Message last() {
        return messages.getLast();
    }

    private static Reading check(JsonValue value) {
        JsonObject body = value.asObject().orElse(JsonObject.EMPTY);
        List<Message> messages =
                body.items("messages").stream()
                        .map(item -> Message.read(item.asObject().orElse(JsonObject.EMPTY)))
                        .toList();
        if (messages.isEmpty()) {
            return bad("missing_messages", "There must be at least one message.");
        }
        if (body.number("n").orElse(BigDecimal.ONE).compareTo(BigDecimal.ONE) != 0) {
            return bad("unsupported_value", "A simulated provider gives one choice: n is 1.");
        }
        ChatRequest request = new ChatRequest(body, messages);
        return request.maxTokens().orElse(1) > 0
                ? request
                : bad("invalid_value", "A completion has at least one token.");
    }

    private static List<String> texts(List<JsonValue> items) {
        return items.stream().flatMap(item -> item.asText().stream()).toList();
    }

    private static Refusal bad(String code, String message) {
        return new Refusal(400, code, message);
    }

    /**
     * One message.
     *
     * @param role who speaks
     * @param text its texts joined
     * @param images how many images it has
     */
    record Message(String role, String text, int images) {
        long tokens() {
            return Tokenizer.count(text) + (long) images * Tokenizer.PER_IMAGE;
        }

        boolean isSystem() {
            return role.equals("system") || role.equals("developer");
        }

        private static Message read(JsonObject message) {
            StringBuilder text = new StringBuilder(message.text("content").orElse(""));
            List<JsonObject> parts = objects(message.items("content"));
            parts.forEach(part -> text.append(part.text("text").orElse("")));
            objects(message.items("tool_calls"))
                    .forEach(call -> text.append(arguments(call.object("function"))));
            int images = (int) parts.stream().filter(Message::isImage).count();
            return new Message(message.text("role").orElse("user"), text.toString(), images);
        }

        private static boolean isImage(JsonObject part) {
            return part.text("type").orElse("").equals("image_url");
        }

        private static String arguments(JsonObject function) {
            return function.text("arguments").orElse("");
        }

        private static List<JsonObject> objects(List<JsonValue> items) {
            return items.stream().flatMap(item -> item.asObject().stream()).toList();
        }
    }
}
