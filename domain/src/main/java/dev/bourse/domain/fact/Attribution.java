package dev.bourse.domain.fact;

import org.jspecify.annotations.Nullable;

/**
 * Whom traffic belongs to, as the caller stated.
 *
 * @param referer URL of the app ({@code HTTP-Referer})
 * @param title display name of the app ({@code X-OpenRouter-Title})
 * @param session session id
 * @param user end-user id, hashed
 * @param userAgent client software
 */
public record Attribution(
        @Nullable String referer,
        @Nullable String title,
        @Nullable String session,
        @Nullable String user,
        @Nullable String userAgent) {
    /** Nobody said anything. */
    public static final Attribution NONE = new Attribution(null, null, null, null, null);
}
