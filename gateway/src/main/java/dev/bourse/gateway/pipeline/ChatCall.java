package dev.bourse.gateway.pipeline;

import dev.bourse.domain.fact.Attribution;
import dev.bourse.wire.chat.Addressed;
import dev.bourse.wire.chat.Front;
import dev.bourse.wire.chat.Scanned;

import org.jspecify.annotations.Nullable;

/**
 * A chat request as it arrived.
 *
 * @param front what the caller speaks
 * @param addressed what the path says of the request
 * @param key the API key as presented; null when there was none
 * @param body the whole body, never to be changed
 * @param attribution whom the traffic belongs to, as far as the headers say
 * @param betas features of Anthropic's dialect that the caller switches on by header; null for none
 * @param wantsMetadata whether the answer shall carry {@code openrouter_metadata}
 * @param cache what the headers say of the cache of whole answers
 */
@SuppressWarnings("ArrayRecordComponent")
public record ChatCall(
        Front front,
        Addressed addressed,
        @Nullable String key,
        byte[] body,
        Attribution attribution,
        @Nullable String betas,
        boolean wantsMetadata,
        CacheAsk cache) {
    /** The same call with another body. */
    ChatCall saying(byte[] other, Addressed path) {
        return new ChatCall(front, path, key, other, attribution, betas, wantsMetadata, cache);
    }

    /** Reads and checks the body. */
    Scanned scan() {
        return front.scan(body, addressed);
    }
}
