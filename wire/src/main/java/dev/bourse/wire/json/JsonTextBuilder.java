package dev.bourse.wire.json;

import java.util.Arrays;

/** A text that grows by pieces, each kept as it stands in JSON. */
public final class JsonTextBuilder {
    private static final int USUAL = 64;

    private byte[] inside = new byte[USUAL];
    private int length;

    public void append(JsonText piece) {
        JsonText encoded = piece.encoded();
        int more = encoded.to() - encoded.from();
        if (length + more > inside.length) {
            inside = Arrays.copyOf(inside, Math.max(length + more, 2 * inside.length));
        }
        System.arraycopy(encoded.source(), encoded.from(), inside, length, more);
        length += more;
    }

    public boolean isEmpty() {
        return length == 0;
    }

    /** What it says by now. */
    @Override
    public String toString() {
        return Json.unquoted(inside, 0, length);
    }
}
