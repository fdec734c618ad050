package dev.bourse.sim.provider;

import dev.bourse.sim.provider.Answer.Counts;
import dev.bourse.sim.provider.Sse.Around;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonNull;
import dev.bourse.wire.json.JsonValue.JsonObject;

import io.vertx.core.buffer.Buffer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An answer as events of Anthropic Messages, or one message. */
final class MessagesFrames implements Frames {
    private final Answer answer;
    private final List<Around> pieces = new ArrayList<>();

    MessagesFrames(Answer answer) {
        this.answer = answer;
        for (int i = 0; i < answer.blocks().size(); i++) {
            pieces.add(around(answer.blocks().get(i), i));
        }
    }

    @Override
    public Buffer opening() {
        Map<String, Object> message = message(List.of());
        message.put("stop_reason", JsonNull.NULL);
        message.put("stop_sequence", JsonNull.NULL);
        if (answer.counts() != null) {
            message.put("usage", usage(answer.counts().silent()));
        }
        return Sse.event("message_start", Members.of("type", "message_start", "message", message));
    }

    @Override
    public Buffer begin(int block) {
        Map<String, Object> begun =
                switch (answer.blocks().get(block).kind()) {
                    case THOUGHT -> Members.of("type", "thinking", "thinking", "", "signature", "");
                    case WORDS -> Members.of("type", "text", "text", "");
                    case CALL -> call(block, JsonObject.EMPTY);
                };
        return event("content_block_start", block, "content_block", begun);
    }

    @Override
    public int pieces(int block) {
        return answer.blocks().get(block).content().pieces();
    }

    @Override
    public Buffer piece(int block, int piece) {
        return pieces.get(block).piece(answer.blocks().get(block).content(), piece);
    }

    @Override
    public Buffer end(int block) {
        Block ended = answer.blocks().get(block);
        Buffer stop =
                Sse.event(
                        "content_block_stop",
                        Members.of("type", "content_block_stop", "index", block));
        if (!ended.is(Block.Kind.THOUGHT)) {
            return stop;
        }
        Map<String, Object> signed =
                Members.of("type", "signature_delta", "signature", signature(ended));
        return event("content_block_delta", block, "delta", signed).appendBuffer(stop);
    }

    @Override
    public Buffer finish() {
        Map<String, Object> end =
                Members.of(
                        "type",
                        "message_delta",
                        "delta",
                        Members.of("stop_reason", reason(), "stop_sequence", stopped()));
        if (answer.counts() != null) {
            end.put("usage", usage(answer.counts()));
        }
        return Sse.event("message_delta", end);
    }

    @Override
    public Buffer usage() {
        return Buffer.buffer();
    }

    @Override
    public Buffer done() {
        return Sse.event("message_stop", Map.of("type", "message_stop"));
    }

    @Override
    public Buffer whole() {
        List<Object> content = new ArrayList<>();
        for (int i = 0; i < answer.blocks().size(); i++) {
            content.add(block(answer.blocks().get(i), i));
        }
        Map<String, Object> message = message(content);
        message.put("stop_reason", reason());
        message.put("stop_sequence", stopped());
        if (answer.counts() != null) {
            message.put("usage", usage(answer.counts()));
        }
        return Sse.json(message);
    }

    private Map<String, Object> message(List<Object> content) {
        return Members.of(
                "id",
                "msg_" + answer.id(),
                "type",
                "message",
                "role",
                "assistant",
                "model",
                answer.model(),
                "content",
                content);
    }

    private Map<String, Object> block(Block block, int index) {
        return switch (block.kind()) {
            case THOUGHT ->
                    Members.of(
                            "type", "thinking",
                            "thinking", block.text(),
                            "signature", signature(block));
            case WORDS -> Members.of("type", "text", "text", block.text());
            case CALL -> call(index, input(block));
        };
    }

    private Map<String, Object> call(int index, JsonObject input) {
        return Members.of(
                "type",
                "tool_use",
                "id",
                answer.callId(index),
                "name",
                answer.blocks().get(index).name(),
                "input",
                input);
    }

    /** Arguments that were cut off are none. */
    static JsonObject input(Block block) {
        try {
            return Json.parse(block.text()).asObject().orElse(JsonObject.EMPTY);
        } catch (JsonException _) {
            return JsonObject.EMPTY;
        }
    }

    private static Around around(Block block, int index) {
        String delta =
                switch (block.kind()) {
                    case THOUGHT -> "\"thinking_delta\",\"thinking\":\"";
                    case WORDS -> "\"text_delta\",\"text\":\"";
                    case CALL -> "\"input_json_delta\",\"partial_json\":\"";
                };
        return Around.of(
                "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":"
                        + index
                        + ",\"delta\":{\"type\":"
                        + delta,
                "\"}}\n\n");
    }

    private static Buffer event(String name, int block, String member, Object value) {
        return Sse.event(name, Members.of("type", name, "index", block, member, value));
    }

    private static String signature(Block block) {
        return Signatures.of(MessagesFace.VENDOR, block.text());
    }

    private static JsonValue usage(Counts counts) {
        return JsonValue.of(
                Members.of(
                        "input_tokens", counts.fresh(),
                        "cache_creation_input_tokens", counts.written(),
                        "cache_read_input_tokens", counts.cached(),
                        "cache_creation", lifetimes(counts),
                        "output_tokens", counts.completion(),
                        "output_tokens_details", Map.of("thinking_tokens", counts.reasoning())));
    }

    private static Map<String, Object> lifetimes(Counts counts) {
        long hour = counts.cache().writtenHour();
        return Members.of(
                "ephemeral_5m_input_tokens",
                counts.written() - hour,
                "ephemeral_1h_input_tokens",
                hour);
    }

    private String reason() {
        if (answer.stopped() != null) {
            return "stop_sequence";
        }
        return switch (answer.finish()) {
            case STOP -> "end_turn";
            case LENGTH -> "max_tokens";
            case TOOL_CALLS -> "tool_use";
        };
    }

    private Object stopped() {
        return answer.stopped() == null ? JsonNull.NULL : answer.stopped();
    }
}
