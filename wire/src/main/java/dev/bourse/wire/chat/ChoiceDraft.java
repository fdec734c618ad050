package dev.bourse.wire.chat;

import dev.bourse.wire.json.JsonValue;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Puts the pieces of one choice together. */
final class ChoiceDraft {
    private final int index;
    private final List<Piece> pieces = new ArrayList<>();
    private final List<JsonValue> annotations = new ArrayList<>();
    private final List<JsonValue> logprobs = new ArrayList<>();
    private Event.@Nullable Finished finished;

    ChoiceDraft(int index) {
        this.index = index;
    }

    void text(Event.Text event) {
        if (event.logprobs() != null) {
            event.logprobs().asObject().ifPresent(found -> logprobs.addAll(found.items("content")));
        }
        if (!event.text().isEmpty()) {
            last(Piece.Key.TEXT).append(event.text().toString());
        }
    }

    void refused(Event.Refused event) {
        last(Piece.Key.REFUSAL).append(event.text().toString());
    }

    void thought(Event.Thought event) {
        kept(new Piece.Key(Piece.Kind.THOUGHT, event.block())).think(event.piece());
    }

    void call(Event.CallBegun event) {
        kept(new Piece.Key(Piece.Kind.CALL, event.call())).call(event.id(), event.name());
    }

    void arguments(Event.CallArguments event) {
        kept(new Piece.Key(Piece.Kind.CALL, event.call())).append(event.json().toString());
    }

    void made(Event.Made event) {
        Piece piece = new Piece(new Piece.Key(Piece.Kind.MEDIA, pieces.size()));
        piece.make(event.media());
        pieces.add(piece);
    }

    void annotated(Event.Annotated event) {
        annotations.add(event.annotation());
    }

    void finished(Event.Finished event) {
        finished = event;
    }

    Choice choice() {
        List<Part> parts = pieces.stream().map(Piece::part).toList();
        return new Choice(index, parts, annotations, logprobs, finished);
    }

    /** The piece that was begun last when it is of that kind, else a new one. */
    private Piece last(Piece.Key key) {
        boolean same = !pieces.isEmpty() && pieces.getLast().key().equals(key);
        return same ? pieces.getLast() : begin(key);
    }

    /** The piece of that key, wherever it is. */
    private Piece kept(Piece.Key key) {
        return pieces.stream()
                .filter(piece -> piece.key().equals(key))
                .findFirst()
                .orElseGet(() -> begin(key));
    }

    private Piece begin(Piece.Key key) {
        Piece piece = new Piece(key);
        pieces.add(piece);
        return piece;
    }
}
