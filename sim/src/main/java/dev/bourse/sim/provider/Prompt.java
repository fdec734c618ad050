package dev.bourse.sim.provider;

import dev.bourse.domain.catalog.ServiceTier;
import dev.bourse.sim.provider.Turn.Speaker;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What was asked for, in no dialect: two requests that mean the same are the same prompt.
 *
 * @param model the model's name at this provider
 * @param stream whether the answer comes in pieces
 * @param usageInStream whether a stream ends with the usage
 * @param turns what was said so far; nobody speaks twice in a row
 * @param maxTokens the wanted length of the completion, when one is stated
 * @param stops where the completion is to end
 * @param schema of a structured answer; an empty one for any JSON object
 * @param tools what may be called
 * @param thinks whether to think before answering
 * @param cacheKey what the prompt cache groups by; null when nothing is to be cached by key
 * @param tier how urgent it is
 */
record Prompt(
        String model,
        boolean stream,
        boolean usageInStream,
        List<Turn> turns,
        OptionalInt maxTokens,
        List<String> stops,
        Optional<JsonObject> schema,
        Tools tools,
        boolean thinks,
        @Nullable String cacheKey,
        ServiceTier tier)
        implements Reading {
    Prompt {
        turns = Turn.joined(turns);
        stops = stops.stream().filter(stop -> !stop.isEmpty()).toList();
    }

    long tokens() {
        return turns.stream().mapToLong(Turn::tokens).sum();
    }

    /** Tokens of the instructions before anything else. */
    long systemTokens() {
        return turns.stream()
                .takeWhile(turn -> turn.speaker() == Speaker.SYSTEM)
                .mapToLong(Turn::tokens)
                .sum();
    }

    Turn last() {
        return turns.getLast();
    }
}
