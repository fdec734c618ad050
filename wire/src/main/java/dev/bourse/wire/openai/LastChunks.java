package dev.bourse.wire.openai;

import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.splice.Rope;
import dev.bourse.wire.sse.SseWriter;

/** Chunks that are the exchange's own and come last. */
final class LastChunks {
    private static final byte[] DATA = Stamp.ascii(SseWriter.DATA);
    private static final byte[] END = Stamp.ascii(SseWriter.END);
    private static final byte[] TERMINATOR = Stamp.ascii("data: [DONE]\n\n");

    private LastChunks() {}

    /** One chunk as an event. */
    static byte[] chunk(JsonObject chunk) {
        return rope(chunk).take();
    }

    /** A chunk and the terminator. */
    static byte[] closing(JsonObject chunk) {
        Rope rope = rope(chunk);
        rope.add(TERMINATOR);
        return rope.take();
    }

    private static Rope rope(JsonObject chunk) {
        Rope rope = new Rope();
        rope.add(DATA);
        rope.add(Json.bytes(chunk));
        rope.add(END);
        return rope;
    }
}
