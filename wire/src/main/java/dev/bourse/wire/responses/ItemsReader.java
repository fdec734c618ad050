package dev.bourse.wire.responses;

import dev.bourse.wire.chat.Message;
import dev.bourse.wire.chat.Part;
import dev.bourse.wire.chat.Role;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads {@code input}. What an assistant did in one turn is several items here and one message
 * elsewhere, so that thoughts, texts and calls that follow each other come together.
 */
final class ItemsReader {
    private final List<JsonValue> items;
    private final List<Message> messages = new ArrayList<>();
    private final List<Part> turn = new ArrayList<>();
    private int index;

    ItemsReader(List<JsonValue> items) {
        this.items = items;
    }

    /**
     * @throws JsonException when an item makes no sense in a conversation, naming it
     */
    List<Message> messages() {
        for (index = 0; index < items.size(); index++) {
            item(items.get(index).asObject().orElse(JsonObject.EMPTY));
        }
        endTurn();
        return messages;
    }

    private void item(JsonObject item) {
        switch (item.text("type").orElse("message")) {
            case "message" -> message(item);
            case "reasoning" ->
                    ReasoningItems.read(item).forEach(it -> turn.add(new Part.Thought(it)));
            case "function_call" -> turn.add(call(item));
            case "function_call_output" -> add(Message.of(Role.TOOL, result(item)));
            case String other ->
                    throw new JsonException(
                            "'input["
                                    + index
                                    + "]' is of type '"
                                    + other
                                    + "', which only its own"
                                    + " provider understands");
        }
    }

    private void message(JsonObject item) {
        Role role = Role.valueOf(item.text("role").orElse("user").toUpperCase(Locale.ROOT));
        List<Part> parts = parts(item, "content");
        if (role == Role.ASSISTANT) {
            turn.addAll(parts);
        } else {
            add(new Message(role, parts, null));
        }
    }

    private Part call(JsonObject item) {
        String arguments = item.text("arguments").orElse("");
        return new Part.ToolCall(
                item.text("call_id").orElse(""),
                item.text("name").orElse(""),
                arguments.isBlank() ? "{}" : arguments);
    }

    private Part result(JsonObject item) {
        return new Part.ToolResult(
                item.text("call_id").orElse(""), null, parts(item, "output"), false, null);
    }

    private void add(Message message) {
        endTurn();
        messages.add(message);
    }

    private void endTurn() {
        if (!turn.isEmpty()) {
            messages.add(new Message(Role.ASSISTANT, turn, null));
            turn.clear();
        }
    }

    private List<Part> parts(JsonObject item, String name) {
        return item.text(name)
                .map(text -> List.<Part>of(Part.Text.of(text)))
                .orElseGet(() -> parts(item.items(name), "'input[" + index + "]." + name + "'"));
    }

    private static List<Part> parts(List<JsonValue> values, String where) {
        return values.stream().map(value -> ContentParts.read(value, where)).toList();
    }
}
