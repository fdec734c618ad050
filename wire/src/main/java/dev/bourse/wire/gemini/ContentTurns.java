package dev.bourse.wire.gemini;

import dev.bourse.wire.chat.Turns;
import dev.bourse.wire.json.JsonValue.JsonObject;

/** How contents hang together: what functions gave follows the content that calls them. */
final class ContentTurns implements Turns {
    @Override
    public String member() {
        return "contents";
    }

    @Override
    public Tie tie(JsonObject message, JsonObject before) {
        if (hasResult(message)) {
            return Tie.BOUND;
        }
        return message.text("role").orElse("user").equals("user") ? Tie.QUESTION : Tie.OPEN;
    }

    private static boolean hasResult(JsonObject message) {
        return message.items("parts").stream()
                .map(one -> one.asObject().orElse(JsonObject.EMPTY))
                .anyMatch(one ->
                        one.get("functionResponse")
                                .or(() -> one.get("function_response"))
                                .isPresent());
    }
}
