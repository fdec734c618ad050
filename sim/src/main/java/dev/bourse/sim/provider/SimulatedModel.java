package dev.bourse.sim.provider;

import dev.bourse.domain.catalog.PriceList;

/**
 * A model as one simulated provider serves it.
 *
 * @param name the name that the provider knows it by
 * @param prices what it charges; shown in its list of models, billed by the exchange
 * @param contextLength tokens of prompt and completion together; more is refused with 400
 * @param maxCompletionTokens the longest completion; a greater {@code max_tokens} is cut to this
 * @param firstToken from the request to the first token
 * @param perToken between two tokens
 */
public record SimulatedModel(
        String name,
        PriceList prices,
        long contextLength,
        int maxCompletionTokens,
        Latency firstToken,
        Latency perToken) {
    private static final int MOST_TOKENS = 32_768;

    public SimulatedModel {
        if (maxCompletionTokens <= 0 || maxCompletionTokens > MOST_TOKENS) {
            throw new IllegalArgumentException("completions have 1 to " + MOST_TOKENS + " tokens");
        }
        if (contextLength < maxCompletionTokens) {
            throw new IllegalArgumentException("the context is shorter than a completion");
        }
    }
}
