package dev.bourse.wire.anthropic;

import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.splice.Rope;

import org.jspecify.annotations.Nullable;

/** The {@code message_delta} that waits for the cost and then ends a stream. */
final class Ending {
    private static final byte[] HEAD = Stamp.ascii("event: message_delta\ndata: ");
    private static final byte[] STOP =
            Stamp.ascii("\n\nevent: message_stop\ndata: {\"type\":\"message_stop\"}\n\n");

    private static final byte[] USAGE = Stamp.ascii(",\"usage\":");
    private static final byte[] METADATA = Stamp.ascii(",\"openrouter_metadata\":");
    private static final byte[] END = {'\n', '\n'};

    private final byte[] frame;
    private final int usageFrom;
    private final int usageTo;
    private final int close;

    private Ending(byte[] frame, int usageFrom, int usageTo, int close) {
        this.frame = frame;
        this.usageFrom = usageFrom;
        this.usageTo = usageTo;
        this.close = close;
    }

    /** Keeps the upstream's event, which lies from {@code from} up to {@code to}. */
    static Ending of(Frame frame, byte[] source, int from, int to) {
        boolean counted = frame.usageFrom() >= 0;
        Rope rope = new Rope();
        int usageFrom = counted ? frame.usageFrom() : frame.close();
        frame.splice().copy(source, from, usageFrom, rope);
        int at = rope.length();
        int usageTo = counted ? frame.usageTo() : frame.close();
        rope.add(source, usageFrom, usageTo);
        int after = rope.length();
        frame.splice().copy(source, usageTo, frame.close(), rope);
        int close = rope.length();
        rope.add(source, frame.close(), to);
        return new Ending(rope.take(), counted ? at : -1, after, close);
    }

    /** An event of our own, an object without counts. */
    static Ending of(JsonObject frame) {
        byte[] bytes = Json.bytes(frame);
        return new Ending(bytes, -1, bytes.length - 1, bytes.length - 1);
    }

    /** Passes it on as it came, since something follows that ends the stream in its place. */
    void release(Rope out) {
        out.add(HEAD);
        out.add(frame);
        out.add(END);
    }

    /** The event with usage and cost, and the terminator. */
    byte[] bytes(JsonObject usage, @Nullable JsonObject metadata) {
        Rope out = new Rope();
        out.add(HEAD);
        if (usageFrom >= 0) {
            out.add(frame, 0, usageFrom);
            out.add(Json.bytes(usage));
            out.add(frame, usageTo, close);
        } else {
            out.add(frame, 0, close);
            out.add(USAGE);
            out.add(Json.bytes(usage));
        }
        if (metadata != null) {
            out.add(METADATA);
            out.add(Json.bytes(metadata));
        }
        out.add(frame, close, frame.length);
        out.add(STOP);
        return out.take();
    }
}
