package dev.bourse.wire.gemini;

import dev.bourse.wire.chat.Event;
import dev.bourse.wire.chat.FinishReason;
import dev.bourse.wire.chat.Part;
import dev.bourse.wire.chat.ReasoningDetail;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/** Tells what one candidate said over the chunks of a stream. */
final class CandidateReader {
    private final int index;
    private final Progress progress;
    private CandidateDraft draft = new CandidateDraft();
    private int calls;
    private int block = -1;
    private boolean thinking;

    /**
     * @param progress learns that it said something or ended
     */
    CandidateReader(int index, Progress progress) {
        this.index = index;
        this.progress = progress;
    }

    int index() {
        return index;
    }

    /** Takes what the next chunk has of it. */
    void take(CandidateDraft next) {
        draft = next;
    }

    /**
     * Tells what was taken.
     *
     * @param answer the upstream's id of the answer, from which ids of calls are made
     */
    void tell(Consumer<Event> sink, @Nullable String answer) {
        progress.said(index);
        draft.parts().forEach(part -> part(part, sink, answer));
        if (draft.logprobs() != null) {
            sink.accept(new Event.Text(index, "", Logprobs.read(draft.logprobs())));
        }
        if (draft.grounding() != null) {
            progress.grounding().read(draft.grounding());
        }
        Sources.read(draft.grounding(), draft.citations())
                .forEach(source -> sink.accept(new Event.Annotated(index, source)));
        if (draft.finish() != null) {
            progress.ended(index, draft.finish());
            sink.accept(ended(draft.finish()));
        }
    }

    /** The same as before, but for its words. */
    void again(Event.Text text, Consumer<Event> sink) {
        thinking = false;
        sink.accept(text);
    }

    /** The same as before, but for its words. */
    void again(Event.Thought thought, Consumer<Event> sink) {
        block += thinking ? 0 : 1;
        thinking = true;
        sink.accept(new Event.Thought(index, block, thought.piece()));
    }

    private Event ended(String word) {
        FinishReason reason = Finish.of(word, calls > 0);
        return reason == FinishReason.ERROR
                ? new Event.Failed(Finish.error(word))
                : new Event.Finished(index, reason, word, null);
    }

    private void part(PartDraft part, Consumer<Event> sink, @Nullable String answer) {
        if (part.isThought()) {
            thought(part, sink);
            return;
        }
        if (part.call() != null) {
            call(part.call(), part.signature(), answer, sink);
            return;
        }
        if (part.text() != null && !part.text().isEmpty()) {
            thinking = false;
            sink.accept(new Event.Text(index, part.text(), null));
        }
        if (part.medium() != null) {
            Media.read(new ProtoObject(part.medium()))
                    .ifPresent(made -> sink.accept(new Event.Made(index, (Part.Media) made)));
        }
        if (part.signature() != null) {
            signed(part.signature(), null, sink);
        }
    }

    /** Thoughts that follow each other are one block. */
    private void thought(PartDraft part, Consumer<Event> sink) {
        block += thinking ? 0 : 1;
        thinking = part.signature() == null;
        sink.accept(
                new Event.Thought(
                        index,
                        block,
                        new ReasoningDetail(
                                ReasoningDetail.Kind.TEXT,
                                part.text() == null ? "" : part.text(),
                                part.signature(),
                                null,
                                ReasoningDetail.GEMINI)));
    }

    private void signed(String signature, @Nullable String call, Consumer<Event> sink) {
        thinking = false;
        sink.accept(new Event.Thought(index, ++block, Signatures.of(signature, call)));
    }

    private void call(
            JsonObject function,
            @Nullable String signature,
            @Nullable String answer,
            Consumer<Event> sink) {
        thinking = false;
        String name = function.text("name").orElse("");
        String arguments = Json.text(function.object("args"));
        String id =
                function.text("id")
                        .filter(given -> !given.isEmpty())
                        .orElseGet(() -> made(answer, name + arguments));
        if (signature != null) {
            signed(signature, id, sink);
        }
        sink.accept(new Event.CallBegun(index, calls, id, name));
        sink.accept(new Event.CallArguments(index, calls, arguments));
        calls++;
    }

    /** An id for a call that has none: the same whenever the same answer is read. */
    private String made(@Nullable String answer, String call) {
        int hash = (answer == null ? call : answer).hashCode() * 31 + index;
        return "call_" + calls + "_" + String.format("%08x", hash);
    }
}
