package dev.bourse.gateway.net;

/** Who answers the requests of one event loop, on that loop. */
public interface RequestHandler {
    /** A request whose head is there; its body is still to be {@linkplain Request#read read}. */
    void handle(Request request);

    /** Bytes that are no HTTP request; what is known of it may be made up. */
    void refuseMalformed(Request request);
}
