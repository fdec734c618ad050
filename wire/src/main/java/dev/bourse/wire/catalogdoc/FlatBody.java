package dev.bourse.wire.catalogdoc;

import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.catalog.Parameter;
import dev.bourse.domain.catalog.PriceList;
import dev.bourse.wire.catalogdoc.ProviderDocument.Capacity;
import dev.bourse.wire.catalogdoc.ProviderDocument.Limits;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The flat format that came before schema 2. */
record FlatBody(Entry entry) implements ListingBody {
    private static final Map<String, Set<Parameter>> FEATURES =
            Map.of(
                    "tools", Set.of(Parameter.TOOLS, Parameter.TOOL_CHOICE),
                    "json_mode", Set.of(Parameter.RESPONSE_FORMAT),
                    "structured_outputs",
                            Set.of(Parameter.STRUCTURED_OUTPUTS, Parameter.RESPONSE_FORMAT),
                    "logprobs", Set.of(Parameter.LOGPROBS, Parameter.TOP_LOGPROBS),
                    "web_search", Set.of(Parameter.WEB_SEARCH_OPTIONS),
                    "reasoning", Set.of(Parameter.REASONING, Parameter.INCLUDE_REASONING));

    @Override
    public Limits limits() {
        long context = entry.count("context_length").orElse(0L);
        long output = entry.count("max_output_length").orElse(context);
        return new Limits(context, context, Math.min(context, Math.max(1, output)));
    }

    @Override
    public Set<Modality> inputs() {
        return entry.required("input_modalities").knownWords("input_modalities", Modality::of);
    }

    @Override
    public Set<Modality> outputs() {
        return entry.required("output_modalities").knownWords("output_modalities", Modality::of);
    }

    @Override
    public Set<Parameter> parameters() {
        Set<Parameter> all =
                new HashSet<>(entry.knownWords("supported_sampling_parameters", Parameter::of));
        entry.knownWords("supported_features", name -> Optional.ofNullable(FEATURES.get(name)))
                .forEach(all::addAll);
        return Set.copyOf(all);
    }

    @Override
    public PriceList prices(BigDecimal discount) {
        return FlatPricing.read(entry, discount);
    }

    @Override
    public boolean implicitCaching() {
        return false;
    }

    @Override
    public List<Capacity> capacity() {
        return entry
                .count("capacity_tpm")
                .map(value -> new Capacity("input text", "prompt", "token", "minute", value))
                .stream()
                .toList();
    }

    @Override
    public List<String> warnings() {
        return List.of();
    }
}
