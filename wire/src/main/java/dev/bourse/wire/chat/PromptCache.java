package dev.bourse.wire.chat;

import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

/**
 * What was said to the prompt cache of a vendor that caches without being told where (openrouter.md
 * 1.3).
 *
 * @param key what prompts are grouped by; null when not said
 * @param retention how long they are kept ({@code in_memory}, {@code 24h}); null when not said
 * @param options {@code prompt_cache_options}; null when not said
 */
public record PromptCache(
        @Nullable String key, @Nullable String retention, @Nullable JsonObject options) {
    /** The caller said nothing. */
    public static final PromptCache UNSAID = new PromptCache(null, null, null);
}
