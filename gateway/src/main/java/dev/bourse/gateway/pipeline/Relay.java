package dev.bourse.gateway.pipeline;

import dev.bourse.gateway.upstream.AttemptListener;
import dev.bourse.wire.chat.ApiError;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Carries the answer of one attempt to the caller, whole or as a stream. */
sealed interface Relay extends AttemptListener permits WholeRelay, StreamRelay {
    /** What was learnt from the upstream's answer so far. */
    Learnt learnt();

    /** What an answer that is complete is worth. */
    Judged judged();

    /** What the answer is to the caller, as in {@code Content-Type}. */
    String mediaType();

    /** All that the upstream said; null when it was not taken down. */
    byte @Nullable [] said();

    /** What was done to the answer. */
    default List<Stage> stages() {
        return List.of();
    }

    /** Writes the end of a good answer. */
    void close(Bill bill, @Nullable JsonObject metadata);

    /** Ends an answer that broke after it had begun. */
    void abort(ApiError error, @Nullable JsonObject metadata);

    /** Hears how far an attempt got. */
    interface Progress {
        /** Content is there: from here on there is no other endpoint. */
        void contentBegan();

        /** The caller takes less than the upstream gives. */
        void callerIsBusy();

        /** The upstream's answer is complete. */
        void completed();

        /** The attempt failed; content may have been relayed already. */
        void failed(Verdict verdict);
    }
}
