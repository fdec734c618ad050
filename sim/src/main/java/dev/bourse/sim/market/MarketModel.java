package dev.bourse.sim.market;

import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.catalog.Model;
import dev.bourse.domain.catalog.Parameter;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

/** The models of the simulated market, with their list prices in USD per million tokens. */
enum MarketModel {
    FOLIO_LARGE("aldine/folio-large", "Aldine: Folio Large", "2.5", "10", 1.6, false, 88),
    FOLIO_SMALL("aldine/folio-small", "Aldine: Folio Small", "0.2", "0.8", 0.7, false, 74),
    FOLIO_SMALL_FREE(
            "aldine/folio-small:free", "Aldine: Folio Small (free)", "0", "0", 0.7, false, 74),
    ROOK_CODE("corvid/rook-code", "Corvid: Rook Code", "0.6", "2.4", 1.0, false, 81),
    ROOK_MINI("corvid/rook-mini", "Corvid: Rook Mini", "0.12", "0.48", 0.6, false, 69),
    DELTA_LARGE("heron/delta-large", "Heron: Delta Large", "0.4", "1.2", 1.2, true, 79),
    DELTA_SMALL("heron/delta-small", "Heron: Delta Small", "0.06", "0.12", 0.5, true, 61),
    VOYAGE("marlin/voyage-vision", "Marlin: Voyage Vision", "0.8", "3.2", 1.1, false, 77),
    SONATA("tern/sonata", "Tern: Sonata", "1.2", "4.8", 1.3, true, 83),
    GHOST("stealth/ghost", "Ghost (author hidden)", "0.01", "0.02", 0.9, false, 66);

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
    private final String prompt;
    private final String completion;
    private final double slowness;
    private final boolean open;
    private final int score;

    MarketModel(
            String id,
            String title,
            String prompt,
            String completion,
            double slowness,
            boolean open,
            int score) {
        this.id = id;
        this.title = title;
        this.prompt = prompt;
        this.completion = completion;
        this.slowness = slowness;
        this.open = open;
        this.score = score;
    }

    String id() {
        return id;
    }

    /** The name that providers know it by; a free variant is the same model. */
    String upstreamName() {
        return id.substring(id.indexOf('/') + 1).replace(":free", "");
    }

    /** USD per million prompt tokens. */
    String prompt() {
        return prompt;
    }

    /** USD per million completion tokens. */
    String completion() {
        return completion;
    }

    /** How many of a hundred questions it gets right. */
    int score() {
        return score;
    }

    /** How long its answers take, compared with the provider's own speed. */
    double slowness() {
        return slowness;
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
                open);
    }

    private @Nullable String weights() {
        return open ? "simulated/" + upstreamName() : null;
    }
}
