package dev.bourse.wire.chat;

import dev.bourse.domain.catalog.Dialect;

/**
 * One dialect, as callers and as upstreams speak it. Where both speak the same, the upstream's
 * bytes are relayed ({@link #relay}, {@link #whole}); where they differ, the caller's request is
 * read into a {@link Conversation} and {@linkplain #render rendered} by the upstream's dialect, and
 * the answer's {@link Event}s are read by the upstream's dialect and written by the caller's.
 */
public interface Protocol extends ChatFront, EventSource {
    Dialect dialect();

    /**
     * Relays a stream between a caller and an upstream that both speak this dialect.
     *
     * @param longestEvent the most bytes that one event may have
     */
    StreamedAnswer relay(Identity identity, int longestEvent);

    /** Reads a whole body of an upstream for a caller of the same dialect. */
    WholeAnswer whole(byte[] body, Identity identity);

    /** Writes a request for an upstream of this dialect. */
    Rendered render(Conversation conversation, UpstreamEdit edit);

    /** Under which name an answer goes out, and to whom. */
    record Presentation(Identity identity, Request request) {}
}
