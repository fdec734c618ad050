package dev.bourse.domain.catalog;

import java.util.List;
import java.util.Set;

/** Parts of a catalogue of which only the names matter. */
final class Some {
    private static final long LIMIT = 1_000;

    private Some() {}

    static Provider provider(String slug) {
        return new Provider(
                slug,
                slug,
                "https://p.test/v1",
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

    static Endpoint endpoint(String model, String provider) {
        return new Endpoint(
                model + "@" + provider,
                model,
                provider,
                provider,
                "upstream",
                Quantization.UNKNOWN,
                null,
                ServiceTier.DEFAULT,
                LIMIT,
                LIMIT,
                LIMIT,
                PriceList.UNKNOWN,
                Set.of(Modality.TEXT),
                Set.of(Modality.TEXT),
                Set.of(),
                DataPolicy.UNKNOWN,
                TrustTier.T2,
                false,
                false,
                null);
    }
}
