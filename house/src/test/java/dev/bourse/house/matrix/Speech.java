package dev.bourse.house.matrix;

import dev.bourse.domain.catalog.Dialect;

import java.util.List;

/** How clients and providers of one dialect write and read, written down from its documentation. */
interface Speech {
    Dialect dialect();

    /** Where a client sends a request to. */
    String path(String model, boolean stream);

    /** A client's request. */
    String ask(Question question, String model, boolean stream);

    /** What a client reads from a whole answer. */
    Said whole(String body);

    /** What a client reads from a stream. */
    Said stream(List<Frame> frames);

    /** A provider's whole answer. */
    String answer(Said said);

    /** A provider's stream. */
    List<Frame> frames(Said said);

    /** Whether a stream ended as it should. */
    boolean isTerminated(List<Frame> frames);

    /** The error that is in a body or in a frame; empty when there is none. */
    String errorType(String json);

    /**
     * A server-sent event.
     *
     * @param name empty for none
     */
    record Frame(String name, String data) {
        static Frame of(String data) {
            return new Frame("", data);
        }

        String wire() {
            return (name.isEmpty() ? "" : "event: " + name + "\n") + "data: " + data + "\n\n";
        }
    }
}
