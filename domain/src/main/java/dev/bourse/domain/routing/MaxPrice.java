package dev.bourse.domain.routing;

import dev.bourse.domain.unit.Price;

import org.jspecify.annotations.Nullable;

/**
 * The most a caller is ready to pay, per unit (a token, not a million). Null means no cap.
 *
 * @param prompt per prompt token
 * @param completion per completion token
 * @param request per request
 * @param image per image
 * @param audio per audio unit
 */
public record MaxPrice(
        @Nullable Price prompt,
        @Nullable Price completion,
        @Nullable Price request,
        @Nullable Price image,
        @Nullable Price audio) {
    /** No cap at all. */
    public static final MaxPrice NONE = new MaxPrice(null, null, null, null, null);
}
