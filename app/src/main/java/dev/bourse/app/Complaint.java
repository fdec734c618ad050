package dev.bourse.app;

/** Something that the user of the command line can mend; its message is all that is shown. */
final class Complaint extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Complaint(String message) {
        super(message);
    }

    Complaint(String message, Throwable cause) {
        super(message, cause);
    }
}
