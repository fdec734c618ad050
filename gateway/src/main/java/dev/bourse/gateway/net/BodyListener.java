package dev.bourse.gateway.net;

import io.netty.buffer.ByteBuf;

/** Hears the body of a request, on the event loop of its connection. */
public interface BodyListener {
    /** Bytes in the middle, as they were read; they are gone when this returns. */
    void part(ByteBuf part);

    /** It is complete. */
    void ended();

    /** What came is no body as the head announced it; nothing more will be heard. */
    void malformed();

    /** The client left before it was complete. */
    void gone();
}
