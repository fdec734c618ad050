package dev.bourse.gateway.upstream;

/**
 * Hears what becomes of an attempt, on the event loop that made it. After {@link #ended}, {@link
 * #failed} or {@link Attempt#cancel} nothing more is heard.
 */
public interface AttemptListener {
    /**
     * A good answer began.
     *
     * @param mediaType what the upstream says that it is; empty when it does not
     */
    void began(int status, String mediaType);

    /** Bytes of the body, as they were read. */
    void read(byte[] bytes);

    /** The body is complete. */
    void ended();

    /** The attempt is over without a complete answer; some of the body may have been read. */
    void failed(AttemptFailure failure);
}
