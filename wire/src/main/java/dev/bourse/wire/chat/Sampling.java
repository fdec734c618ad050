package dev.bourse.wire.chat;

import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.BitSet;
import java.util.List;

/**
 * How tokens are drawn; null where the caller said nothing.
 *
 * @param stop texts that end the answer; empty when there are none
 * @param logitBias bias by token id
 * @param logprobs whether probabilities are wanted
 * @param topLogprobs how many alternatives each, with {@code logprobs}
 */
public record Sampling(
        @Nullable BigDecimal temperature,
        @Nullable BigDecimal topP,
        @Nullable BigDecimal topK,
        @Nullable BigDecimal minP,
        @Nullable BigDecimal topA,
        @Nullable BigDecimal frequencyPenalty,
        @Nullable BigDecimal presencePenalty,
        @Nullable BigDecimal repetitionPenalty,
        @Nullable BigDecimal seed,
        List<String> stop,
        @Nullable JsonObject logitBias,
        @Nullable Boolean logprobs,
        @Nullable Integer topLogprobs) {
    public Sampling {
        stop = List.copyOf(stop);
    }

    /**
     * The texts that end the answer; null when there are none.
     *
     * @param most how many an upstream takes: the others are not among them
     */
    public @Nullable List<String> firstStops(int most) {
        return stop.isEmpty() ? null : stop.subList(0, Math.min(most, stop.size()));
    }

    /** The name of those that are not among the first; none when all are. */
    public List<String> otherStops(int most) {
        BitSet others = new BitSet();
        others.set(Math.min(most, stop.size()), stop.size());
        return Lost.names("stop", others, new BitSet());
    }
}
