package dev.bourse.wire.chat;

import org.jspecify.annotations.Nullable;

/**
 * Asks for the prompt up to here to be kept in the provider's prompt cache ({@code cache_control}).
 *
 * @param ttl how long, {@code 5m} or {@code 1h}; null leaves it to the provider
 */
public record CacheMark(@Nullable String ttl) {}
