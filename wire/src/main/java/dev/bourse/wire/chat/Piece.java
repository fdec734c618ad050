package dev.bourse.wire.chat;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/** A part of an answer that grows. */
final class Piece {
    private final Key key;
    private final StringBuilder text = new StringBuilder();
    private String id = "";
    private String name = "";
    private ReasoningDetail detail = ReasoningDetail.plain("");
    private Part.@Nullable Media media;

    /** What a piece becomes. */
    enum Kind {
        TEXT,
        REFUSAL,
        THOUGHT,
        CALL,
        MEDIA
    }

    /**
     * Tells pieces apart.
     *
     * @param number which of its kind, where several grow side by side
     */
    record Key(Kind kind, int number) {
        static final Key TEXT = new Key(Kind.TEXT, 0);
        static final Key REFUSAL = new Key(Kind.REFUSAL, 0);
    }

    Piece(Key key) {
        this.key = key;
    }

    Key key() {
        return key;
    }

    void append(String more) {
        text.append(more);
    }

    void call(String callId, String tool) {
        id = callId;
        name = tool;
    }

    void make(Part.Media made) {
        media = made;
    }

    /** Adds a piece of a block; its signature and id may come with any of them. */
    void think(ReasoningDetail piece) {
        text.append(piece.text());
        detail =
                new ReasoningDetail(
                        piece.kind(),
                        "",
                        piece.signature() == null ? detail.signature() : piece.signature(),
                        piece.id() == null ? detail.id() : piece.id(),
                        piece.format());
    }

    Part part() {
        String whole = text.toString();
        return switch (key.kind()) {
            case TEXT -> Part.Text.of(whole);
            case REFUSAL -> new Part.Refusal(whole);
            case CALL -> new Part.ToolCall(id, name, whole);
            case MEDIA -> Objects.requireNonNull(media);
            case THOUGHT ->
                    new Part.Thought(
                            new ReasoningDetail(
                                    detail.kind(),
                                    whole,
                                    detail.signature(),
                                    detail.id(),
                                    detail.format()));
        };
    }
}
