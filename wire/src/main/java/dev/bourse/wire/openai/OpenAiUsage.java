package dev.bourse.wire.openai;

import dev.bourse.domain.unit.Tokens;
import dev.bourse.wire.chat.TokenCounts;
import dev.bourse.wire.chat.TokenDetails;
import dev.bourse.wire.chat.WebSearches;
import dev.bourse.wire.json.JsonValue.JsonObject;

import java.util.Optional;

/**
 * Reads the {@code usage} of a chat completion in the OpenAI dialect.
 *
 * <p>{@code prompt_tokens} holds everything that was read, with what came from a cache and what was
 * written to one inside it. Cache reads go by three names, of which the largest counts: {@code
 * prompt_tokens_details.cached_tokens}, DeepSeek's {@code prompt_cache_hit_tokens} and Moonshot's
 * {@code cached_tokens}.
 *
 * <p>{@code completion_tokens} holds the reasoning at OpenAI, but not at xAI, which counts {@code
 * reasoning_tokens} on top, and not at Gemini's OpenAI door, which does not name it at all. There
 * only {@code total_tokens} tells: what it holds beyond prompt and completion is reasoning that was
 * left out, when that is exactly the reasoning stated or none is stated.
 *
 * <p>Of both, {@code audio_tokens} in the details are sound, and {@code image_tokens} images. Which
 * of them were cached is told only by {@code cached_tokens_details}, which chat completions do not
 * have at OpenAI itself.
 */
public final class OpenAiUsage {
    private OpenAiUsage() {}

    /** The counts in five classes; empty (unknown) when they are missing or cannot be true. */
    public static Optional<Tokens> of(JsonObject usage) {
        return TokenCounts.read(usage, OpenAiUsage::tokens);
    }

    /**
     * How often the provider says it searched the web: OpenRouter's {@code web_search_requests},
     * which stand in one of two places, or Perplexity's {@code num_search_queries}. OpenAI itself
     * tells no count in this dialect. 0 when it is missing or cannot be true.
     */
    public static long searches(JsonObject usage) {
        return TokenCounts.readCount(usage, OpenAiUsage::searches);
    }

    private static long searches(TokenCounts usage) {
        long details = usage.within(WebSearches.DETAILS).searches(WebSearches.REQUESTS);
        long tools = usage.within("server_tool_use").searches(WebSearches.REQUESTS);
        return Math.max(details, Math.max(tools, usage.searches("num_search_queries")));
    }

    private static Tokens tokens(TokenCounts usage) {
        searches(usage);
        long prompt = prompt(usage);
        TokenCounts details = usage.within("prompt_tokens_details");
        TokenCounts made = usage.within("completion_tokens_details");
        long read = cacheRead(usage, details);
        long write = details.orZero("cache_write_tokens");
        long stated = made.orZero("reasoning_tokens");
        long completion = completion(usage, prompt);
        long hidden = hidden(usage, prompt + completion, stated);
        long reasoning = Math.max(stated, hidden);
        long uncached = TokenCounts.rest(prompt, read + write);
        Tokens tokens = TokenCounts.tokens(uncached, read, write, completion + hidden, reasoning);
        return media(details, details.within("cached_tokens_details"), made, tokens);
    }

    private static Tokens media(
            TokenCounts prompt, TokenCounts cached, TokenCounts made, Tokens tokens) {
        Tokens sounding =
                TokenCounts.sounding(
                        tokens,
                        prompt.orZero(TokenDetails.SOUND),
                        cached.orZero(TokenDetails.SOUND),
                        made.orZero(TokenDetails.SOUND));
        return TokenCounts.picturing(
                sounding,
                prompt.orZero(TokenDetails.IMAGES),
                cached.orZero(TokenDetails.IMAGES),
                made.orZero(TokenDetails.IMAGES));
    }

    private static long prompt(TokenCounts usage) {
        return usage.has("prompt_tokens")
                ? usage.required("prompt_tokens")
                : usage.required("prompt_cache_hit_tokens")
                        + usage.required("prompt_cache_miss_tokens");
    }

    private static long cacheRead(TokenCounts usage, TokenCounts details) {
        long told = details.orZero("cached_tokens");
        long hit = usage.orZero("prompt_cache_hit_tokens");
        return Math.max(told, Math.max(hit, usage.orZero("cached_tokens")));
    }

    /** A missing completion count is zero only when the total proves it, as for embeddings. */
    private static long completion(TokenCounts usage, long prompt) {
        return usage.has("completion_tokens")
                ? usage.required("completion_tokens")
                : TokenCounts.rest(usage.required("total_tokens"), prompt);
    }

    private static long hidden(TokenCounts usage, long counted, long stated) {
        long beyond = Math.max(0, usage.orZero("total_tokens") - counted);
        return stated == 0 || beyond == stated ? beyond : 0;
    }
}
