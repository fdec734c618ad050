package dev.bourse.wire.responses;

import dev.bourse.wire.chat.Event;
import dev.bourse.wire.chat.EventReader;
import dev.bourse.wire.chat.FinishReason;
import dev.bourse.wire.chat.Shapes;
import dev.bourse.wire.chat.UpstreamError;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reads a response of an upstream. Pieces are told as they come; what an upstream says only in the
 * events that end an item or the response is told then, so that nothing is lost and nothing is said
 * twice.
 */
final class ResponsesReader implements EventReader {
    private static final byte[] DONE = Stamp.ascii("[DONE]");
    private static final String ERROR = "error";

    private final Consumer<Event> sink;
    private final Counter counter = new Counter();
    private final Map<Integer, ItemReader> items = new HashMap<>();
    private final DeltaScan delta = new DeltaScan();
    private final Shapes shapes;
    private boolean begun;

    ResponsesReader(Consumer<Event> sink) {
        this(sink, new Shapes());
    }

    ResponsesReader(Consumer<Event> sink, Shapes shapes) {
        this.sink = sink;
        this.shapes = shapes;
    }

    /** Numbers the calls and the blocks of reasoning of an answer. */
    static final class Counter {
        private int calls;
        private int blocks;
        private int searches;

        int nextCall() {
            return calls++;
        }

        int nextBlock() {
            return blocks++;
        }

        /** The number of searches with this one. */
        int nextSearch() {
            return ++searches;
        }

        boolean hasCalls() {
            return calls > 0;
        }
    }

    @Override
    public void event(String name, byte[] source, int from, int to) {
        Event known = name.equals(ERROR) ? null : shapes.read(source, from, to);
        if (known != null) {
            sink.accept(known);
        } else if (delta.read(source, from, to, shapes.isLearning())) {
            begin(JsonObject.EMPTY);
            Event event = item(delta.output()).delta(delta);
            sink.accept(event);
            shapes.learn(delta.shape(source, from, to, event));
        } else if (!Arrays.equals(source, from, to, DONE, 0, DONE.length)) {
            String text = new String(source, from, to - from, StandardCharsets.UTF_8);
            frame(name, object(Json.parse(text)));
        }
    }

    /** The event that ends a response is its end; without it there is none. */
    @Override
    public void end() {}

    @Override
    public void whole(byte[] body) {
        JsonObject response = object(Json.parse(body));
        boolean failed = isFailed(response);
        if (!failed && !(response.members().get("output") instanceof JsonValue.JsonArray)) {
            throw new JsonException("there is no output");
        }
        String status = response.text("status").orElse(null);
        if (Ending.isUnfinished(status)) {
            throw new JsonException("the response is still " + status);
        }
        ended(response);
    }

    private static JsonObject object(JsonValue value) {
        return value.asObject().orElseThrow(() -> new JsonException("it is no JSON object"));
    }

    private void frame(String name, JsonObject frame) {
        String type = frame.text("type").orElse(name);
        switch (type) {
            case ERROR -> failed(frame);
            case "response.created", "response.in_progress", "response.queued" ->
                    begin(frame.object("response"));
            case "response.completed", "response.incomplete", "response.failed" ->
                    ended(frame.object("response"));
            case "response.output_item.added" -> item(frame).begin(frame.object("item"));
            case "response.output_item.done" -> item(frame).done(frame.object("item"));
            case "response.output_text.annotation.added" ->
                    frame.get("annotation").ifPresent(item(frame)::annotation);
            default -> {
                if (frame.get(ERROR).isPresent()) {
                    failed(frame);
                }
            }
        }
    }

    private void begin(JsonObject response) {
        if (!begun) {
            begun = true;
            long created = response.number("created_at").map(BigDecimal::longValue).orElse(0L);
            sink.accept(new Event.Begun(response.text("id").orElse(null), created));
        }
    }

    private ItemReader item(JsonObject frame) {
        begin(JsonObject.EMPTY);
        return item(frame.number("output_index").map(BigDecimal::intValue).orElse(0));
    }

    private ItemReader item(int index) {
        return items.computeIfAbsent(index, _ -> new ItemReader(sink, counter));
    }

    private void failed(JsonObject said) {
        sink.accept(new Event.Failed(Errors.read(said)));
    }

    private static boolean isFailed(JsonObject response) {
        return response.get("error").isPresent()
                || Ending.reason(response.text("status").orElse(null), null, false)
                        == FinishReason.ERROR;
    }

    private void ended(JsonObject response) {
        if (isFailed(response)) {
            sink.accept(
                    new Event.Failed(
                            response.get("error")
                                    .map(Errors::read)
                                    .orElse(new UpstreamError(0, "", ""))));
            return;
        }
        begin(response);
        List<JsonValue> output = response.items("output");
        for (int i = 0; i < output.size(); i++) {
            item(i).done(output.get(i).asObject().orElse(JsonObject.EMPTY));
        }
        finish(response);
    }

    private void finish(JsonObject response) {
        @Nullable String status = response.text("status").orElse(null);
        @Nullable String missing =
                response.object("incomplete_details").text("reason").orElse(null);
        FinishReason reason = Ending.reason(status, missing, counter.hasCalls());
        sink.accept(new Event.Finished(0, reason, missing == null ? status : missing, null));
        long searches = Searches.told(response.object("tool_usage"));
        if (searches > 0) {
            sink.accept(new Event.Searched(searches));
        }
        ResponsesUsage.of(response.object("usage"))
                .ifPresent(tokens -> sink.accept(new Event.Counted(tokens)));
        sink.accept(new Event.Ended());
    }
}
