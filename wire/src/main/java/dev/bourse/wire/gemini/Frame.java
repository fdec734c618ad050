package dev.bourse.wire.gemini;

import dev.bourse.wire.chat.ApiError;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.splice.Rope;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/** What streams of both kinds, relayed and translated, are made of. */
final class Frame {
    private static final byte[] METADATA = Stamp.ascii(",\"openrouter_metadata\":");

    private Frame() {}

    /**
     * What breaks a stream off: a bare error in a line that is no event. That is how Google does
     * it, and the only way in which its clients notice; inside an event they would pass it over.
     */
    static byte[] broken(ApiError error, @Nullable JsonObject metadata) {
        byte[] bare = ErrorEnvelope.bytes(error, null, metadata);
        byte[] line = Arrays.copyOf(bare, bare.length + 1);
        line[bare.length] = '\n';
        return line;
    }

    /** The member for {@code openrouter_metadata}; nothing when there is none. */
    static byte[] metadata(@Nullable JsonObject metadata) {
        if (metadata == null) {
            return Rope.EMPTY;
        }
        Rope rope = new Rope();
        rope.add(METADATA);
        rope.add(Json.bytes(metadata));
        return rope.take();
    }

    static boolean hasBreak(byte[] source, int from, int to) {
        for (int i = from; i < to; i++) {
            if (source[i] == '\n') {
                return true;
            }
        }
        return false;
    }

    /** Data of several lines as one: JSON has line breaks only where it may have spaces. */
    static byte[] oneLine(byte[] source, int from, int to) {
        byte[] line = Arrays.copyOfRange(source, from, to);
        for (int i = 0; i < line.length; i++) {
            line[i] = line[i] == '\n' ? (byte) ' ' : line[i];
        }
        return line;
    }
}
