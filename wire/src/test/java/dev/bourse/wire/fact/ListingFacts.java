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
import dev.bourse.domain.fact.ListingFact;
import dev.bourse.domain.fact.OfferDecided;
import dev.bourse.domain.fact.OfferGone;
import dev.bourse.domain.fact.OfferSeen;
import dev.bourse.domain.fact.OfferTested;
import dev.bourse.domain.fact.OfferTested.Check;
import dev.bourse.domain.fact.ProviderListed;
import dev.bourse.domain.fact.ProviderWithdrawn;
import dev.bourse.domain.unit.Price;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Facts about listings with random members. */
record ListingFacts(RandomGenerator random) {
    ListingFact any(String text) {
        long at = random.nextLong();
        return switch (random.nextInt(6)) {
            case 0 -> listed(at, text);
            case 1 -> new ProviderWithdrawn(at, text);
            case 2 -> new OfferGone(at, text, text);
            case 3 -> new OfferDecided(at, text, text, random.nextBoolean());
            case 4 -> new OfferTested(at, text, text, text, checks(text));
            default ->
                    new OfferSeen(at, model(text), endpoint(text), random.nextBoolean(), count());
        };
    }

    private ProviderListed listed(long at, String text) {
        boolean hidden = random.nextBoolean();
        TrustTier trust = hidden ? TrustTier.T3 : any(TrustTier.values());
        return new ProviderListed(
                at, provider(text), text, maybe(text), trust, hidden, random.nextBoolean());
    }

    private Provider provider(String text) {
        return new Provider(
                "acme",
                text,
                text,
                any(Dialect.values()),
                random.nextBoolean() ? List.of() : List.of("A_KEY", "B_KEY"),
                maybe(text),
                maybe(text),
                maybe(text),
                maybe(text),
                random.nextBoolean() ? List.of() : List.of("DE"),
                policy(),
                random.nextBoolean());
    }

    private Model model(String text) {
        return new Model(
                "acme/m",
                text,
                text,
                text,
                random.nextLong(),
                count(),
                set(Modality.class),
                set(Modality.class),
                text,
                set(Parameter.class),
                maybe(text),
                maybe(text),
                maybe(text),
                random.nextBoolean());
    }

    private Endpoint endpoint(String text) {
        return new Endpoint(
                "acme/m@acme/turbo",
                "acme/m",
                "acme",
                "acme/turbo",
                text,
                any(Quantization.values()),
                maybe(text),
                any(ServiceTier.values()),
                1 + count(),
                1 + count(),
                1 + count(),
                new PriceList(prices(), new BigDecimal("-0.250"), overrides()),
                set(Modality.class),
                set(Modality.class),
                set(Parameter.class),
                policy(),
                any(TrustTier.values()),
                random.nextBoolean(),
                random.nextBoolean(),
                null);
    }

    private List<PriceOverride> overrides() {
        return Stream.generate(() ->
                        new PriceOverride(
                                random.nextInt(1_000) - 1,
                                random.nextBoolean()
                                        ? null
                                        : new UtcWindow(random.nextInt(1440), random.nextInt(1441)),
                                prices()))
                .limit(random.nextInt(3))
                .toList();
    }

    private Map<PriceKey, Price> prices() {
        Map<PriceKey, Price> prices = new EnumMap<>(PriceKey.class);
        set(PriceKey.class)
                .forEach(key ->
                        prices.put(
                                key,
                                new Price(
                                        new BigDecimal(random.nextInt(Integer.MAX_VALUE))
                                                .movePointLeft(5 + random.nextInt(20)))));
        return prices;
    }

    private List<Check> checks(String text) {
        return Stream.generate(
                        () -> new Check("chat", random.nextBoolean(), text, random.nextInt(1_000)))
                .limit(1 + random.nextInt(3))
                .toList();
    }

    private DataPolicy policy() {
        return random.nextBoolean()
                ? DataPolicy.ZERO_RETENTION
                : new DataPolicy(
                        random.nextBoolean(),
                        random.nextBoolean(),
                        random.nextInt(100) - 1,
                        random.nextBoolean(),
                        false);
    }

    private <E extends Enum<E>> Set<E> set(Class<E> type) {
        Set<E> all = EnumSet.allOf(type);
        all.removeIf(_ -> random.nextBoolean());
        return all;
    }

    private long count() {
        return random.nextLong(Integer.MAX_VALUE);
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private @Nullable String maybe(String text) {
        return random.nextBoolean() ? text : null;
    }
}
