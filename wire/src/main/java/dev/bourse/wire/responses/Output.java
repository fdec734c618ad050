package dev.bourse.wire.responses;

import dev.bourse.wire.chat.Event;
import dev.bourse.wire.chat.FinishReason;
import dev.bourse.wire.chat.ReasoningDetail;
import dev.bourse.wire.json.JsonText;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.splice.Rope;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The output of a response as it is written, item by item. An item ends when another kind of item
 * begins; calls end with the answer, since pieces of several may come in turns.
 */
final class Output {
    private final Events events;
    private final String suffix;
    private final List<OutputItem> items = new ArrayList<>();
    private final Map<Integer, CallItem> calls = new HashMap<>();
    private @Nullable OutputItem current;

    /**
     * @param events takes what happens
     * @param suffix what the ids of items end with, before their number
     */
    Output(Events events, String suffix) {
        this.events = events;
        this.suffix = suffix;
    }

    /** Writes what a step adds; a caller of this dialect gets one answer, the first. */
    void write(Event event, Rope out) {
        switch (event) {
            case Event.Text text when text.choice() == 0 -> text(text, out);
            case Event.Refused(int choice, JsonText text) when choice == 0 && !text.isEmpty() ->
                    message(out).refuse(text, out);
            case Event.Thought thought when thought.choice() == 0 ->
                    think(thought.block(), thought.piece(), out);
            case Event.CallBegun call when call.choice() == 0 -> call(call, out);
            case Event.CallArguments(int choice, int call, JsonText json) when choice == 0 ->
                    argue(call, json, out);
            case Event.Made made when made.choice() == 0 -> {
                int index = items.size();
                begin(new ImageItem(events, id("ig_"), index, made.media()), out);
            }
            case Event.Annotated note when note.choice() == 0 ->
                    message(out).annotate(Annotations.flat(note.annotation()), out);
            case Event.Finished finished when finished.choice() == 0 ->
                    finish(finished.reason(), out);
            default -> {}
        }
    }

    /** Ends what is still open. */
    void finish(FinishReason reason, Rope out) {
        String how = Ending.status(reason);
        endAll(how.equals(Ending.COMPLETED) ? how : Ending.INCOMPLETE, out);
    }

    /** Ends what is still open, in that status. */
    void endAll(String status, Rope out) {
        for (OutputItem item : items) {
            item.end(status, out);
        }
        current = null;
    }

    /** The items as they are now. */
    JsonValue json() {
        return JsonValue.of(items.stream().map(OutputItem::json).toList());
    }

    private void text(Event.Text text, Rope out) {
        if (!text.text().isEmpty() || text.logprobs() != null) {
            message(out).text(text.text(), text.logprobs(), out);
        }
    }

    private MessageItem message(Rope out) {
        if (current instanceof MessageItem message) {
            return message;
        }
        MessageItem message = new MessageItem(events, id("msg_"), items.size());
        begin(message, out);
        return message;
    }

    private void think(int block, ReasoningDetail piece, Rope out) {
        ReasoningItem item = current instanceof ReasoningItem open ? open : null;
        if (item == null || !item.takes(block, piece)) {
            String id = piece.id() == null ? id("rs_") : piece.id();
            item = new ReasoningItem(events, id, items.size());
            begin(item, out);
        }
        item.think(block, piece, out);
    }

    private void call(Event.CallBegun call, Rope out) {
        CallItem.Place place = new CallItem.Place(id("fc_"), items.size());
        CallItem item = new CallItem(events, place, call.id(), call.name());
        calls.put(call.call(), item);
        begin(item, out);
    }

    private void argue(int number, JsonText json, Rope out) {
        CallItem call = calls.get(number);
        if (call != null && call.isOpen() && !json.isEmpty()) {
            call.argue(json, out);
        }
    }

    private void begin(OutputItem item, Rope out) {
        if (current != null && !(current instanceof CallItem)) {
            current.end(Ending.COMPLETED, out);
        }
        items.add(item);
        item.begin(out);
        current = item;
    }

    private String id(String prefix) {
        return prefix + suffix + "_" + items.size();
    }
}
