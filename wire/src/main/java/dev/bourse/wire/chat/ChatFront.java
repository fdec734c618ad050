package dev.bourse.wire.chat;

import dev.bourse.domain.metering.Charge;
import dev.bourse.domain.metering.Usage;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

/**
 * What callers who chat speak, and what they get back. Every {@link Protocol} is one; a front that
 * is no protocol has callers but no upstreams, so that all its answers are translated.
 */
public interface ChatFront extends Front {
    /**
     * A stream that is written in this dialect, in the framing that the caller asked for: Gemini's
     * callers may want one JSON array instead of events.
     */
    default StreamedAnswer framed(StreamedAnswer answer, Request request) {
        return answer;
    }

    /**
     * Whether an upstream that speaks this dialect too may answer that request in its own bytes; it
     * may not when the caller wants to be spared something that upstreams say all the same.
     */
    default boolean takesAll(Request request) {
        return true;
    }

    /** Writes a streamed answer for the caller who sent that request. */
    EventWriter writer(Identity identity, Request request);

    /**
     * An event of a stream that shows a request as a provider got it ({@code
     * debug.echo_upstream_body}, openrouter.md 1.3); clients that don't know it pass it over.
     *
     * @param identity of the provider
     * @param sent the request, without what is not to be shown
     */
    byte[] echo(Identity identity, JsonObject sent);

    /**
     * Writes a whole answer for the caller who sent that request.
     *
     * @param answer everything that the upstream said
     * @param metadata {@code openrouter_metadata}; null leaves it out
     */
    byte[] written(
            Transcript answer,
            Protocol.Presentation presentation,
            Usage counted,
            Charge charge,
            @Nullable JsonObject metadata);
}
