package dev.bourse.wire.openai;

import dev.bourse.wire.chat.Event;
import dev.bourse.wire.chat.Shapes;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.sse.SseReader;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The events of a stream, neighbouring pieces of one thing put together. */
final class Steps {
    private static final int LONGEST = 1 << 16;

    private final List<Event> events = new ArrayList<>();
    private boolean garbage;

    private Steps() {}

    static List<Event> of(String stream) {
        return of(stream.getBytes(StandardCharsets.UTF_8), new Shapes());
    }

    /** Every event, up to the first frame that is none. */
    static List<Event> of(byte[] stream, Shapes shapes) {
        Steps steps = new Steps();
        CompletionReader reader = new CompletionReader(steps.events::add, shapes);
        SseReader sse =
                new SseReader(
                        LONGEST,
                        (name, source, from, to) -> steps.frame(reader, name, source, from, to));
        sse.accept(stream);
        sse.end();
        return steps.events;
    }

    private void frame(CompletionReader reader, String name, byte[] source, int from, int to) {
        if (garbage || from == to) {
            return;
        }
        try {
            reader.event(name, source, from, to);
        } catch (JsonException _) {
            garbage = true;
        }
    }

    /** What was said, without ids, times and counts, which the exchange writes itself. */
    static List<Event> said(List<Event> events) {
        return events.stream()
                .filter(event ->
                        !(event instanceof Event.Begun
                                || event instanceof Event.Counted
                                || event instanceof Event.Searched))
                .toList();
    }
}
