package dev.bourse.domain.fact;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Whom traffic belongs to, as the caller stated.
 *
 * @param referer URL of the app ({@code HTTP-Referer})
 * @param title display name of the app ({@code X-OpenRouter-Title})
 * @param session session id
 * @param user end-user id, hashed
 * @param userAgent client software
 * @param categories what kind of app it is ({@code X-OpenRouter-Categories}), at most two known
 *     words
 */
public record Attribution(
        @Nullable String referer,
        @Nullable String title,
        @Nullable String session,
        @Nullable String user,
        @Nullable String userAgent,
        List<String> categories) {
    /** Nobody said anything. */
    public static final Attribution NONE = new Attribution(null, null, null, null, null, List.of());

    public Attribution {
        categories = List.copyOf(categories);
    }
}
