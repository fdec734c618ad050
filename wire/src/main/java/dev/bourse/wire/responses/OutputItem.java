package dev.bourse.wire.responses;

import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.splice.Rope;

import java.util.LinkedHashMap;
import java.util.Map;

/** An item of an output that is being written: it begins, grows and ends. */
abstract sealed class OutputItem permits CallItem, ImageItem, MessageItem, ReasoningItem {
    private final Events events;
    private final String id;
    private final int index;
    private String status = Ending.IN_PROGRESS;

    /**
     * @param events takes what happens to it
     * @param id its id
     * @param index which item of the output it is
     */
    OutputItem(Events events, String id, int index) {
        this.events = events;
        this.id = id;
        this.index = index;
    }

    final Events events() {
        return events;
    }

    final String id() {
        return id;
    }

    final String status() {
        return status;
    }

    final boolean isOpen() {
        return status.equals(Ending.IN_PROGRESS);
    }

    /** Says that it begins; to be called once. */
    final void begin(Rope out) {
        said("response.output_item.added", out);
    }

    /** Says that it is complete, or as complete as it will be. */
    final void end(String how, Rope out) {
        if (isOpen()) {
            endParts(out);
            status = how;
            said("response.output_item.done", out);
        }
    }

    /** The item as it is now. */
    abstract JsonObject json();

    /** Ends what is open in it. */
    abstract void endParts(Rope out);

    /** The members that say which item an event is about, and which part of it. */
    final Map<String, JsonValue> place(String name, int part) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("item_id", JsonValue.of(id));
        members.put("output_index", JsonValue.of(index));
        if (!name.isEmpty()) {
            members.put(name, JsonValue.of(part));
        }
        return members;
    }

    /** The same as text. */
    final String placeText(String name, int part) {
        String object = Json.text(new JsonObject(place(name, part)));
        return object.substring(1, object.length() - 1);
    }

    private void said(String type, Rope out) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("output_index", JsonValue.of(index));
        members.put("item", json());
        events.write(type, members, out);
    }
}
