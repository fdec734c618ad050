package dev.bourse.wire.gemini;

import dev.bourse.domain.unit.Tokens;
import dev.bourse.wire.chat.TokenCounts;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import java.util.Optional;

/**
 * Reads the {@code usageMetadata} of a Gemini answer. {@code promptTokenCount} holds what came from
 * a cache; prompts of tools and thoughts are counted on top: {@code totalTokenCount = prompt + tool
 * use + candidates + thoughts}. In a stream every chunk repeats it and the last one holds.
 */
public final class GeminiUsage {
    static final String PROMPT = "promptTokensDetails";
    static final String CACHE = "cacheTokensDetails";
    static final String CANDIDATES = "candidatesTokensDetails";
    static final String SOUND = "AUDIO";

    private GeminiUsage() {}

    /** The counts in five classes; empty (unknown) when they are missing or cannot be true. */
    public static Optional<Tokens> of(JsonObject usageMetadata) {
        return TokenCounts.read(usageMetadata, GeminiUsage::tokens);
    }

    private static Tokens tokens(TokenCounts usage) {
        long prompt = usage.required("promptTokenCount");
        long cached = usage.orZero("cachedContentTokenCount");
        long tools = usage.orZero("toolUsePromptTokenCount");
        long thoughts = usage.orZero("thoughtsTokenCount");
        long candidates = candidates(usage, prompt + tools + thoughts);
        long uncached = TokenCounts.rest(prompt, cached) + tools;
        Tokens tokens = TokenCounts.tokens(uncached, cached, 0, candidates + thoughts, thoughts);
        return TokenCounts.sounding(
                tokens,
                sound(usage, PROMPT) + sound(usage, "toolUsePromptTokensDetails"),
                sound(usage, CACHE),
                sound(usage, CANDIDATES));
    }

    /** What of a class is sound: its details have a count for each kind. */
    private static long sound(TokenCounts usage, String details) {
        long sound = 0;
        for (JsonValue item : usage.usage().items(details)) {
            JsonObject detail = item.asObject().orElse(JsonObject.EMPTY);
            boolean heard = detail.text("modality").orElse("").equals(SOUND);
            sound += heard ? new TokenCounts(detail).orZero("tokenCount") : 0;
        }
        return sound;
    }

    /** A count of zero is left out of the JSON, so a missing one is what the total leaves. */
    private static long candidates(TokenCounts usage, long others) {
        return usage.has("candidatesTokenCount")
                ? usage.required("candidatesTokenCount")
                : TokenCounts.rest(usage.required("totalTokenCount"), others);
    }
}
