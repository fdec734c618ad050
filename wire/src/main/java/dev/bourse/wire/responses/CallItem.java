package dev.bourse.wire.responses;

import dev.bourse.wire.json.JsonText;
import dev.bourse.wire.json.JsonTextBuilder;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.splice.Rope;

import java.util.LinkedHashMap;
import java.util.Map;

/** A call of a function. */
final class CallItem extends OutputItem {
    private static final JsonText NO_ARGUMENTS = JsonText.of("{}");

    private final String callId;
    private final String name;
    private final Events.Line line;
    private final JsonTextBuilder arguments = new JsonTextBuilder();

    /**
     * @param callId names the call for its result, unlike the id of the item
     */
    CallItem(Events events, Place place, String callId, String name) {
        super(events, place.id(), place.index());
        this.callId = callId;
        this.name = name;
        line = Events.Line.delta("response.function_call_arguments.delta", placeText("", 0), "");
    }

    /** Where an item stands. */
    record Place(String id, int index) {}

    void argue(JsonText json, Rope out) {
        arguments.append(json);
        events().write(line, json, out);
    }

    @Override
    JsonObject json() {
        Map<String, JsonValue> item = new LinkedHashMap<>();
        item.put("id", JsonValue.of(id()));
        item.put("type", JsonValue.of("function_call"));
        item.put("status", JsonValue.of(status()));
        item.put("call_id", JsonValue.of(callId));
        item.put("name", JsonValue.of(name));
        item.put("arguments", JsonValue.of(arguments.toString()));
        return new JsonObject(item);
    }

    /** Clients parse the arguments, so that there must be some. */
    @Override
    void endParts(Rope out) {
        if (arguments.isEmpty()) {
            argue(NO_ARGUMENTS, out);
        }
        Map<String, JsonValue> done = place("", 0);
        done.put("name", JsonValue.of(name));
        done.put("arguments", JsonValue.of(arguments.toString()));
        events().write("response.function_call_arguments.done", done, out);
    }
}
