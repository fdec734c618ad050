package dev.bourse.gateway.store;

import org.jspecify.annotations.Nullable;

/** The database did not answer, or not as it should. The caller may try again. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
