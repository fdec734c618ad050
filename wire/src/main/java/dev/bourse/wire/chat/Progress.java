package dev.bourse.wire.chat;

import dev.bourse.domain.unit.Tokens;
import dev.bourse.domain.unit.Units;
import dev.bourse.wire.json.JsonText;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** What the events of an answer told. */
final class Progress implements Told {
    private @Nullable Tokens tokens;
    private @Nullable FinishReason finish;
    private @Nullable String nativeFinish;
    private @Nullable String upstreamId;
    private long bytes;
    private long searches;
    private boolean content;

    /** Takes note of a step. */
    void learn(Event event) {
        switch (event) {
            case Event.Begun begun -> upstreamId = begun.upstreamId();
            case Event.Text text -> said(text.text());
            case Event.Thought thought -> said(thought.piece().text());
            case Event.Refused refused -> said(refused.text());
            case Event.CallBegun begun -> said(JsonText.of(begun.name()));
            case Event.CallArguments more -> said(more.json());
            case Event.Made _, Event.Annotated _ -> content = true;
            case Event.Counted counted -> tokens = counted.tokens();
            case Event.Searched searched -> searches = Math.max(searches, searched.times());
            case Event.Finished finished -> {
                finish = finished.reason();
                nativeFinish = finished.nativeReason();
            }
            case Event.Failed _, Event.Ended _ -> {}
        }
    }

    /** Whether the model has said anything yet. */
    boolean hasContent() {
        return content;
    }

    @Override
    public Optional<Tokens> usage() {
        return Optional.ofNullable(tokens);
    }

    @Override
    public Units units() {
        return Units.ofWebSearches(searches);
    }

    @Override
    public @Nullable FinishReason finishReason() {
        return finish;
    }

    @Override
    public @Nullable String nativeFinishReason() {
        return nativeFinish;
    }

    @Override
    public @Nullable String upstreamId() {
        return upstreamId;
    }

    @Override
    public long completionBytes() {
        return bytes;
    }

    private void said(JsonText text) {
        content |= !text.isEmpty();
        bytes += text.utf8Length();
    }
}
