package dev.bourse.wire.responses;

import dev.bourse.wire.chat.Turns;
import dev.bourse.wire.json.JsonValue.JsonObject;

/**
 * How items hang together: reasoning, calls and words of the model that follow each other are one
 * step, and so are the results of its calls.
 */
final class InputTurns implements Turns {
    @Override
    public String member() {
        return "input";
    }

    @Override
    public Tie tie(JsonObject message, JsonObject before) {
        return switch (message.text("role").orElse("")) {
            case "system", "developer" -> Tie.INSTRUCTION;
            case "user" -> Tie.QUESTION;
            default -> isResult(message) || isOfModel(before) ? Tie.BOUND : Tie.OPEN;
        };
    }

    private static boolean isResult(JsonObject item) {
        return item.text("type").orElse("").endsWith("_output");
    }

    private static boolean isOfModel(JsonObject item) {
        String role = item.text("role").orElse("");
        boolean said = role.equals("assistant");
        return said || (role.isEmpty() && item.get("type").isPresent() && !isResult(item));
    }
}
