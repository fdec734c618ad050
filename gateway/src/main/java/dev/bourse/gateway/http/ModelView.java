package dev.bourse.gateway.http;

import dev.bourse.domain.catalog.Efforts;
import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.catalog.Model;
import dev.bourse.domain.catalog.Parameter;
import dev.bourse.domain.catalog.PriceList;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A model as the API shows it (openrouter.md 1.9). */
final class ModelView {
    private static final List<String> SAMPLING =
            List.of(
                    "temperature",
                    "top_p",
                    "top_k",
                    "frequency_penalty",
                    "presence_penalty",
                    "repetition_penalty");

    private static final List<String> INDICES =
            List.of("intelligence_index", "coding_index", "agentic_index");

    private ModelView() {}

    static Map<String, @Nullable Object> of(Model model, ModelFacts facts) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("id", model.id());
        view.put("object", "model");
        view.put("owned_by", facts.author());
        view.put("canonical_slug", model.canonicalSlug());
        view.put("hugging_face_id", model.huggingFaceId());
        view.put("name", model.name());
        view.put("created", model.created());
        view.put("description", model.description());
        view.put("context_length", known(model.contextLength()));
        view.put("architecture", architecture(model));
        view.put(
                "pricing",
                PriceView.of(facts.best().map(Endpoint::prices).orElse(PriceList.UNKNOWN)));
        view.put("top_provider", topProvider(model, facts.best()));
        view.put("per_request_limits", null);
        view.put("supported_parameters", parameters(model.parameters()));
        view.put("default_parameters", noDefaults());
        view.put("supported_voices", null);
        view.put("knowledge_cutoff", model.knowledgeCutoff());
        view.put("expiration_date", model.expirationDate());
        putRare(view, model, facts.target());
        putScores(view, facts.scores());
        view.put("links", Map.of("details", "/api/v1/models/" + model.id() + "/endpoints"));
        view.put("simulated", facts.simulated());
        view.put("open_weights", model.huggingFaceId() != null);
        TrustView.put(view, model, facts.endpoints());
        return view;
    }

    /** What only some models have is left out where there is none. */
    private static void putRare(
            Map<String, @Nullable Object> view, Model model, @Nullable Model target) {
        Efforts efforts = model.efforts();
        if (efforts.areKnown()) {
            Map<String, Object> reasoning = new LinkedHashMap<>();
            reasoning.put("mandatory", efforts.areMandatory());
            reasoning.put("supported_efforts", efforts.words().reversed());
            view.put("reasoning", reasoning);
        }
        if (target != null) {
            view.put("alias_target", Map.of("name", target.name(), "slug", target.id()));
        }
    }

    /** Ratings are left to {@code GET /benchmarks}: clients ask for ranks, which nobody told. */
    private static void putScores(Map<String, @Nullable Object> view, ModelScores scores) {
        if (!scores.indices().isEmpty()) {
            Map<String, @Nullable Object> indices = new LinkedHashMap<>();
            INDICES.forEach(name -> indices.put(name, scores.index(name).orElse(null)));
            view.put("benchmarks", Map.of("artificial_analysis", indices));
        }
    }

    static List<String> names(Collection<Modality> modalities) {
        return modalities.stream().sorted().map(Modality::wireName).toList();
    }

    static List<String> parameters(Set<Parameter> parameters) {
        return parameters.stream().map(Parameter::wireName).sorted().toList();
    }

    static Map<String, @Nullable Object> architecture(Model model) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("modality", joined(model.inputs()) + "->" + joined(model.outputs()));
        view.put("input_modalities", names(model.inputs()));
        view.put("output_modalities", names(model.outputs()));
        view.put("tokenizer", model.tokenizer());
        view.put("instruct_type", null);
        return view;
    }

    private static Map<String, @Nullable Object> topProvider(Model model, Optional<Endpoint> best) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put(
                "context_length",
                known(best.map(Endpoint::contextLength).orElse(model.contextLength())));
        view.put("max_completion_tokens", best.map(Endpoint::maxCompletionTokens).orElse(null));
        view.put("is_moderated", best.map(Endpoint::moderated).orElse(false));
        return view;
    }

    private static @Nullable Long known(long length) {
        return length > 0 ? length : null;
    }

    private static Map<String, @Nullable Object> noDefaults() {
        Map<String, @Nullable Object> none = new LinkedHashMap<>();
        SAMPLING.forEach(name -> none.put(name, null));
        return none;
    }

    private static String joined(Set<Modality> modalities) {
        return names(modalities).stream().collect(Collectors.joining("+"));
    }
}
