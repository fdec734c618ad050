package dev.bourse.wire.fact;

/** Bytes that are no fact of a known type; the message says what is wrong with them. */
public final class FactException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FactException(String message) {
        super(message);
    }
}
