package dev.bourse.wire.media;

import dev.bourse.wire.chat.UpstreamEdit;
import dev.bourse.wire.json.JsonValue.JsonObject;

/** A request on its way to upstreams. */
interface Outgoing {
    /** What the body is, as in {@code Content-Type}. */
    String mediaType();

    /**
     * The body for one upstream.
     *
     * @param options what that provider alone is to be told
     */
    byte[] bytes(UpstreamEdit edit, JsonObject options);
}
