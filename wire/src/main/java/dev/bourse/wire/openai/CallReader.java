package dev.bourse.wire.openai;

import dev.bourse.wire.chat.Event;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.json.JsonValue.JsonString;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reads the tool calls of a choice. Calls are told apart by their index; where two have the same
 * one, or none, by their id.
 */
final class CallReader {
    private static final int LEGACY = -1;

    private final int choice;
    private final String mark;
    private final Consumer<Event> sink;
    private final Map<Integer, Call> calls = new HashMap<>();
    private int count;
    private int last;

    /**
     * A call that has begun.
     *
     * @param number counts the calls of the choice
     */
    private record Call(int number, String id) {}

    CallReader(int choice, String mark, Consumer<Event> sink) {
        this.choice = choice;
        this.mark = mark;
        this.sink = sink;
    }

    /** Whether there was one. */
    boolean any() {
        return count > 0;
    }

    void read(JsonObject said, boolean whole) {
        List<JsonValue> items = said.items("tool_calls");
        for (int i = 0; i < items.size(); i++) {
            JsonObject piece = items.get(i).asObject().orElse(JsonObject.EMPTY);
            piece(piece, piece.object("function"), whole ? i : index(piece));
        }
        JsonObject legacy = said.object("function_call");
        if (!legacy.members().isEmpty()) {
            piece(JsonObject.EMPTY, legacy, LEGACY);
        }
    }

    /** A piece without an index goes on with the last call, unless it has an id of its own. */
    private int index(JsonObject piece) {
        String id = piece.text("id").orElse("");
        Call current = calls.get(last);
        boolean other = current != null && !id.isEmpty() && !id.equals(current.id());
        return CompletionReader.number(piece, "index", other ? count : last);
    }

    private void piece(JsonObject piece, JsonObject function, int index) {
        last = index;
        String id = piece.text("id").orElse("");
        String name = function.text("name").orElse("");
        Call call = calls.get(index);
        if (call == null || isOther(call, id, name)) {
            call = begin(index, id, name);
        }
        String arguments = arguments(function.get("arguments").orElse(null));
        if (!arguments.isEmpty()) {
            sink.accept(new Event.CallArguments(choice, call.number(), arguments));
        }
    }

    private static boolean isOther(Call call, String id, String name) {
        return !id.isEmpty() && !name.isEmpty() && !id.equals(call.id());
    }

    private Call begin(int index, String id, String name) {
        if (name.isEmpty()) {
            throw new JsonException("a tool call names no function");
        }
        String own = id.isEmpty() ? "call_" + count + "_" + mark : id;
        Call call = new Call(count++, own);
        calls.put(index, call);
        sink.accept(new Event.CallBegun(choice, call.number(), own, name));
        return call;
    }

    /** Some upstreams send the arguments as the object that they stand for. */
    private static String arguments(@Nullable JsonValue value) {
        return switch (value) {
            case null -> "";
            case JsonString(String text) -> text;
            default -> Json.text(value);
        };
    }
}
