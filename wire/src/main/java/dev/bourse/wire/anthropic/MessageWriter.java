package dev.bourse.wire.anthropic;

import dev.bourse.domain.metering.Charge;
import dev.bourse.domain.metering.Usage;
import dev.bourse.wire.chat.ApiError;
import dev.bourse.wire.chat.DataUrl;
import dev.bourse.wire.chat.Event;
import dev.bourse.wire.chat.EventWriter;
import dev.bourse.wire.chat.FinishReason;
import dev.bourse.wire.chat.Part;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonText;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.splice.Rope;
import dev.bourse.wire.sse.SseWriter;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a streamed message. What it cost is known at the end, so the message begins with counts of
 * nothing, and its last {@code message_delta} has them all. There is one answer in a message: of
 * others nothing is written.
 */
final class MessageWriter implements EventWriter {
    private final Stamp stamp;
    private final BlockWriter blocks;
    private boolean begun;
    private boolean refused;
    private boolean called;
    private Event.@Nullable Finished finished;

    /**
     * @param withThoughts whether the caller wants to read the reasoning
     */
    MessageWriter(Stamp stamp, boolean withThoughts) {
        this.stamp = stamp;
        blocks = new BlockWriter(withThoughts);
    }

    @Override
    public void write(Event event, Rope out) {
        begin(out);
        switch (event) {
            case Event.Text(int choice, JsonText text, _) when choice == 0 ->
                    blocks.text(text, out);
            case Event.Thought thought when thought.choice() == 0 ->
                    blocks.think(thought.block(), thought.piece(), out);
            case Event.CallBegun call when call.choice() == 0 -> {
                called = true;
                blocks.call(call.call(), call.id(), call.name(), out);
            }
            case Event.CallArguments more when more.choice() == 0 ->
                    blocks.arguments(more.call(), more.json(), out);
            case Event.Refused(int choice, JsonText text) when choice == 0 -> {
                refused = true;
                blocks.text(text, out);
            }
            case Event.Made(int choice, Part.Media media) when choice == 0 ->
                    blocks.text(JsonText.of(picture(media)), out);
            case Event.Annotated(int choice, JsonValue annotation) when choice == 0 ->
                    Citation.of(annotation).ifPresent(citation -> blocks.cite(citation, out));
            case Event.Finished end when end.choice() == 0 -> {
                blocks.end(out);
                finished = end;
            }
            default -> {}
        }
    }

    @Override
    public byte[] closing(Usage counted, Charge charge, @Nullable JsonObject metadata) {
        Rope out = new Rope();
        begin(out);
        blocks.end(out);
        Map<String, JsonValue> frame = new LinkedHashMap<>();
        frame.put("type", JsonValue.of("message_delta"));
        frame.put("delta", JsonValue.of(ending(finished, refused, called)));
        JsonObject usage = UsageBlock.of(stamp.identity(), counted, charge);
        out.add(Ending.of(new JsonObject(frame)).bytes(usage, metadata));
        return out.take();
    }

    @Override
    public byte[] broken(ApiError error, @Nullable JsonObject metadata) {
        JsonObject envelope = ErrorEnvelope.of(error, stamp.identity().id(), metadata);
        return SseWriter.event("error", Json.text(envelope));
    }

    /** A medium as Markdown, since a message has no other place for what a model makes. */
    static String picture(Part.Media media) {
        return "![" + media.kind().wireName() + "](" + DataUrl.of(media.source()).orElse("") + ")";
    }

    /**
     * Why a message ended.
     *
     * @param refused whether the model declined in words
     * @param called whether it called a tool, which some upstreams call an ordinary stop
     */
    static Map<String, Object> ending(
            Event.@Nullable Finished finished, boolean refused, boolean called) {
        Map<String, Object> delta = new LinkedHashMap<>();
        if (finished == null) {
            delta.put("stop_reason", null);
            delta.put("stop_sequence", null);
            return delta;
        }
        FinishReason reason = finished.reason();
        if (reason == FinishReason.STOP && (refused || called)) {
            reason = refused ? FinishReason.CONTENT_FILTER : FinishReason.TOOL_CALLS;
        }
        delta.put("stop_reason", StopReason.word(reason, finished));
        delta.put("stop_sequence", finished.stopSequence());
        return delta;
    }

    private void begin(Rope out) {
        if (begun) {
            return;
        }
        begun = true;
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("id", stamp.identity().id().value());
        message.put("type", "message");
        message.put("role", "assistant");
        message.put("model", stamp.identity().model());
        message.put("provider", stamp.identity().provider());
        message.put("content", List.of());
        message.put("stop_reason", null);
        message.put("stop_sequence", null);
        message.put("usage", nothing());
        Map<String, Object> frame = new LinkedHashMap<>();
        frame.put("type", "message_start");
        frame.put("message", message);
        out.add(SseWriter.event("message_start", Json.text(JsonValue.of(frame))));
    }

    private static Map<String, Object> nothing() {
        Map<String, Object> usage = new LinkedHashMap<>();
        usage.put("input_tokens", 0);
        usage.put("cache_creation_input_tokens", 0);
        usage.put("cache_read_input_tokens", 0);
        usage.put("output_tokens", 0);
        return usage;
    }
}
