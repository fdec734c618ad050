package dev.bourse.gateway.listing;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.unit.Tokens;
import dev.bourse.gateway.listing.Verdict.Bad;
import dev.bourse.gateway.pipeline.Protocols;
import dev.bourse.wire.chat.Event;
import dev.bourse.wire.chat.EventReader;
import dev.bourse.wire.chat.UpstreamError;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.sse.SseReader;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a provider said in a baseline test, whichever dialect it speaks. */
final class Heard {
    private static final int LONGEST_EVENT = 1 << 20;

    private final EventReader reader;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder arguments = new StringBuilder();
    private final List<String> calls = new ArrayList<>();
    private int frames;
    private int pieces;
    private boolean finished;
    private boolean ended;
    private @Nullable Tokens counted;
    private @Nullable UpstreamError failed;

    private Heard(Dialect dialect) {
        reader = Protocols.of(dialect).reader(this::happened);
    }

    /**
     * A whole answer.
     *
     * @throws Bad when it is none of that dialect
     */
    static Heard whole(Dialect dialect, byte[] body) {
        Heard heard = new Heard(dialect);
        heard.read(() -> heard.reader.whole(body));
        return heard;
    }

    /**
     * A stream from its begin to its end.
     *
     * @throws Bad when it is none of that dialect
     */
    static Heard stream(Dialect dialect, byte[] body) {
        Heard heard = new Heard(dialect);
        SseReader events = new SseReader(LONGEST_EVENT, heard::frame);
        if (!events.accept(body)) {
            throw new Bad("an event of the stream is too long");
        }
        events.end();
        heard.read(heard.reader::end);
        return heard;
    }

    /** Its words, without its thoughts. */
    String text() {
        return text.toString();
    }

    /** How many pieces of words and thoughts there were. */
    int pieces() {
        return pieces;
    }

    /** How many events a stream had. */
    int frames() {
        return frames;
    }

    /** Whether it says why it is complete. */
    boolean isFinished() {
        return finished;
    }

    /** Whether its dialect's end came. */
    boolean isEnded() {
        return ended;
    }

    /** The tools that were called, in order. */
    List<String> calls() {
        return List.copyOf(calls);
    }

    /** The arguments of the first call. */
    String arguments() {
        return arguments.toString();
    }

    /** Its own count, when that can be true. */
    Optional<Tokens> counted() {
        return Optional.ofNullable(counted);
    }

    private void frame(String name, byte[] source, int from, int to) {
        frames++;
        read(() -> reader.event(name, source, from, to));
    }

    private void read(Runnable part) {
        try {
            part.run();
        } catch (JsonException malformed) {
            throw new Bad("is no answer: " + malformed.getMessage());
        }
        UpstreamError error = failed;
        if (error != null) {
            throw new Bad("answered with an error: " + error.message());
        }
    }

    private void happened(Event event) {
        switch (event) {
            case Event.Text text -> said(text.text().toString());
            case Event.Thought _ -> pieces++;
            case Event.CallBegun(_, _, _, String name) -> calls.add(name);
            case Event.CallArguments more -> argued(more.call(), more.json().toString());
            case Event.Finished(_, _, String reason, _) -> finished |= reason != null;
            case Event.Counted(Tokens tokens) -> counted = tokens;
            case Event.Failed(UpstreamError error) -> failed = error;
            case Event.Ended _ -> ended = true;
            case Event.Begun _,
                    Event.Refused _,
                    Event.Made _,
                    Event.Annotated _,
                    Event.Searched _ -> {}
        }
    }

    private void said(String more) {
        text.append(more);
        pieces += more.isBlank() ? 0 : 1;
    }

    private void argued(int call, String json) {
        if (call == 0) {
            arguments.append(json);
        }
    }
}
