package dev.bourse.wire.chat;

import dev.bourse.domain.routing.Preference;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The members that every dialect's requests may carry for the exchange itself (openrouter.md 1.3,
 * 1.6, 1.7); no upstream sees them.
 *
 * @param fallbacks further models, in order
 * @param preference the {@code provider} object
 * @param preset slug of a preset; null when none is named
 * @param plugins the plugins that are switched on
 * @param session the conversation; null when not named
 * @param echoUpstreamBody whether the request as each upstream got it shall be shown
 */
public record Extensions(
        List<String> fallbacks,
        Preference preference,
        @Nullable String preset,
        Plugins plugins,
        @Nullable String session,
        boolean echoUpstreamBody) {
    public Extensions {
        fallbacks = List.copyOf(fallbacks);
    }
}
