package dev.bourse.wire.fact;

import dev.bourse.domain.catalog.DataPolicy;
import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.catalog.Model;
import dev.bourse.domain.catalog.Parameter;
import dev.bourse.domain.catalog.PriceKey;
import dev.bourse.domain.catalog.PriceList;
import dev.bourse.domain.catalog.PriceOverride;
import dev.bourse.domain.catalog.Provider;
import dev.bourse.domain.catalog.Quantization;
import dev.bourse.domain.catalog.ServiceTier;
import dev.bourse.domain.catalog.TrustTier;
import dev.bourse.domain.catalog.UtcWindow;
import dev.bourse.domain.fact.Fact;
import dev.bourse.domain.fact.OfferDecided;
import dev.bourse.domain.fact.OfferGone;
import dev.bourse.domain.fact.OfferSeen;
import dev.bourse.domain.fact.OfferTested;
import dev.bourse.domain.fact.OfferTested.Check;
import dev.bourse.domain.fact.ProviderListed;
import dev.bourse.domain.fact.ProviderWithdrawn;
import dev.bourse.domain.unit.Price;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The listing facts behind the golden files. */
final class GoldenListings {
    private static final String ENDPOINT = "acme/large@acme/turbo";

    private GoldenListings() {}

    static Fact of(FactType type, long at) {
        return switch (type) {
            case PROVIDER_LISTED ->
                    new ProviderListed(
                            at,
                            provider(),
                            "https://api.acme.test/v1/models",
                            "1:c2VhbGVk",
                            TrustTier.T3,
                            true,
                            true);
            case PROVIDER_WITHDRAWN -> new ProviderWithdrawn(at, "acme");
            case OFFER_SEEN -> new OfferSeen(at, model(), endpoint(), true, at + 1);
            case OFFER_GONE -> new OfferGone(at, "acme", ENDPOINT);
            case OFFER_TESTED ->
                    new OfferTested(
                            at,
                            "acme",
                            ENDPOINT,
                            "https://api.acme.test/v1 OPENAI acme-large",
                            List.of(
                                    new Check("chat", true, "said \"hello\"", 120_000),
                                    new Check("price", false, "", 0)));
            case OFFER_DECIDED -> new OfferDecided(at, "acme", ENDPOINT, true);
            default -> throw new IllegalArgumentException("is about no listing: " + type);
        };
    }

    private static Provider provider() {
        return new Provider(
                "acme",
                "Acme",
                "https://api.acme.test/v1",
                Dialect.OPENAI,
                List.of("ACME_API_KEY"),
                "https://acme.test/privacy",
                "https://acme.test/terms",
                "https://status.acme.test",
                "DE",
                List.of("DE", "FR"),
                new DataPolicy(true, true, 30, false, false),
                true);
    }

    private static Model model() {
        return new Model(
                "acme/large",
                "acme/large-2026",
                "Acme Large",
                "One line.\nAnother.",
                1_690_502_400,
                1_000_000,
                Set.of(Modality.TEXT, Modality.IMAGE),
                Set.of(Modality.TEXT),
                "Llama3",
                Set.of(Parameter.TOOLS, Parameter.SEED),
                "acme/large-weights",
                "2025-06-30",
                "2026-06-01",
                true);
    }

    private static Endpoint endpoint() {
        return new Endpoint(
                ENDPOINT,
                "acme/large",
                "acme",
                "acme/turbo",
                "acme-large",
                Quantization.FP8,
                "eu",
                ServiceTier.PRIORITY,
                1_000_000,
                900_000,
                128_000,
                prices(),
                Set.of(Modality.TEXT, Modality.IMAGE),
                Set.of(Modality.TEXT),
                Set.of(Parameter.TOOLS, Parameter.SEED),
                DataPolicy.ZERO_RETENTION,
                TrustTier.T1,
                true,
                true,
                null);
    }

    private static PriceList prices() {
        return new PriceList(
                Map.of(
                        PriceKey.PROMPT, Price.parse("0.000008"),
                        PriceKey.COMPLETION, Price.parse("0.000024")),
                new BigDecimal("0.50"),
                List.of(
                        new PriceOverride(
                                200_000, null, Map.of(PriceKey.PROMPT, Price.parse("0.000016"))),
                        new PriceOverride(
                                -1,
                                new UtcWindow(990, 30),
                                Map.of(PriceKey.COMPLETION, Price.FREE))));
    }
}
