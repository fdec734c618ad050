package dev.bourse.gateway.listing;

import dev.bourse.domain.catalog.DataPolicy;
import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.catalog.Provider;
import dev.bourse.domain.catalog.TrustTier;
import dev.bourse.domain.fact.OfferSeen;
import dev.bourse.domain.fact.ProviderListed;
import dev.bourse.wire.catalogdoc.ProviderOffers;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** A provider called acme. */
final class Acme {
    private Acme() {}

    static Application application(String root, @Nullable String key, boolean automatic) {
        return new Application(
                provider(root), root + "/models", key, TrustTier.T2, false, automatic);
    }

    /** Published as soon as its tests pass, in that dialect. */
    static Application application(String root, Dialect dialect) {
        return new Application(
                provider(root, dialect), root + "/models", null, TrustTier.T2, false, true);
    }

    static Provider provider(String root) {
        return provider(root, Dialect.OPENAI);
    }

    private static Provider provider(String root, Dialect dialect) {
        return new Provider(
                "acme",
                "Acme",
                root,
                dialect,
                List.of(),
                null,
                null,
                null,
                null,
                List.of(),
                DataPolicy.UNKNOWN,
                false);
    }

    static OfferSeen offer(String model, String prompt, String completion) {
        ProviderListed source =
                new ProviderListed(
                        1, provider("https://acme.test/v1"), "", null, TrustTier.T2, false, false);
        byte[] document =
                document(entry(model, prompt, completion, "")).getBytes(StandardCharsets.UTF_8);
        return ProviderOffers.parse(document, source, 1).orThrow().offers().getFirst();
    }

    static String document(String... entries) {
        return "{\"data\":[" + String.join(",", entries) + "]}";
    }

    /**
     * One model.
     *
     * @param more further members, each with a comma before it
     */
    static String entry(String model, String prompt, String completion, String more) {
        return """
        {"id":"%s","name":"Some Model","context_length":8000,"max_output_length":1000,
         "input_modalities":["text"],"output_modalities":["text"],
         "openrouter":{"slug":"%s"},
         "pricing":{"prompt":"%s","completion":"%s"}%s}\
        """
                .formatted(
                        model.substring(model.indexOf('/') + 1), model, prompt, completion, more);
    }
}
