package dev.bourse.gateway.pipeline;

import java.util.Map;

/** The client's side of one exchange, on the event loop that serves it. */
public interface Caller {
    /** Runs once when the client leaves before the answer is complete. */
    void onGone(Runnable then);

    /** Runs whenever a full write queue has drained. */
    void onDrain(Runnable then);

    /** Whether the client is slower than what is written to it. */
    boolean isBusy();

    /** Sends a complete answer. */
    void answer(Reply answer);

    /**
     * Begins a stream; the status is 200 from here on.
     *
     * @param mediaType what the stream is
     * @param headers headers besides those of every stream
     */
    void begin(String mediaType, Map<String, String> headers);

    /** Sends bytes of the stream. */
    void write(byte[] bytes);

    /** Ends the stream so that the client sees that it is not whole. */
    void cut();

    /** Sends the last bytes of the stream. */
    void end(byte[] bytes);
}
