package dev.bourse.wire.gemini;

import dev.bourse.wire.chat.UpstreamError;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonException;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;

/**
 * Lines of a stream that belong to no event. When a stream breaks off, Google writes the error
 * there as bare JSON of several lines.
 */
final class Tail {
    private static final int LONGEST = 1 << 16;

    private final ByteArrayOutputStream lines = new ByteArrayOutputStream(0);

    void add(byte[] source, int from, int to) {
        if (lines.size() + to - from <= LONGEST) {
            lines.write(source, from, to - from);
            lines.write('\n');
        }
    }

    /** The error in these lines; null when there is none. */
    @Nullable UpstreamError error() {
        try {
            return lines.size() == 0
                    ? null
                    : Json.parse(lines.toByteArray())
                            .asObject()
                            .flatMap(members -> members.get("error"))
                            .map(UpstreamError::of)
                            .orElse(null);
        } catch (JsonException _) {
            return null;
        }
    }
}
