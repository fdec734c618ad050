package dev.bourse.wire.responses;

import dev.bourse.domain.catalog.Modality;
import dev.bourse.wire.chat.Event;
import dev.bourse.wire.chat.Part;
import dev.bourse.wire.chat.ReasoningDetail;
import dev.bourse.wire.chat.ReasoningDetail.Kind;
import dev.bourse.wire.chat.Source;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Reads one item of an output: what came of it in pieces, and the rest of it at its end. */
final class ItemReader {
    private static final int NONE = -1;

    private final Consumer<Event> sink;
    private final ResponsesReader.Counter counter;
    private final Map<Integer, Integer> texts = new HashMap<>();
    private final Map<Integer, Integer> summaries = new HashMap<>();
    private final Set<Integer> said = new HashSet<>();
    private int call = NONE;
    private int annotations;
    private boolean argued;
    private boolean done;
    private @Nullable String id;
    private String format = ReasoningDetail.OPENAI;

    /**
     * @param sink takes what the item says
     * @param counter numbers calls and blocks of the answer
     */
    ItemReader(Consumer<Event> sink, ResponsesReader.Counter counter) {
        this.sink = sink;
        this.counter = counter;
    }

    /** The item as it is when it begins. */
    void begin(JsonObject item) {
        id = item.text("id").orElse(id);
        format = ReasoningItems.format(item);
        if (item.text("type").orElse("").equals("function_call")) {
            call(item);
        }
    }

    /** What a piece says; a call of which it is the first is told before. */
    Event delta(DeltaScan delta) {
        return switch (delta.kind()) {
            case TEXT -> {
                said.add(delta.part());
                yield new Event.Text(0, delta.text(), Logprobs.nested(delta.logprobs()));
            }
            case REFUSAL -> {
                said.add(delta.part());
                yield new Event.Refused(0, delta.text());
            }
            case ARGUMENTS -> {
                argued = true;
                call(JsonObject.EMPTY);
                yield new Event.CallArguments(0, call, delta.text());
            }
            case REASONING -> think(texts, delta.part(), Kind.TEXT, delta.text());
            case SUMMARY -> think(summaries, delta.part(), Kind.SUMMARY, delta.text());
            case NONE -> throw new IllegalStateException("there is no piece");
        };
    }

    void annotation(JsonValue annotation) {
        annotations++;
        sink.accept(new Event.Annotated(0, Annotations.nested(annotation)));
    }

    /** The item as it is when it is complete, which may be said more than once. */
    void done(JsonObject item) {
        if (done) {
            return;
        }
        done = true;
        id = item.text("id").orElse(id);
        format = ReasoningItems.format(item);
        switch (item.text("type").orElse("")) {
            case "message" -> message(item.items("content"));
            case "function_call" -> called(item);
            case "reasoning" -> reasoned(item);
            case Searches.CALL -> searched(item);
            case "image_generation_call" -> item.text("result").ifPresent(it -> made(item, it));
            default -> {}
        }
    }

    private void searched(JsonObject item) {
        if (Searches.isOne(item)) {
            sink.accept(new Event.Searched(counter.nextSearch()));
        }
    }

    private void message(List<JsonValue> parts) {
        for (int i = 0; i < parts.size(); i++) {
            JsonObject part = parts.get(i).asObject().orElse(JsonObject.EMPTY);
            if (!said.contains(i)) {
                part.text("text").filter(it -> !it.isEmpty()).ifPresent(text -> text(part, text));
                part.text("refusal").ifPresent(text -> sink.accept(new Event.Refused(0, text)));
            }
            if (annotations == 0) {
                part.items("annotations")
                        .forEach(it -> sink.accept(new Event.Annotated(0, Annotations.nested(it))));
            }
        }
    }

    private void text(JsonObject part, String text) {
        JsonValue logprobs = part.get("logprobs").orElse(null);
        sink.accept(new Event.Text(0, text, Logprobs.nested(logprobs)));
    }

    private void call(JsonObject item) {
        if (call == NONE) {
            call = counter.nextCall();
            String callId = item.text("call_id").or(() -> item.text("id")).orElse("call_" + call);
            sink.accept(new Event.CallBegun(0, call, callId, item.text("name").orElse("")));
        }
    }

    private void called(JsonObject item) {
        call(item);
        String arguments = item.text("arguments").orElse("");
        if (!argued && !arguments.isEmpty()) {
            sink.accept(new Event.CallArguments(0, call, arguments));
        }
    }

    /** What was not said in pieces; the signature and the encrypted whole never are. */
    private void reasoned(JsonObject item) {
        Map<Kind, Integer> places = new HashMap<>();
        for (ReasoningDetail detail : ReasoningItems.read(item)) {
            int place = places.merge(detail.kind(), 1, Integer::sum) - 1;
            Map<Integer, Integer> blocks = detail.kind() == Kind.SUMMARY ? summaries : texts;
            if (detail.kind() == Kind.ENCRYPTED) {
                sink.accept(new Event.Thought(0, counter.nextBlock(), detail));
            } else if (!blocks.containsKey(place)) {
                sink.accept(new Event.Thought(0, counter.nextBlock(), detail));
            } else if (detail.signature() != null) {
                sink.accept(new Event.Thought(0, blocks.get(place), unsaid(detail)));
            }
        }
    }

    private static ReasoningDetail unsaid(ReasoningDetail detail) {
        return new ReasoningDetail(
                detail.kind(), "", detail.signature(), detail.id(), detail.format());
    }

    private Event think(Map<Integer, Integer> blocks, int place, Kind kind, String text) {
        int block = blocks.computeIfAbsent(place, _ -> counter.nextBlock());
        ReasoningDetail piece = new ReasoningDetail(kind, text, null, id, format);
        return new Event.Thought(0, block, piece);
    }

    private void made(JsonObject item, String base64) {
        String type = "image/" + item.text("output_format").orElse("png");
        sink.accept(
                new Event.Made(0, Part.Media.of(Modality.IMAGE, new Source.Inline(type, base64))));
    }
}
