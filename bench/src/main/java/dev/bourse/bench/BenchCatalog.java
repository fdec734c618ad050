package dev.bourse.bench;

import dev.bourse.domain.catalog.Catalog;
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
import dev.bourse.domain.unit.Price;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A made-up catalogue of any size in which every model is served by every provider. */
final class BenchCatalog {
    private static final long CONTEXT = 200_000;
    private static final long OUTPUT = 32_000;
    private static final int SURCHARGED = 5;

    private BenchCatalog() {}

    static Catalog of(int models, int providers) {
        List<Endpoint> endpoints = new ArrayList<>();
        for (int model = 0; model < models; model++) {
            for (int provider = 0; provider < providers; provider++) {
                endpoints.add(endpoint(model, provider));
            }
        }
        return new Catalog(models(models), providers(providers), endpoints);
    }

    static String modelId(int index) {
        return "lab" + index % 40 + "/model-" + index;
    }

    private static List<Model> models(int count) {
        List<Model> models = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            models.add(model(modelId(i)));
        }
        return models;
    }

    private static Model model(String id) {
        return new Model(
                id,
                id,
                id,
                "",
                0,
                CONTEXT,
                EnumSet.of(Modality.TEXT),
                EnumSet.of(Modality.TEXT),
                "",
                Set.of(),
                null,
                null,
                null,
                true);
    }

    private static List<Provider> providers(int count) {
        List<Provider> providers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            providers.add(provider("provider-" + i));
        }
        return providers;
    }

    private static Provider provider(String slug) {
        return new Provider(
                slug,
                slug,
                "http://" + slug + ".test/v1",
                Dialect.OPENAI,
                List.of(),
                null,
                null,
                null,
                null,
                List.of(),
                DataPolicy.ZERO_RETENTION,
                true);
    }

    private static Endpoint endpoint(int model, int provider) {
        String slug = "provider-" + provider;
        return new Endpoint(
                modelId(model) + "@" + slug,
                modelId(model),
                slug,
                slug,
                modelId(model),
                Quantization.FP8,
                null,
                ServiceTier.DEFAULT,
                CONTEXT,
                CONTEXT,
                OUTPUT,
                prices(provider),
                EnumSet.of(Modality.TEXT, Modality.IMAGE),
                EnumSet.of(Modality.TEXT),
                EnumSet.of(Parameter.TEMPERATURE, Parameter.MAX_TOKENS, Parameter.TOOLS),
                DataPolicy.ZERO_RETENTION,
                TrustTier.T2,
                false,
                false,
                null);
    }

    /** Every fifth provider asks more for long prompts. */
    private static PriceList prices(int provider) {
        Price prompt = Price.perMillion(provider % 7 + 1 + ".25");
        Price completion = Price.perMillion(provider % 3 + 4 + ".5");
        Map<PriceKey, Price> base =
                Map.of(PriceKey.PROMPT, prompt, PriceKey.COMPLETION, completion);
        PriceOverride surcharge =
                new PriceOverride(1000, null, Map.of(PriceKey.PROMPT, Price.perMillion("9")));
        return new PriceList(
                base, BigDecimal.ZERO, provider % SURCHARGED == 0 ? List.of(surcharge) : List.of());
    }
}
