package dev.bourse.sim.provider;

import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.catalog.Model;
import dev.bourse.domain.catalog.PriceKey;
import dev.bourse.domain.catalog.PriceList;
import dev.bourse.domain.catalog.ServiceTier;
import dev.bourse.domain.catalog.TrustTier;
import dev.bourse.domain.unit.Price;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The models of the simulated world that do not chat. */
enum Goods {
    EMBED("embed", Modality.TEXT, Modality.EMBEDDINGS, PriceKey.PROMPT, "0.00000002"),
    RANK("rank", Modality.TEXT, Modality.RERANK, PriceKey.SEARCH_UNIT, "0.002"),
    DRAW("draw", Modality.TEXT, Modality.IMAGE, PriceKey.OUTPUT_IMAGE, "0.02"),
    SPEAK("speak", Modality.TEXT, Modality.SPEECH, PriceKey.INPUT_CHARACTER, "0.000015"),
    LISTEN("listen", Modality.AUDIO, Modality.TRANSCRIPTION, PriceKey.INPUT_SECOND, "0.0001");

    /** 2026-01-01. */
    private static final long CREATED = 1_767_225_600;

    private static final long CONTEXT = 8_192;

    private final String slug;
    private final Modality reads;
    private final Modality makes;
    private final PriceKey unit;
    private final String dollars;

    Goods(String slug, Modality reads, Modality makes, PriceKey unit, String dollars) {
        this.slug = slug;
        this.reads = reads;
        this.makes = makes;
        this.unit = unit;
        this.dollars = dollars;
    }

    static List<Model> models() {
        return List.of(values()).stream().map(Goods::model).toList();
    }

    /** All of them at a provider that takes so many times the usual price. */
    static List<Endpoint> at(Merchant merchant, String times) {
        return List.of(values()).stream()
                .map(one -> one.endpoint(merchant, new BigDecimal(times)))
                .toList();
    }

    private String id() {
        return "sim/" + slug;
    }

    private Model model() {
        return new Model(
                id(),
                id() + "-2026-01-01",
                "Simulated: " + Character.toUpperCase(slug.charAt(0)) + slug.substring(1),
                "Not a model: a simulation whose work depends on nothing but what is sent.",
                CREATED,
                CONTEXT,
                Set.of(reads),
                Set.of(makes),
                "Other",
                Set.of(),
                null,
                null,
                null,
                true);
    }

    private Endpoint endpoint(Merchant merchant, BigDecimal times) {
        return new Endpoint(
                id() + "@" + merchant.slug(),
                id(),
                merchant.slug(),
                merchant.slug(),
                slug,
                merchant.quantization(),
                null,
                ServiceTier.DEFAULT,
                CONTEXT,
                CONTEXT,
                CONTEXT,
                prices(times),
                Set.of(reads),
                Set.of(makes),
                Set.of(),
                merchant.dataPolicy(),
                TrustTier.T1,
                false,
                false,
                null);
    }

    private PriceList prices(BigDecimal times) {
        Map<PriceKey, Price> prices = new EnumMap<>(PriceKey.class);
        prices.put(unit, new Price(new BigDecimal(dollars).multiply(times)));
        if (unit == PriceKey.PROMPT) {
            prices.put(PriceKey.COMPLETION, Price.FREE);
        }
        return new PriceList(prices, BigDecimal.ZERO, List.of());
    }
}
