package dev.bourse.wire.sse;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Events from bytes: by the reader, and by a second, naive way that takes the whole text at once.
 */
final class Events {
    private Events() {}

    /** Hands the reader pieces of one size. */
    static List<Event> read(byte[] stream, int size) {
        List<Event> events = new ArrayList<>();
        SseReader reader =
                new SseReader(
                        Integer.MAX_VALUE,
                        (name, source, from, to) -> {
                            events.add(
                                    new Event(name, latin(Arrays.copyOfRange(source, from, to))));
                        });
        for (int at = 0; at < stream.length; ) {
            int end = (int) Math.min(stream.length, (long) at + size);
            byte[] piece = Arrays.copyOfRange(stream, at, end);
            reader.accept(piece);
            Arrays.fill(piece, (byte) '!');
            at = end;
        }
        reader.end();
        return events;
    }

    /** The algorithm of WHATWG HTML 9.2.6 on the whole stream, whose end ends an event. */
    static List<Event> specified(byte[] stream) {
        String text = latin(stream);
        String bom = latin("\uFEFF".getBytes(StandardCharsets.UTF_8));
        String body = text.startsWith(bom) ? text.substring(bom.length()) : text;
        List<Event> events = new ArrayList<>();
        List<String> data = new ArrayList<>();
        String name = "";
        for (String line : (body + "\n\n").split("\r\n|\r|\n", -1)) {
            int colon = line.indexOf(':');
            String field = colon < 0 ? line : line.substring(0, colon);
            String value = colon < 0 ? "" : line.substring(colon + 1).replaceFirst("^ ", "");
            if (line.isEmpty()) {
                if (!data.isEmpty()) {
                    events.add(new Event(name, String.join("\n", data)));
                }
                data.clear();
                name = "";
            } else if (field.equals("data")) {
                data.add(value);
            } else if (field.equals("event")) {
                name =
                        new String(
                                value.getBytes(StandardCharsets.ISO_8859_1),
                                StandardCharsets.UTF_8);
            }
        }
        return events;
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    record Event(String name, String data) {}
}
