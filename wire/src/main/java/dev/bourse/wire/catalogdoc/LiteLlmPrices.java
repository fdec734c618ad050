package dev.bourse.wire.catalogdoc;

import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.catalog.Parameter;
import dev.bourse.domain.catalog.PriceList;
import dev.bourse.wire.json.Json;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads LiteLLM's price map ({@code model_prices_and_context_window.json}): one object that maps
 * names to prices and limits.
 */
public final class LiteLlmPrices {
    private static final String SAMPLE = "sample_spec";

    private LiteLlmPrices() {}

    /** Reads the whole map, in its order. */
    public static Reading<List<Listed>> parse(byte[] json) {
        return Problems.document(() -> {
            Problems problems = new Problems();
            List<Listed> listed = new ArrayList<>();
            Entry map = Entry.document(Json.parse(json));
            for (String name : map.fields().members().keySet()) {
                if (!name.equals(SAMPLE)) {
                    problems.in(() -> listed.add(ListedReader.read(map.member(name))));
                }
            }
            return problems.unless(() -> List.copyOf(listed));
        });
    }

    /**
     * One entry of the map.
     *
     * @param name its name in the map, such as {@code groq/llama-3.3-70b-versatile}
     * @param provider LiteLLM's name of the provider
     * @param model the name without the provider in front
     * @param mode what it is for, such as {@code chat}; null when not said
     * @param maxInputTokens the longest prompt; 0 when not said
     * @param maxOutputTokens the longest answer; 0 when not said
     * @param prices what it costs; what is not priced per token or request is not known
     * @param inputs kinds of content that it reads, text included
     * @param parameters request parameters it is said to support
     * @param deprecated ISO date on which it disappears; null when it stays
     */
    public record Listed(
            String name,
            String provider,
            String model,
            @Nullable String mode,
            long maxInputTokens,
            long maxOutputTokens,
            PriceList prices,
            Set<Modality> inputs,
            Set<Parameter> parameters,
            @Nullable String deprecated) {}
}
