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
    static final String IMAGES = "IMAGE";
    private static final String TOOLS = "toolUsePromptTokensDetails";

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
        return isText(usage, PROMPT)
                        && isText(usage, TOOLS)
                        && isText(usage, CACHE)
                        && isText(usage, CANDIDATES)
                ? tokens
                : media(usage, tokens);
    }

    /** Whether nothing of a class is anything else, which is so of most. */
    private static boolean isText(TokenCounts usage, String details) {
        for (JsonValue item : usage.usage().items(details)) {
            JsonObject detail = item.asObject().orElse(JsonObject.EMPTY);
            if (!detail.text("modality").orElse("").equals("TEXT")) {
                return false;
            }
        }
        return true;
    }

    private static Tokens media(TokenCounts usage, Tokens tokens) {
        Kinds prompt = Kinds.of(usage, PROMPT).plus(Kinds.of(usage, TOOLS));
        Kinds cached = Kinds.of(usage, CACHE);
        Kinds made = Kinds.of(usage, CANDIDATES);
        return TokenCounts.picturing(
                TokenCounts.sounding(tokens, prompt.sound, cached.sound, made.sound),
                prompt.images,
                cached.images,
                made.images);
    }

    /** What of a class is sound or images: its details have a count for each kind. */
    private record Kinds(long sound, long images) {
        static Kinds of(TokenCounts usage, String details) {
            long sound = 0;
            long images = 0;
            for (JsonValue item : usage.usage().items(details)) {
                JsonObject detail = item.asObject().orElse(JsonObject.EMPTY);
                String kind = detail.text("modality").orElse("");
                switch (kind) {
                    case SOUND -> sound += count(detail);
                    case IMAGES -> images += count(detail);
                    default -> {}
                }
            }
            return new Kinds(sound, images);
        }

        private static long count(JsonObject detail) {
            return new TokenCounts(detail).orZero("tokenCount");
        }

        Kinds plus(Kinds other) {
            return new Kinds(sound + other.sound, images + other.images);
        }
    }

    /** A count of zero is left out of the JSON, so a missing one is what the total leaves. */
    private static long candidates(TokenCounts usage, long others) {
        return usage.has("candidatesTokenCount")
                ? usage.required("candidatesTokenCount")
                : TokenCounts.rest(usage.required("totalTokenCount"), others);
    }
}
