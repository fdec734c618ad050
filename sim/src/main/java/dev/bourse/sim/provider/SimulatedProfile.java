package dev.bourse.sim.provider;

import dev.bourse.domain.catalog.PriceList;
import dev.bourse.domain.unit.Price;

import java.util.List;
import java.util.Optional;

/**
 * How a simulated provider behaves as long as nothing is wrong.
 *
 * @param slug its routable name
 * @param name its name for people
 * @param models what it serves
 * @param capacity how much it takes at once
 * @param tokensPerChunk how many tokens it puts into one event of a stream
 * @param cachesSystem whether it reports the leading system messages, in whole blocks of {@link
 *     #CACHE_BLOCK} tokens, as read from its prompt cache: a rule without memory, so that anyone
 *     can recount it
 * @param voice whoever has the same voice answers with the same words
 */
public record SimulatedProfile(
        String slug,
        String name,
        List<SimulatedModel> models,
        Capacity capacity,
        int tokensPerChunk,
        boolean cachesSystem,
        String voice) {
    /** Tokens in a block of the prompt cache. */
    public static final int CACHE_BLOCK = 128;

    private static final int PLAIN_CONTEXT = 200_000;
    private static final int PLAIN_COMPLETION = 16_384;

    public SimulatedProfile {
        if (slug.isBlank() || models.isEmpty() || tokensPerChunk <= 0) {
            throw new IllegalArgumentException("no provider: '" + slug + "'");
        }
        models = List.copyOf(models);
    }

    /** A provider with a voice of its own. */
    public SimulatedProfile(
            String slug,
            String name,
            List<SimulatedModel> models,
            Capacity capacity,
            int tokensPerChunk,
            boolean cachesSystem) {
        this(slug, name, models, capacity, tokensPerChunk, cachesSystem, slug);
    }

    /**
     * A provider without delays or limits, one token in each chunk, whose models cost 1 USD per
     * million prompt tokens and 2 USD per million completion tokens.
     */
    public static SimulatedProfile plain(String slug, String... models) {
        PriceList prices = PriceList.of(Price.perMillion("1"), Price.perMillion("2"));
        List<SimulatedModel> served =
                List.of(models).stream().map(model -> plainModel(model, prices)).toList();
        return new SimulatedProfile(slug, slug, served, Capacity.UNLIMITED, 1, false);
    }

    /** The same with other limits. */
    public SimulatedProfile with(Capacity limits) {
        return new SimulatedProfile(
                slug, name, models, limits, tokensPerChunk, cachesSystem, voice);
    }

    /** The same with every model at these speeds. */
    public SimulatedProfile with(Latency firstToken, Latency perToken) {
        List<SimulatedModel> paced =
                models.stream().map(one -> paced(one, firstToken, perToken)).toList();
        return new SimulatedProfile(
                slug, name, paced, capacity, tokensPerChunk, cachesSystem, voice);
    }

    Optional<SimulatedModel> model(String wanted) {
        return models.stream().filter(model -> model.name().equals(wanted)).findFirst();
    }

    private static SimulatedModel plainModel(String name, PriceList prices) {
        return new SimulatedModel(
                name, prices, PLAIN_CONTEXT, PLAIN_COMPLETION, Latency.NONE, Latency.NONE);
    }

    private static SimulatedModel paced(SimulatedModel model, Latency first, Latency per) {
        return new SimulatedModel(
                model.name(),
                model.prices(),
                model.contextLength(),
                model.maxCompletionTokens(),
                first,
                per);
    }

    /**
     * Limits beyond which a provider answers 429 with {@code Retry-After}.
     *
     * @param concurrent requests at once; 0 for any number
     * @param tokensPerMinute prompt and completion tokens in one simulated minute; 0 for any number
     */
    public record Capacity(int concurrent, long tokensPerMinute) {
        /** Takes everything. */
        public static final Capacity UNLIMITED = new Capacity(0, 0);

        public Capacity {
            if (concurrent < 0 || tokensPerMinute < 0) {
                throw new IllegalArgumentException("a limit is never negative");
            }
        }
    }
}
