package dev.bourse.gateway.pipeline;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;

/** What an endpoint said, taken down while it goes on, unless it gets too long. */
final class Tape {
    private final int longest;
    private @Nullable ByteArrayOutputStream taken = new ByteArrayOutputStream();

    /**
     * @param longest most bytes that are of use
     */
    Tape(int longest) {
        this.longest = longest;
    }

    void take(byte[] bytes) {
        if (taken != null && taken.size() + bytes.length <= longest) {
            taken.writeBytes(bytes);
        } else {
            taken = null;
        }
    }

    /** Everything that was said; null when it was too long. */
    byte @Nullable [] said() {
        return taken == null ? null : taken.toByteArray();
    }
}
