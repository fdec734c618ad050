package dev.bourse.wire.responses;

import dev.bourse.domain.unit.Tokens;
import dev.bourse.wire.chat.TokenCounts;
import dev.bourse.wire.chat.TokenDetails;
import dev.bourse.wire.json.JsonValue.JsonObject;

import java.util.Optional;

/**
 * Reads the {@code usage} of a response. {@code input_tokens} hold what came from a cache and what
 * was written to one; {@code output_tokens} hold the reasoning, unless {@code total_tokens} shows
 * that an upstream counts it on top. Of both, {@code audio_tokens} in the details are sound and
 * {@code image_tokens} images.
 */
final class ResponsesUsage {
    private ResponsesUsage() {}

    /** The counts in five classes; empty (unknown) when they are missing or cannot be true. */
    static Optional<Tokens> of(JsonObject usage) {
        return TokenCounts.read(usage, ResponsesUsage::tokens);
    }

    private static Tokens tokens(TokenCounts usage) {
        long input = usage.required("input_tokens");
        long output = usage.required("output_tokens");
        TokenCounts given = usage.within("input_tokens_details");
        TokenCounts made = usage.within("output_tokens_details");
        long read = given.orZero("cached_tokens");
        long write = given.orZero("cache_write_tokens");
        long reasoning = made.orZero("reasoning_tokens");
        long beyond = usage.orZero("total_tokens") - input - output;
        long hidden = beyond > 0 && beyond == reasoning ? reasoning : 0;
        Tokens tokens =
                TokenCounts.tokens(
                        TokenCounts.rest(input, read + write),
                        read,
                        write,
                        output + hidden,
                        reasoning);
        return media(given, made, tokens);
    }

    private static Tokens media(TokenCounts given, TokenCounts made, Tokens tokens) {
        Tokens sounding =
                TokenCounts.sounding(
                        tokens,
                        given.orZero(TokenDetails.SOUND),
                        0,
                        made.orZero(TokenDetails.SOUND));
        return TokenCounts.picturing(
                sounding, given.orZero(TokenDetails.IMAGES), 0, made.orZero(TokenDetails.IMAGES));
    }
}
