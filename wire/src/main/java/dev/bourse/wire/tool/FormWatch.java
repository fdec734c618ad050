package dev.bourse.wire.tool;

import dev.bourse.domain.fact.AnswerForm;
import dev.bourse.wire.chat.EventReader;
import dev.bourse.wire.chat.Format;
import dev.bourse.wire.chat.Protocol;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.sse.SseReader;

import org.jspecify.annotations.Nullable;

/**
 * Gathers the text of an upstream's answer to which a form was given, beside whoever relays it, and
 * judges it when it is complete. Not thread-safe.
 */
public final class FormWatch {
    private final Texts texts = new Texts();
    private final Format format;
    private final EventReader reader;
    private final SseReader sse;
    private boolean lost;

    /**
     * @param format what was asked for
     * @param upstream the dialect that is watched
     * @param longestEvent the most bytes that one event may have
     */
    public FormWatch(Format format, Protocol upstream, int longestEvent) {
        this.format = format;
        reader = upstream.reader(texts::add);
        sse = new SseReader(longestEvent, this::event);
    }

    /** Takes the next bytes of a stream, cut wherever the network cut them. */
    public void accept(byte[] read) {
        if (!lost && !texts.areTooLong() && !sse.accept(read)) {
            lost = true;
        }
    }

    /** Takes a whole answer. */
    public void whole(byte[] body) {
        read(() -> reader.whole(body));
    }

    /**
     * What the answer is worth: of several texts the worst counts. Null when there is nothing to
     * judge, since no text ended of itself, or when nobody can tell, because the answer is no sense
     * or too long, or the schema can't be applied.
     */
    public @Nullable AnswerForm judged() {
        return lost || texts.areTooLong() ? null : FormJudge.of(format, texts.complete());
    }

    private void event(String name, byte[] source, int from, int to) {
        if (!lost && !texts.areTooLong()) {
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
