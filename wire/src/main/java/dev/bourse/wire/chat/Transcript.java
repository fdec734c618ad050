package dev.bourse.wire.chat;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Everything that an answer's events told, put together. */
public final class Transcript {
    private final Progress progress = new Progress();
    private final Map<Integer, ChoiceDraft> choices = new TreeMap<>();
    private long created;
    private @Nullable UpstreamError error;
    private boolean ended;

    /** Takes the next step of the answer. */
    public void add(Event event) {
        progress.learn(event);
        switch (event) {
            case Event.Begun begun -> created = begun.created();
            case Event.Text text -> at(text.choice()).text(text);
            case Event.Thought thought -> at(thought.choice()).thought(thought);
            case Event.CallBegun call -> at(call.choice()).call(call);
            case Event.CallArguments more -> at(more.choice()).arguments(more);
            case Event.Refused refused -> at(refused.choice()).refused(refused);
            case Event.Made made -> at(made.choice()).made(made);
            case Event.Annotated note -> at(note.choice()).annotated(note);
            case Event.Finished finished -> at(finished.choice()).finished(finished);
            case Event.Failed(UpstreamError said) -> error = said;
            case Event.Ended _ -> ended = true;
            case Event.Counted _, Event.Searched _ -> {}
        }
    }

    /** The answers in order; none when the upstream gave none. */
    public List<Choice> choices() {
        return choices.values().stream().map(ChoiceDraft::choice).toList();
    }

    /** When the upstream says that it began, epoch seconds; 0 when it does not say. */
    public long created() {
        return created;
    }

    /** What the upstream said went wrong; null when nothing did. */
    public @Nullable UpstreamError error() {
        return error;
    }

    /** Whether the upstream said that this is all. */
    public boolean hasEnded() {
        return ended;
    }

    /** Counts, finish reason and id. */
    public Told told() {
        return progress;
    }

    boolean hasContent() {
        return progress.hasContent();
    }

    private ChoiceDraft at(int index) {
        return choices.computeIfAbsent(index, ChoiceDraft::new);
    }
}
