package dev.bourse.sim.provider;

import dev.bourse.domain.catalog.DataPolicy;
import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.PriceKey;
import dev.bourse.domain.catalog.PriceList;
import dev.bourse.domain.catalog.Provider;
import dev.bourse.domain.catalog.Quantization;
import dev.bourse.domain.catalog.ServiceTier;
import dev.bourse.domain.catalog.TrustTier;
import dev.bourse.domain.unit.Price;
import dev.bourse.sim.provider.SimulatedProfile.Capacity;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A provider of the simulated world.
 *
 * @param slug its routable name
 * @param firstToken how long it thinks, before the model's own slowness
 * @param perToken how long a token takes it, before the model's own slowness
 * @param capacity what it takes at once
 * @param quantization of everything that it serves
 * @param dataPolicy what it says it does with prompts
 * @param offers what it serves, and for how much
 * @param dialect what the catalogue says that it speaks
 * @param voice whose words it answers with
 */
record Merchant(
        String slug,
        Latency firstToken,
        Latency perToken,
        Capacity capacity,
        Quantization quantization,
        DataPolicy dataPolicy,
        List<Offer> offers,
        Dialect dialect,
        String voice) {
    private static final int TOKENS_PER_CHUNK = 4;

    /** One that speaks chat completions, with a voice of its own. */
    Merchant(
            String slug,
            Latency firstToken,
            Latency perToken,
            Capacity capacity,
            Quantization quantization,
            DataPolicy dataPolicy,
            List<Offer> offers) {
        this(
                slug,
                firstToken,
                perToken,
                capacity,
                quantization,
                dataPolicy,
                offers,
                Dialect.OPENAI,
                slug);
    }

    /** The same in everything but its name and what it speaks; tiers of service stay behind. */
    Merchant twin(String name, Dialect spoken) {
        return new Merchant(
                name,
                firstToken,
                perToken,
                capacity,
                quantization,
                dataPolicy,
                offers.stream().filter(one -> one.tier == ServiceTier.DEFAULT).toList(),
                spoken,
                voice);
    }

    /** How it behaves. */
    SimulatedProfile profile() {
        Map<String, SimulatedModel> served = new LinkedHashMap<>();
        offers.forEach(offer -> served.putIfAbsent(offer.ware.upstreamName(), served(offer)));
        return new SimulatedProfile(
                slug,
                title(),
                List.copyOf(served.values()),
                capacity,
                TOKENS_PER_CHUNK,
                offers.stream().anyMatch(Offer::cachePriced),
                voice);
    }

    /** As the catalogue lists it when it runs there. */
    Provider provider(SimulatedProvider running) {
        return new Provider(
                slug,
                title(),
                dialect == Dialect.GEMINI ? running.geminiUrl() : running.baseUrl(),
                dialect,
                List.of(),
                null,
                null,
                null,
                null,
                List.of(),
                dataPolicy,
                true);
    }

    List<Endpoint> endpoints() {
        List<Endpoint> endpoints = new ArrayList<>();
        offers.forEach(offer -> endpoints.add(endpoint(offer)));
        return endpoints;
    }

    private String title() {
        String name = slug.substring("sim-".length());
        return "Sim " + Character.toUpperCase(name.charAt(0)) + name.substring(1) + " (simulated)";
    }

    private SimulatedModel served(Offer offer) {
        return new SimulatedModel(
                offer.ware.upstreamName(),
                offer.prices(),
                offer.ware.contextLength(),
                offer.ware.maxCompletionTokens(),
                firstToken.times(offer.ware.slowness()),
                perToken.times(offer.ware.slowness()));
    }

    private Endpoint endpoint(Offer offer) {
        Wares ware = offer.ware;
        return new Endpoint(
                ware.id() + "@" + slug + offer.suffix(),
                ware.id(),
                slug,
                slug + offer.suffix(),
                ware.upstreamName(),
                quantization,
                null,
                offer.tier,
                ware.contextLength(),
                ware.contextLength(),
                ware.maxCompletionTokens(),
                offer.prices(),
                Wares.INPUTS,
                Wares.OUTPUTS,
                Wares.PARAMETERS,
                dataPolicy,
                TrustTier.T1,
                offer.cachePriced(),
                false,
                null);
    }

    /**
     * A model at its price.
     *
     * @param ware the model
     * @param prompt USD per million
     * @param completion USD per million
     * @param cacheRead USD per million; empty where no prompts are cached
     * @param tier how fast, for that price
     */
    record Offer(Wares ware, String prompt, String completion, String cacheRead, ServiceTier tier) {
        /** At the usual speed. */
        Offer(Wares ware, String prompt, String completion, String cacheRead) {
            this(ware, prompt, completion, cacheRead, ServiceTier.DEFAULT);
        }

        /** What the tag of its endpoint ends with. */
        String suffix() {
            return tier == ServiceTier.DEFAULT ? "" : "/" + tier.name().toLowerCase(Locale.ROOT);
        }

        boolean cachePriced() {
            return !cacheRead.isEmpty();
        }

        PriceList prices() {
            Map<PriceKey, Price> prices = new LinkedHashMap<>();
            prices.put(PriceKey.PROMPT, Price.perMillion(prompt));
            prices.put(PriceKey.COMPLETION, Price.perMillion(completion));
            if (cachePriced()) {
                prices.put(PriceKey.INPUT_CACHE_READ, Price.perMillion(cacheRead));
            }
            return new PriceList(prices, BigDecimal.ZERO, List.of());
        }
    }
}
