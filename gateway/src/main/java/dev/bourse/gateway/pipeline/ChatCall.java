package dev.bourse.gateway.pipeline;

import dev.bourse.domain.fact.Attribution;

import io.vertx.core.buffer.Buffer;

import org.jspecify.annotations.Nullable;

/**
 * A chat request as it arrived.
 *
 * @param key the API key as presented; null when there was none
 * @param body the whole body
 * @param attribution whom the traffic belongs to, as far as the headers say
 * @param wantsMetadata whether the answer shall carry {@code openrouter_metadata}
 */
public record ChatCall(
        @Nullable String key, Buffer body, Attribution attribution, boolean wantsMetadata) {}
