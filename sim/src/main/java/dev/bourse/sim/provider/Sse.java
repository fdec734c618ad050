package dev.bourse.sim.provider;

import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;

import io.vertx.core.buffer.Buffer;

import java.nio.charset.StandardCharsets;

/** Server-sent events. */
final class Sse {
    private Sse() {}

    /** An event without a name. */
    static Buffer event(Object json) {
        return Buffer.buffer("data: ").appendBuffer(json(json)).appendString("\n\n");
    }

    /** An event whose name is also its {@code type}. */
    static Buffer event(String name, Object json) {
        return Buffer.buffer("event: " + name + "\n").appendBuffer(event(json));
    }

    static Buffer json(Object json) {
        return Buffer.buffer(Json.bytes(JsonValue.of(json)));
    }

    /**
     * An event that differs from others in nothing but a text.
     *
     * @param head all before the text
     * @param tail all after it
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Around(byte[] head, byte[] tail) {
        static Around of(String head, String tail) {
            return new Around(bytes(head), bytes(tail));
        }

        /** The event with piece {@code index} of a text in it. */
        Buffer piece(Content content, int index) {
            int from = content.bounds()[index];
            int length = content.bounds()[index + 1] - from;
            return Buffer.buffer(head.length + length + tail.length)
                    .appendBytes(head)
                    .appendBytes(content.escaped(), from, length)
                    .appendBytes(tail);
        }

        private static byte[] bytes(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }
}
