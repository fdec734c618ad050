package dev.bourse.wire.gemini;

import dev.bourse.wire.chat.FinishReason;

import org.jspecify.annotations.Nullable;

/**
 * How far the candidates of a stream are. There is no terminator: a stream is complete when each
 * candidate that said something has said why it ends.
 */
final class Progress {
    private static final int MOST = 63;

    private long seen;
    private long ended;
    private final Grounding grounding = new Grounding();
    private boolean calls;
    private @Nullable FinishReason reason;
    private @Nullable String word;

    /** The searches that the answer rests on. */
    Grounding grounding() {
        return grounding;
    }

    /** A candidate said something. */
    void said(int candidate) {
        seen |= bit(candidate);
    }

    /** A tool was called. */
    void called() {
        calls = true;
    }

    /** A candidate ended. */
    void ended(int candidate, String why) {
        said(candidate);
        ended |= bit(candidate);
        word = why;
        reason = Finish.of(why, calls);
    }

    /** The prompt was blocked, and so there will be no candidate. */
    void blocked(String why) {
        ended(0, why);
        reason = FinishReason.CONTENT_FILTER;
    }

    /** Whether any candidate has ended. */
    boolean hasEnded() {
        return ended != 0;
    }

    boolean isComplete() {
        return ended != 0 && ended == seen;
    }

    /** Why the last one that ended did; null when none has. */
    @Nullable FinishReason reason() {
        return reason;
    }

    /** The same in Gemini's word. */
    @Nullable String word() {
        return word;
    }

    private static long bit(int candidate) {
        return 1L << Math.min(candidate, MOST);
    }
}
