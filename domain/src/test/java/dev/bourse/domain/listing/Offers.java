package dev.bourse.domain.listing;

import dev.bourse.domain.catalog.DataPolicy;
import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.catalog.Model;
import dev.bourse.domain.catalog.Parameter;
import dev.bourse.domain.catalog.PriceList;
import dev.bourse.domain.catalog.Provider;
import dev.bourse.domain.catalog.Quantization;
import dev.bourse.domain.catalog.ServiceTier;
import dev.bourse.domain.catalog.TrustTier;
import dev.bourse.domain.fact.OfferSeen;
import dev.bourse.domain.fact.OfferTested;
import dev.bourse.domain.fact.OfferTested.Check;
import dev.bourse.domain.fact.ProviderListed;
import dev.bourse.domain.unit.Price;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** A provider called acme and what it offers. */
final class Offers {
    static final PriceList ONE_AND_TWO = prices("1", "2");

    private Offers() {}

    static ProviderListed acme(boolean automatic) {
        return new ProviderListed(
                1,
                provider("acme"),
                "https://acme.test/v1/models",
                null,
                TrustTier.T2,
                false,
                automatic);
    }

    static Provider provider(String slug) {
        return new Provider(
                slug,
                slug,
                "https://acme.test/v1",
                Dialect.OPENAI,
                List.of(),
                null,
                null,
                null,
                null,
                List.of(),
                DataPolicy.UNKNOWN,
                false);
    }

    static OfferSeen offer(String model, PriceList prices) {
        return offer(model, prices, "upstream", true, 0);
    }

    static OfferSeen offer(
            String model, PriceList prices, String upstream, boolean ready, long ends) {
        return new OfferSeen(
                2, model(model, 1_000), endpoint(model, prices, upstream), ready, ends);
    }

    static Model model(String id, long context, Parameter... parameters) {
        return new Model(
                id,
                id,
                "Model " + id,
                "",
                0,
                context,
                Set.of(Modality.TEXT),
                Set.of(Modality.TEXT),
                "Other",
                Set.of(parameters),
                null,
                null,
                null,
                false);
    }

    static Endpoint endpoint(String model, PriceList prices, String upstream) {
        return endpoint(model, "acme", prices, upstream);
    }

    static Endpoint endpoint(String model, String provider, PriceList prices, String upstream) {
        return endpoint(model, provider, prices, upstream, TrustTier.T2);
    }

    static Endpoint endpoint(String model, String provider, PriceList prices, TrustTier trust) {
        return endpoint(model, provider, prices, "upstream", trust);
    }

    private static Endpoint endpoint(
            String model, String provider, PriceList prices, String upstream, TrustTier trust) {
        return new Endpoint(
                model + "@" + provider,
                model,
                provider,
                provider,
                upstream,
                Quantization.UNKNOWN,
                null,
                ServiceTier.DEFAULT,
                1_000,
                1_000,
                1_000,
                prices,
                Set.of(Modality.TEXT),
                Set.of(Modality.TEXT),
                Set.of(),
                DataPolicy.UNKNOWN,
                trust,
                false,
                false,
                null);
    }

    static PriceList prices(String prompt, String completion) {
        return PriceList.of(Price.perMillion(prompt), Price.perMillion(completion));
    }

    /** A test of that listing: each check passes unless its name begins with a minus. */
    static OfferTested test(Listing listing, String... checks) {
        return new OfferTested(
                3,
                "acme",
                listing.endpoint().id(),
                listing.terms(),
                Arrays.stream(checks).map(Offers::check).toList());
    }

    private static Check check(String name) {
        return new Check(name.replace("-", ""), !name.startsWith("-"), "", 0);
    }
}
