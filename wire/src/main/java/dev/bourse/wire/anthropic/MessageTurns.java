package dev.bourse.wire.anthropic;

import dev.bourse.wire.chat.Turns;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

/** How messages hang together: results of tools are in the user's message after the calls. */
final class MessageTurns implements Turns {
    @Override
    public String member() {
        return "messages";
    }

    @Override
    public Tie tie(JsonObject message, JsonObject before) {
        return switch (message.text("role").orElse("")) {
            case "system" -> Tie.INSTRUCTION;
            case "user" -> hasResult(message) ? Tie.BOUND : Tie.QUESTION;
            default -> Tie.OPEN;
        };
    }

    private static boolean hasResult(JsonObject message) {
        return message.items("content").stream()
                .map(one -> one.asObject().orElse(JsonObject.EMPTY))
                .anyMatch(one ->
                        one.get("type")
                                .flatMap(JsonValue::asText)
                                .orElse("")
                                .endsWith("tool_result"));
    }
}
