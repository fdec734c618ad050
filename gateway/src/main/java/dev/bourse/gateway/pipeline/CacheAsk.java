package dev.bourse.gateway.pipeline;

import dev.bourse.domain.routing.CacheWish;

/**
 * What the headers of a request say of the cache of whole answers.
 *
 * @param wish whether and how long the answer is to be kept
 * @param clear whether an answer that is kept already is to be forgotten first
 */
public record CacheAsk(CacheWish wish, boolean clear) {
    /** Nothing. */
    public static final CacheAsk NONE = new CacheAsk(CacheWish.NONE, false);
}
