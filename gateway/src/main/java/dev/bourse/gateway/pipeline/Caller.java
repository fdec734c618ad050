package dev.bourse.gateway.pipeline;

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

    /** Begins a stream of server-sent events; the status is 200 from here on. */
    void beginEvents(String generationId);

    /** Sends bytes of the stream. */
    void write(byte[] bytes);

    /** Sends the last bytes of the stream. */
    void end(byte[] bytes);
}
