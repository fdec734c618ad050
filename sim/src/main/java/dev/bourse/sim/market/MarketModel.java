package dev.bourse.sim.market;

import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.catalog.Model;
import dev.bourse.domain.catalog.Parameter;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

/** The models of the simulated market, with their list prices in USD per million tokens. */
enum MarketModel {
    FOLIO_LARGE(
            "aldine/folio-large", "Aldine: Folio Large", new Traits("2.5", "10", 1.6, false, 88)),
    FOLIO_SMALL(
            "aldine/folio-small", "Aldine: Folio Small", new Traits("0.2", "0.8", 0.7, false, 74)),
    FOLIO_SMALL_FREE(
            "aldine/folio-small:free",
            "Aldine: Folio Small (free)",
            new Traits("0", "0", 0.7, false, 74)),
    ROOK_CODE("corvid/rook-code", "Corvid: Rook Code", new Traits("0.6", "2.4", 1.0, false, 81)),
    ROOK_MINI("corvid/rook-mini", "Corvid: Rook Mini", new Traits("0.12", "0.48", 0.6, false, 69)),
    DELTA_LARGE("heron/delta-large", "Heron: Delta Large", new Traits("0.4", "1.2", 1.2, true, 79)),
    DELTA_SMALL(
            "heron/delta-small", "Heron: Delta Small", new Traits("0.06", "0.12", 0.5, true, 61)),
    VOYAGE(
            "marlin/voyage-vision",
            "Marlin: Voyage Vision",
            new Traits("0.8", "3.2", 1.1, false, 77)),
    SONATA("tern/sonata", "Tern: Sonata", new Traits("1.2", "4.8", 1.3, true, 83)),
    GHOST("stealth/ghost", "Ghost (author hidden)", new Traits("0.01", "0.02", 0.9, false, 66));

    /** What each of them accepts. */
    static final Set<Parameter> PARAMETERS =
            Set.of(
                    Parameter.MAX_TOKENS,
                    Parameter.TEMPERATURE,
                    Parameter.TOP_P,
                    Parameter.SEED,
                    Parameter.STOP,
                    Parameter.TOOLS,
                    Parameter.TOOL_CHOICE,
                    Parameter.RESPONSE_FORMAT,
                    Parameter.STRUCTURED_OUTPUTS);

    static final Set<Modality> OUTPUTS = Set.of(Modality.TEXT);
    static final long CONTEXT = 200_000;
    static final int COMPLETION = 16_384;

    /** 2026-01-01. */
    private static final long CREATED = 1_767_225_600;

    private final String id;
    private final String title;

    @SuppressWarnings("ImmutableEnumChecker") // a record of values
    private final Traits traits;

    MarketModel(String id, String title, Traits traits) {
        this.id = id;
        this.title = title;
        this.traits = traits;
    }

    /**
     * What is simulated of a model.
     *
     * @param prompt USD per million prompt tokens
     * @param completion USD per million completion tokens
     * @param slowness how long its answers take, compared with the provider's own speed
     * @param open whether its weights are open
     * @param score how many of a hundred questions it gets right
     */
    private record Traits(
            String prompt, String completion, double slowness, boolean open, int score) {}

    String id() {
        return id;
    }

    /** The name that providers know it by; a free variant is the same model. */
    String upstreamName() {
        return id.substring(id.indexOf('/') + 1).replace(":free", "");
    }

    /** USD per million prompt tokens. */
    String prompt() {
        return traits.prompt();
    }

    /** USD per million completion tokens. */
    String completion() {
        return traits.completion();
    }

    /** How many of a hundred questions it gets right. */
    int score() {
        return traits.score();
    }

    /** How long its answers take, compared with the provider's own speed. */
    double slowness() {
        return traits.slowness();
    }

    /** What it reads. */
    Set<Modality> inputs() {
        return this == VOYAGE ? Set.of(Modality.TEXT, Modality.IMAGE) : Set.of(Modality.TEXT);
    }

    /** The model of that id. */
    static MarketModel of(String id) {
        return List.of(values()).stream()
                .filter(one -> one.id.equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** As the catalogue lists it. */
    Model model() {
        return new Model(
                id,
                id.replace(":free", "") + "-2026-01-01",
                title,
                "Not a language model: a simulation that answers with fixed sentences from a seed.",
                CREATED,
                CONTEXT,
                inputs(),
                OUTPUTS,
                "Other",
                PARAMETERS,
                weights(),
                null,
                null,
                traits.open());
    }

    private @Nullable String weights() {
        return traits.open() ? "simulated/" + upstreamName() : null;
    }
}
