package dev.bourse.gateway.pipeline;

import dev.bourse.domain.catalog.Dialect;

import java.nio.charset.StandardCharsets;

/** What a caller of a stream gets while nothing is there yet, so that nobody hangs up. */
final class LifeSign {
    /** A stream of server-sent events. */
    static final String EVENTS = "text/event-stream";

    private static final byte[] COMMENT = bytes(": OPENROUTER PROCESSING\n\n");
    private static final byte[] PING = bytes("event: ping\ndata: {\"type\": \"ping\"}\n\n");
    private static final byte[] BLANK = bytes("\n");

    private LifeSign() {}

    /**
     * Anthropic's dialect has an event for it; in other streams of events it is a comment, which no
     * client reads, and before JSON it is a blank.
     */
    static byte[] of(Dialect dialect, String mediaType) {
        if (!mediaType.equals(EVENTS)) {
            return BLANK;
        }
        return dialect == Dialect.ANTHROPIC ? PING : COMMENT;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
