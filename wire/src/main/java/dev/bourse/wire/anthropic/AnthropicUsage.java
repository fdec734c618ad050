package dev.bourse.wire.anthropic;

import dev.bourse.domain.unit.Tokens;
import dev.bourse.wire.chat.TokenCounts;
import dev.bourse.wire.chat.WebSearches;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonNull;
import dev.bourse.wire.json.JsonValue.JsonNumber;
import dev.bourse.wire.json.JsonValue.JsonObject;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the {@code usage} of an Anthropic message. Its {@code input_tokens} leave out what was read
 * from a cache and what was written to one; {@code output_tokens} hold the thinking.
 */
public final class AnthropicUsage {
    static final String FIVE_MINUTES = "ephemeral_5m_input_tokens";
    static final String TOOLS = "server_tool_use";
    static final String HOUR = "ephemeral_1h_input_tokens";

    private AnthropicUsage() {}

    /** The counts in five classes; empty (unknown) when they are missing or cannot be true. */
    public static Optional<Tokens> of(JsonObject usage) {
        return TokenCounts.read(usage, AnthropicUsage::tokens);
    }

    /**
     * The same of a stream, where {@code message_start} tells the input and {@code message_delta}
     * the rest. Counts are cumulative and some upstreams repeat them: of each the larger holds. The
     * output that {@code message_start} tells is a placeholder, so that without {@code
     * message_delta} it is unknown.
     */
    public static Optional<Tokens> ofStream(JsonObject messageStart, JsonObject messageDelta) {
        return messageDelta.get("output_tokens").isPresent()
                ? of(merged(messageStart, messageDelta))
                : Optional.empty();
    }

    /** Both in one, of each count the larger; one that cannot be true spoils the other. */
    static JsonObject merged(JsonObject before, JsonObject now) {
        Map<String, JsonValue> merged = new LinkedHashMap<>(before.members());
        now.members().forEach((name, value) -> merged.merge(name, value, AnthropicUsage::later));
        return new JsonObject(merged);
    }

    private static JsonValue later(JsonValue before, JsonValue now) {
        if (now == JsonNull.NULL) {
            return before;
        }
        if (before instanceof JsonObject one && now instanceof JsonObject two) {
            return merged(one, two);
        }
        return before instanceof JsonNumber(var one)
                        && now instanceof JsonNumber(var two)
                        && two.signum() >= 0
                        && one.compareTo(two) > 0
                ? before
                : now;
    }

    /** How often Anthropic searched the web; 0 when the count is missing or cannot be true. */
    static long searches(JsonObject usage) {
        return TokenCounts.readCount(usage, AnthropicUsage::searches);
    }

    private static long searches(TokenCounts usage) {
        return usage.within(TOOLS).searches(WebSearches.REQUESTS);
    }

    private static Tokens tokens(TokenCounts usage) {
        searches(usage);
        long written = cacheWrite(usage);
        long hour = usage.within("cache_creation").orZero(HOUR);
        TokenCounts.rest(written, hour);
        return TokenCounts.tokens(
                        usage.required("input_tokens"),
                        usage.orZero("cache_read_input_tokens"),
                        written,
                        usage.required("output_tokens"),
                        usage.within("output_tokens_details").orZero("thinking_tokens"))
                .keptForAnHour(hour);
    }

    /** The sum is stated; its split by lifetime repeats it and is added up only in its place. */
    private static long cacheWrite(TokenCounts usage) {
        TokenCounts split = usage.within("cache_creation");
        return usage.has("cache_creation_input_tokens")
                ? usage.required("cache_creation_input_tokens")
                : split.orZero(FIVE_MINUTES) + split.orZero(HOUR);
    }
}
