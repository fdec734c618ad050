package dev.bourse.gateway.journal;

import org.jspecify.annotations.Nullable;

/**
 * A journal that cannot be opened or read as it lies there; the message says which file and why.
 */
public final class JournalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JournalException(String message) {
        super(message);
    }

    JournalException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
