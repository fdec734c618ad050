package dev.bourse.app;

/** A command line that makes no sense; how it is meant is shown with the message. */
final class Misuse extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Misuse(String message) {
        super(message);
    }
}
