package dev.bourse.gateway.pipeline;

import dev.bourse.domain.routing.CacheWish;

import java.util.List;

/**
 * The preset that a request named.
 *
 * @param slug what it is called
 * @param cache what it says of the cache of whole answers
 * @param leftOut names of what it says and the request's dialect has no place for
 */
record UsedPreset(String slug, CacheWish cache, List<String> leftOut) {
    UsedPreset {
        leftOut = List.copyOf(leftOut);
    }
}
