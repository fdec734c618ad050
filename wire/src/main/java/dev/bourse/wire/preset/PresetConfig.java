package dev.bourse.wire.preset;

import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What a preset says, in the words of chat completions whichever dialect it was saved in or is used
 * in.
 *
 * @param members the members of a request that it stands for, and {@code cache_enabled} and {@code
 *     cache_ttl_seconds}
 * @param systemPrompt instructions for requests that bring none; null for none
 */
public record PresetConfig(JsonObject members, @Nullable String systemPrompt) {
    static final String CACHE_ENABLED = "cache_enabled";
    static final String CACHE_TTL = "cache_ttl_seconds";

    /** Members that are for the exchange and read the same in every dialect. */
    static final Set<String> SHARED = Set.of("models", "provider", "route", "plugins");

    /** Everything that a preset may say. */
    static final Set<String> KNOWN =
            Set.of(
                    "model",
                    "models",
                    "provider",
                    "route",
                    "plugins",
                    "max_tokens",
                    "max_completion_tokens",
                    "temperature",
                    "top_p",
                    "top_k",
                    "min_p",
                    "top_a",
                    "frequency_penalty",
                    "presence_penalty",
                    "repetition_penalty",
                    "seed",
                    "stop",
                    "logit_bias",
                    "logprobs",
                    "top_logprobs",
                    "response_format",
                    "structured_outputs",
                    "tools",
                    "tool_choice",
                    "parallel_tool_calls",
                    "max_tool_calls",
                    "stop_server_tools_when",
                    "reasoning",
                    "reasoning_effort",
                    "include_reasoning",
                    "verbosity",
                    "modalities",
                    "service_tier",
                    "cache_control",
                    "prompt_cache_options",
                    "prompt_cache_retention",
                    "web_search_options",
                    "transforms",
                    CACHE_ENABLED,
                    CACHE_TTL);

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws JsonException when it is no JSON object
     */
    public static PresetConfig of(String text, @Nullable String systemPrompt) {
        JsonObject members =
                Json.parse(text)
                        .asObject()
                        .orElseThrow(() -> new JsonException("a configuration is an object"));
        return new PresetConfig(members, systemPrompt);
    }

    /** The members as text, to be stored. */
    public String text() {
        return Json.text(members);
    }

    /** Whether answers shall be cached; empty when it does not say. */
    public Optional<Boolean> cacheEnabled() {
        return members.flag(CACHE_ENABLED);
    }

    /** How long answers shall be cached; empty when it does not say. */
    public OptionalLong cacheTtlSeconds() {
        return members.number(CACHE_TTL)
                .map(seconds -> OptionalLong.of(seconds.longValue()))
                .orElse(OptionalLong.empty());
    }

    /** The members that go into a request. */
    JsonObject asked() {
        Map<String, JsonValue> asked = new LinkedHashMap<>(members.members());
        asked.remove(CACHE_ENABLED);
        asked.remove(CACHE_TTL);
        return new JsonObject(asked);
    }
}
