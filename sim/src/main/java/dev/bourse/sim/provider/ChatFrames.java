package dev.bourse.sim.provider;

import dev.bourse.sim.provider.Answer.Counts;
import dev.bourse.sim.provider.Sse.Around;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonNull;
import dev.bourse.wire.json.JsonValue.JsonString;

import io.vertx.core.buffer.Buffer;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An answer as chunks of a chat completion, or one. What is the same in every event of a block is
 * written once; a content event is three copies.
 */
final class ChatFrames implements Frames {
    private static final Buffer DONE = Buffer.buffer("data: [DONE]\n\n");

    private final Answer answer;
    private final boolean usage;
    private final String tier;
    private final String head;
    private final String tail;
    private final List<Around> pieces = new ArrayList<>();

    /** A stream that ends with the usage says in every other event that it has none. */
    ChatFrames(Answer answer, Prompt prompt) {
        this.answer = answer;
        usage = prompt.usageInStream();
        tier = prompt.tier().name().toLowerCase(Locale.ROOT);
        head =
                "data: {\"id\":\"%s\",\"object\":\"chat.completion.chunk\",\"created\":%d,\"model\":%s,\"service_tier\":\"%s\",\"choices\":["
                        .formatted(answer.id(), answer.created(), quoted(answer.model()), tier);
        tail = usage ? "],\"usage\":null}\n\n" : "]}\n\n";
        answer.blocks().forEach(block -> pieces.add(around(block)));
    }

    @Override
    public Buffer opening() {
        boolean words = answer.blocks(Block.Kind.CALL).isEmpty();
        String content = words ? "\"\"" : "null";
        return event("{\"role\":\"assistant\",\"content\":" + content + "}", null);
    }

    @Override
    public Buffer begin(int block) {
        return answer.blocks().get(block).is(Block.Kind.CALL)
                ? event(
                        "{\"tool_calls\":["
                                + call(block, "\"index\":" + number(block) + ",", "")
                                + "]}",
                        null)
                : Buffer.buffer();
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
        return Buffer.buffer();
    }

    @Override
    public Buffer finish() {
        return event("{}", reason());
    }

    /** The event without choices that carries the usage; empty when there is none to carry. */
    @Override
    public Buffer usage() {
        Counts counts = answer.counts();
        return counts == null || !usage
                ? Buffer.buffer()
                : Buffer.buffer(head + "],\"usage\":" + Json.text(counted(counts)) + "}\n\n");
    }

    @Override
    public Buffer done() {
        return DONE;
    }

    @Override
    public Buffer whole() {
        Map<String, Object> choice =
                Members.of(
                        "index",
                        0,
                        "message",
                        message(),
                        "logprobs",
                        JsonNull.NULL,
                        "finish_reason",
                        reason());
        Map<String, Object> body =
                Members.of(
                        "id", answer.id(),
                        "object", "chat.completion",
                        "created", answer.created(),
                        "model", answer.model(),
                        "choices", List.of(choice));
        if (answer.counts() != null) {
            body.put("usage", counted(answer.counts()));
        }
        body.put("service_tier", tier);
        return Sse.json(body);
    }

    private Map<String, Object> message() {
        List<Block> calls = answer.blocks(Block.Kind.CALL);
        Map<String, Object> message = Members.of("role", "assistant");
        message.put("content", calls.isEmpty() ? answer.text(Block.Kind.WORDS) : JsonNull.NULL);
        String thought = answer.text(Block.Kind.THOUGHT);
        if (!thought.isEmpty()) {
            message.put("reasoning_content", thought);
        }
        if (!calls.isEmpty()) {
            List<Object> written = new ArrayList<>();
            for (int i = 0; i < answer.blocks().size(); i++) {
                Block block = answer.blocks().get(i);
                if (block.is(Block.Kind.CALL)) {
                    written.add(
                            Members.of(
                                    "id", answer.callId(i),
                                    "type", "function",
                                    "function",
                                            Members.of(
                                                    "name",
                                                    block.name(),
                                                    "arguments",
                                                    block.text())));
                }
            }
            message.put("tool_calls", written);
        }
        message.put("refusal", JsonNull.NULL);
        return message;
    }

    private static JsonValue counted(Counts counts) {
        Map<String, Object> prompt = Members.of("cached_tokens", counts.cached());
        if (counts.written() != 0) {
            prompt.put("cache_write_tokens", counts.written());
        }
        return JsonValue.of(
                Members.of(
                        "prompt_tokens", counts.prompt(),
                        "completion_tokens", counts.completion(),
                        "total_tokens", counts.prompt() + counts.completion(),
                        "prompt_tokens_details", prompt,
                        "completion_tokens_details",
                                Map.of("reasoning_tokens", counts.reasoning())));
    }

    private Around around(Block block) {
        String open = head + "{\"index\":0,\"delta\":";
        String close = ending(null) + tail;
        return switch (block.kind()) {
            case WORDS -> Around.of(open + "{\"content\":\"", "\"}" + close);
            case THOUGHT -> Around.of(open + "{\"reasoning_content\":\"", "\"}" + close);
            case CALL ->
                    Around.of(
                            open
                                    + "{\"tool_calls\":[{\"index\":"
                                    + number(answer.blocks().indexOf(block))
                                    + ",\"function\":{\"arguments\":\"",
                            "\"}}]}" + close);
        };
    }

    private Buffer event(String delta, @Nullable String finish) {
        return Buffer.buffer(head + "{\"index\":0,\"delta\":" + delta + ending(finish) + tail);
    }

    private static String ending(@Nullable String finish) {
        return ",\"finish_reason\":" + (finish == null ? "null" : quoted(finish)) + "}";
    }

    private String call(int block, String index, String arguments) {
        return "{%s\"id\":\"%s\",\"type\":\"function\",\"function\":{\"name\":%s,\"arguments\":\"%s\"}}"
                .formatted(
                        index,
                        answer.callId(block),
                        quoted(answer.blocks().get(block).name()),
                        arguments);
    }

    /** Counts calls from 0. */
    private int number(int block) {
        return block - answer.blocks(Block.Kind.THOUGHT).size();
    }

    private String reason() {
        return answer.finish().name().toLowerCase(Locale.ROOT);
    }

    private static String quoted(String text) {
        return Json.text(new JsonString(text));
    }
}
