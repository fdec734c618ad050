package dev.bourse.sim.provider;

import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.catalog.Model;
import dev.bourse.domain.catalog.Parameter;

import java.util.List;
import java.util.Set;

/** The models of the simulated world. */
enum Wares {
    CHAT_LARGE("chat-large", "Chat Large", 200_000, 16_384, 1.6),
    CHAT_SMALL("chat-small", "Chat Small", 131_072, 8_192, 0.7),
    CODE("code", "Code", 131_072, 16_384, 1.0),
    CHAT_SMALL_FREE("chat-small:free", "Chat Small (free)", 131_072, 8_192, 0.7);

    /** What every simulated endpoint accepts. */
    static final Set<Parameter> PARAMETERS =
            Set.of(
                    Parameter.MAX_TOKENS,
                    Parameter.MAX_COMPLETION_TOKENS,
                    Parameter.TEMPERATURE,
                    Parameter.TOP_P,
                    Parameter.FREQUENCY_PENALTY,
                    Parameter.PRESENCE_PENALTY,
                    Parameter.SEED,
                    Parameter.STOP,
                    Parameter.TOOLS,
                    Parameter.TOOL_CHOICE,
                    Parameter.PARALLEL_TOOL_CALLS,
                    Parameter.REASONING,
                    Parameter.REASONING_EFFORT,
                    Parameter.INCLUDE_REASONING,
                    Parameter.RESPONSE_FORMAT,
                    Parameter.STRUCTURED_OUTPUTS);

    static final Set<Modality> INPUTS = Set.of(Modality.TEXT, Modality.IMAGE, Modality.FILE);
    static final Set<Modality> OUTPUTS = Set.of(Modality.TEXT);

    /** 2026-01-01. */
    private static final long CREATED = 1_767_225_600;

    private final String slug;
    private final String title;
    private final long contextLength;
    private final int maxCompletionTokens;
    private final double slowness;

    Wares(String slug, String title, long context, int completion, double slowness) {
        this.slug = slug;
        this.title = title;
        this.contextLength = context;
        this.maxCompletionTokens = completion;
        this.slowness = slowness;
    }

    /** The name that providers know it by; a free variant is the same model. */
    String upstreamName() {
        return slug.replace(":free", "");
    }

    /** How long its answers take, compared with the provider's own speed. */
    double slowness() {
        return slowness;
    }

    long contextLength() {
        return contextLength;
    }

    int maxCompletionTokens() {
        return maxCompletionTokens;
    }

    String id() {
        return "sim/" + slug;
    }

    /** As the catalogue lists it. */
    Model model() {
        return new Model(
                id(),
                "sim/" + upstreamName() + "-2026-01-01",
                "Simulated: " + title,
                "Not a language model: a simulation that answers with fixed sentences from a seed.",
                CREATED,
                contextLength,
                INPUTS,
                OUTPUTS,
                "Other",
                PARAMETERS,
                null,
                null,
                null,
                true);
    }

    static List<Model> models() {
        return List.of(values()).stream().map(Wares::model).toList();
    }
}
