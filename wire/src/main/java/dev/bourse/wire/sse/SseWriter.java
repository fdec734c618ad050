package dev.bourse.wire.sse;

import java.nio.charset.StandardCharsets;

/** Writes server-sent events. */
public final class SseWriter {
    /** What goes before the data of an event that is one line. */
    public static final String DATA = "data: ";

    /** What goes after it. */
    public static final String END = "\n\n";

    /** A comment that keeps idle connections open and that clients pass over. */
    public static final String KEEP_ALIVE = ": OPENROUTER PROCESSING\n\n";

    private SseWriter() {}

    /** An event whose data may have several lines (LF, CR or CRLF). */
    public static byte[] event(String data) {
        return fields(data).append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * An event with a name.
     *
     * @throws IllegalArgumentException when the name has a line break
     */
    public static byte[] event(String name, String data) {
        if (name.indexOf('\n') >= 0 || name.indexOf('\r') >= 0) {
            throw new IllegalArgumentException("a name is one line");
        }
        String text = "event: " + name + "\n" + fields(data) + "\n";
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static StringBuilder fields(String data) {
        StringBuilder text = new StringBuilder();
        for (String line : data.split("\r\n|\r|\n", -1)) {
            text.append(DATA).append(line).append('\n');
        }
        return text;
    }
}
