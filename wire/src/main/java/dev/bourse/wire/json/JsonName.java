package dev.bourse.wire.json;

import java.util.Arrays;

/** The name of a member, in the bytes that stand for it: quoted, and with its colon. */
public final class JsonName {
    private final byte[] written;

    private JsonName(byte[] written) {
        this.written = written;
    }

    /** That of a name of any characters. */
    public static JsonName of(String name) {
        byte[] quoted = Json.quoted(name);
        byte[] written = Arrays.copyOf(quoted, quoted.length + 1);
        written[quoted.length] = ':';
        return new JsonName(written);
    }

    byte[] written() {
        return written;
    }
}
