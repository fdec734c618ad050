package dev.bourse.wire.anthropic;

import dev.bourse.wire.chat.Event;
import dev.bourse.wire.chat.EventReader;
import dev.bourse.wire.chat.UpstreamError;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonText;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads a message of an upstream, streamed or whole, into events. */
final class MessageReader implements EventReader {
    private final Consumer<Event> sink;
    private final BlockReader blocks;
    private final DeltaShape shape = new DeltaShape();
    private @Nullable Step pattern;
    private boolean begun;
    private JsonObject startUsage = JsonObject.EMPTY;
    private JsonObject endUsage = JsonObject.EMPTY;

    MessageReader(Consumer<Event> sink) {
        this.sink = sink;
        blocks = new BlockReader(sink);
    }

    @Override
    public void event(String name, byte[] source, int from, int to) {
        JsonText words = name.equals("error") ? null : shape.words(source, from, to);
        Step known = pattern;
        if (words != null && known != null) {
            blocks.more(known.index(), known.delta().with(words));
            return;
        }
        Step step = Step.read(source, from, to);
        if (step.error() != null || name.equals("error") || step.type().equals("error")) {
            UpstreamError error = step.error();
            fail(error == null ? new UpstreamError(0, "", "") : error);
            return;
        }
        read(step);
        learn(step, source, from, to);
    }

    private void read(Step step) {
        switch (step.type()) {
            case "message_start" -> begin(step.message());
            case "content_block_start" -> blocks.begin(turn(step), step.block());
            case Frame.DELTA -> blocks.more(step.index(), step.delta());
            case "content_block_stop" -> blocks.end(step.index());
            case "message_delta" -> finish(step);
            case "message_stop" -> stop();
            default -> {}
        }
    }

    private void learn(Step step, byte[] source, int from, int to) {
        if (!step.type().equals(Frame.DELTA)) {
            shape.forget();
        } else if (step.delta().isOnlyWords()) {
            Step.Delta delta = step.delta();
            shape.learn(source, from, to, delta.wordsFrom(), delta.wordsTo());
            pattern = step;
        }
    }

    /** A message has a terminator of its own. */
    @Override
    public void end() {}

    @Override
    public void whole(byte[] body) {
        JsonObject message =
                Json.parse(body)
                        .asObject()
                        .orElseThrow(() -> new JsonException("the answer is no object"));
        Optional<UpstreamError> error = message.get("error").map(UpstreamError::of);
        if (error.isPresent()) {
            fail(error.get());
            return;
        }
        if (!(message.members().get("content")
                instanceof JsonValue.JsonArray(List<JsonValue> items))) {
            throw new JsonException("there is no content");
        }
        sink.accept(new Event.Begun(message.text("id").orElse(null), 0));
        for (int i = 0; i < items.size(); i++) {
            blocks.begin(i, items.get(i).asObject().orElse(JsonObject.EMPTY));
            blocks.end(i);
        }
        finished(
                message.text("stop_reason").orElse(""),
                message.text("stop_sequence").orElse(null),
                message.object("stop_details"));
        searched(message.object("usage"));
        AnthropicUsage.of(message.object("usage"))
                .ifPresent(tokens -> sink.accept(new Event.Counted(tokens)));
        sink.accept(new Event.Ended());
    }

    private void begin(JsonObject message) {
        require(!begun, "the message began twice");
        begun = true;
        startUsage = message.object("usage");
        searched(startUsage);
        sink.accept(new Event.Begun(message.text("id").orElse(null), 0));
        List<JsonValue> items = message.items("content");
        require(items.isEmpty(), "a message began with its content");
    }

    private int turn(Step step) {
        require(begun, "a block before the message");
        return step.index();
    }

    private void finish(Step step) {
        require(begun, "an end before the message");
        Step.Delta delta = step.delta();
        finished(
                delta.stopReason() == null ? "" : delta.stopReason(),
                delta.stopSequence(),
                delta.details());
        JsonObject usage = step.usage();
        if (usage != null) {
            endUsage = AnthropicUsage.merged(endUsage, usage);
            searched(endUsage);
            AnthropicUsage.ofStream(startUsage, endUsage)
                    .ifPresent(tokens -> sink.accept(new Event.Counted(tokens)));
        }
    }

    private void finished(String word, @Nullable String stopSequence, JsonObject details) {
        if (word.isBlank()) {
            return;
        }
        details.text("explanation")
                .ifPresent(explanation -> sink.accept(new Event.Refused(0, explanation)));
        switch (StopReason.read(word)) {
            case ERROR -> fail(new UpstreamError(0, "", ""));
            case STOP, LENGTH, TOOL_CALLS, CONTENT_FILTER ->
                    sink.accept(new Event.Finished(0, StopReason.read(word), word, stopSequence));
        }
    }

    private void searched(JsonObject usage) {
        long times = AnthropicUsage.searches(usage);
        if (times > 0) {
            sink.accept(new Event.Searched(times));
        }
    }

    private void stop() {
        require(begun, "an end before the message");
        sink.accept(new Event.Ended());
    }

    private void fail(UpstreamError error) {
        sink.accept(new Event.Failed(error));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new JsonException(otherwise);
        }
    }
}
