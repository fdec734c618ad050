package dev.bourse.sim.provider;

import dev.bourse.sim.provider.Answer.Counts;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue.JsonString;

import io.vertx.core.buffer.Buffer;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * An answer as bytes of the OpenAI dialect: the events of a stream, or one body. What is the same
 * in every event is written once; a content event is three copies.
 */
final class Frames {
    private static final Buffer DONE = Buffer.buffer("data: [DONE]\n\n");

    private final Answer answer;
    private final String head;
    private final String tail;
    private final byte[] contentHead;
    private final byte[] contentTail;

    /**
     * @param usage whether the stream ends with the usage; then every other event says that it has
     *     none
     */
    Frames(Answer answer, boolean usage) {
        this.answer = answer;
        head =
                "data: {\"id\":\"%s\",\"object\":\"chat.completion.chunk\",\"created\":%d,\"model\":%s,\"choices\":["
                        .formatted(answer.id(), answer.created(), quoted(answer.model()));
        tail = usage ? "],\"usage\":null}\n\n" : "]}\n\n";
        boolean words = answer.tool() == null;
        String before =
                words
                        ? "{\"content\":\""
                        : "{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"";
        contentHead = bytes(head + "{\"index\":0,\"delta\":" + before);
        contentTail = bytes((words ? "\"}" : "\"}}]}") + ending(null) + tail);
    }

    int pieces() {
        return answer.content().pieces();
    }

    /** The first event: who speaks, and which function is called. */
    Buffer role() {
        String called =
                answer.tool() == null ? "\"\"" : "null,\"tool_calls\":[" + call("\"index\":0,", "");
        String delta = "{\"role\":\"assistant\",\"content\":" + called;
        return event(delta + (answer.tool() == null ? "}" : "]}"), null);
    }

    Buffer content(int piece) {
        int from = answer.content().bounds()[piece];
        int length = answer.content().bounds()[piece + 1] - from;
        return Buffer.buffer(contentHead.length + length + contentTail.length)
                .appendBytes(contentHead)
                .appendBytes(answer.content().escaped(), from, length)
                .appendBytes(contentTail);
    }

    Buffer finish() {
        return event("{}", answer.finish());
    }

    /** The event without choices that carries the usage; empty when there is none to carry. */
    Buffer usage() {
        Counts counts = answer.counts();
        return counts == null
                ? Buffer.buffer()
                : Buffer.buffer(head + "],\"usage\":" + counts.json() + "}\n\n");
    }

    static Buffer done() {
        return DONE;
    }

    /** The body of an answer that is not streamed. */
    Buffer whole() {
        String words = new String(text(), StandardCharsets.UTF_8);
        String message =
                answer.tool() == null
                        ? "\"content\":\"" + words + "\""
                        : "\"content\":null,\"tool_calls\":[" + call("", words) + "]";
        Counts counts = answer.counts();
        return Buffer.buffer(
                """
                {"id":"%s","object":"chat.completion","created":%d,"model":%s,"choices":[{"index":0,\
                "message":{"role":"assistant",%s,"refusal":null},"logprobs":null,\
                "finish_reason":"%s"}]%s}\
                """
                        .formatted(
                                answer.id(),
                                answer.created(),
                                quoted(answer.model()),
                                message,
                                answer.finish(),
                                counts == null ? "" : ",\"usage\":" + counts.json()));
    }

    private Buffer event(String delta, @Nullable String finish) {
        return Buffer.buffer(head + "{\"index\":0,\"delta\":" + delta + ending(finish) + tail);
    }

    private static String ending(@Nullable String finish) {
        return ",\"finish_reason\":" + (finish == null ? "null" : quoted(finish)) + "}";
    }

    private String call(String index, String arguments) {
        return "{%s\"id\":\"call_%s\",\"type\":\"function\",\"function\":{\"name\":%s,\"arguments\":\"%s\"}}"
                .formatted(index, answer.id(), quoted(String.valueOf(answer.tool())), arguments);
    }

    private byte[] text() {
        int[] bounds = answer.content().bounds();
        int from = bounds[0];
        return Arrays.copyOfRange(answer.content().escaped(), from, bounds[bounds.length - 1]);
    }

    private static String quoted(String text) {
        return Json.text(new JsonString(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
