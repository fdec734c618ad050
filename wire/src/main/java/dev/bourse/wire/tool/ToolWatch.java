package dev.bourse.wire.tool;

import dev.bourse.domain.fact.ToolUse;
import dev.bourse.wire.chat.EventReader;
import dev.bourse.wire.chat.Protocol;
import dev.bourse.wire.chat.Request;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.sse.SseReader;

import java.util.List;

/**
 * Watches an upstream's answer for tool calls, beside whoever relays it, and judges them when it is
 * complete. Of a stream only the events that may belong to a tool call are read; the others are
 * searched for a word and let go. Not thread-safe.
 */
public final class ToolWatch {
    private final Calls calls = new Calls();
    private final Marks marks;
    private final EventReader reader;
    private final SseReader sse;
    private boolean lost;

    /**
     * @param upstream the dialect that is watched
     * @param longestEvent the most bytes that one event may have
     */
    public ToolWatch(Protocol upstream, int longestEvent) {
        marks = Marks.of(upstream.dialect());
        reader = upstream.reader(calls::add);
        sse = new SseReader(longestEvent, this::event);
    }

    /** Takes the next bytes of a stream, cut wherever the network cut them. */
    public void accept(byte[] read) {
        if (!lost && !sse.accept(read)) {
            lost = true;
        }
    }

    /** Takes a whole answer. */
    public void whole(byte[] body) {
        if (marks.areIn(body, 0, body.length)) {
            read(() -> reader.whole(body));
        }
    }

    /**
     * What the calls are worth, given what was offered. Calls that can't be told from each other,
     * because the answer is no sense or the calls are too long, are not counted.
     */
    public ToolUse judged(Request request) {
        List<Call> complete = lost || calls.areTooLong() ? List.of() : calls.complete();
        if (complete.isEmpty()) {
            return ToolUse.NONE;
        }
        try {
            return new Judge(request.offer()).of(complete);
        } catch (JsonException _) {
            return ToolUse.NONE;
        }
    }

    private void event(String name, byte[] source, int from, int to) {
        if (!lost && !calls.areTooLong() && marks.areIn(source, from, to)) {
            read(() -> reader.event(name, source, from, to));
        }
    }

    private void read(Runnable piece) {
        try {
            piece.run();
        } catch (JsonException _) {
            lost = true;
        }
    }
}
