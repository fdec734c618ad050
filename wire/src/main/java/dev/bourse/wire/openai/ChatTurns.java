package dev.bourse.wire.openai;

import dev.bourse.wire.chat.Turns;
import dev.bourse.wire.json.JsonValue.JsonObject;

/** How messages of a chat hang together: results follow the message that calls. */
final class ChatTurns implements Turns {
    @Override
    public String member() {
        return "messages";
    }

    @Override
    public Tie tie(JsonObject message, JsonObject before) {
        return switch (message.text("role").orElse("")) {
            case "system", "developer" -> Tie.INSTRUCTION;
            case "tool", "function" -> Tie.BOUND;
            case "user" -> Tie.QUESTION;
            default -> Tie.OPEN;
        };
    }
}
