package dev.bourse.wire.catalogdoc;

import dev.bourse.domain.catalog.Audience;
import dev.bourse.domain.catalog.Efforts;
import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.catalog.Model;
import dev.bourse.domain.catalog.Parameter;
import dev.bourse.domain.catalog.PriceList;
import dev.bourse.domain.catalog.Provider;
import dev.bourse.domain.catalog.Quantization;
import dev.bourse.domain.catalog.ServiceTier;
import dev.bourse.domain.catalog.TrustTier;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads the answer of {@code GET /models} in the OpenRouter API (openrouter.md 1.9): each model
 * becomes a model and, where its context length is known, an endpoint at the provider that gave the
 * answer. Words that are not known here are passed over, so that a newer answer stays readable.
 */
public final class OpenRouterModels {
    private final Provider provider;
    private final Problems problems = new Problems();
    private final Set<String> ids = new HashSet<>();
    private final List<Model> models = new ArrayList<>();
    private final List<Endpoint> endpoints = new ArrayList<>();

    private OpenRouterModels(Provider provider) {
        this.provider = provider;
    }

    /**
     * Reads a whole answer.
     *
     * @param provider who gave it; it is not among the parts that come out
     */
    public static Reading<CatalogParts> parse(byte[] json, Provider provider) {
        return Problems.document(() -> new OpenRouterModels(provider).read(json));
    }

    private Reading<CatalogParts> read(byte[] json) {
        List<Entry> data = Entry.document(Json.parse(json)).required("data").entries("data");
        data.forEach(entry -> problems.in(() -> add(entry)));
        return problems.unless(() -> new CatalogParts(models, List.of(), endpoints));
    }

    private void add(Entry place) {
        Entry entry = place.named(ModelReader.id(place));
        Model model = model(entry);
        if (!ids.add(model.id())) {
            throw entry.wrong("id", "is in the document twice");
        }
        models.add(model);
        if (model.contextLength() > 0) {
            endpoints.add(endpoint(entry, model));
        }
    }

    private static Model model(Entry entry) {
        Entry architecture = entry.objectOrEmpty("architecture");
        return new Model(
                ModelReader.id(entry),
                entry.text("canonical_slug").orElse(ModelReader.id(entry)),
                entry.text("name").orElse(ModelReader.id(entry)),
                entry.text("description").orElse(""),
                entry.count("created").orElse(0L),
                entry.count("context_length").orElse(0L),
                architecture.knownWords("input_modalities", Modality::of),
                architecture.knownWords("output_modalities", Modality::of),
                architecture.text("tokenizer").orElse("Other"),
                entry.knownWords("supported_parameters", Parameter::of),
                entry.text("hugging_face_id").filter(id -> !id.isBlank()).orElse(null),
                entry.text("knowledge_cutoff").orElse(null),
                UtcTimes.isoDate(entry, "expiration_date").orElse(null),
                false,
                efforts(entry.objectOrEmpty("reasoning")),
                Audience.EVERYBODY,
                null);
    }

    /** Null, in the place of the list or in it, stands for any word. */
    private static Efforts efforts(Entry reasoning) {
        List<JsonValue> items = reasoning.fields().items("supported_efforts");
        List<String> words = items.stream().flatMap(one -> one.asText().stream()).toList();
        boolean any = items.isEmpty() || words.size() < items.size();
        return any ? Efforts.UNKNOWN : new Efforts(listed(words, reasoning));
    }

    /** That reasoning can be switched off is told beside the list, which need not have the word. */
    private static List<String> listed(List<String> words, Entry reasoning) {
        boolean optional = reasoning.flag("mandatory").map(must -> !must).orElse(false);
        List<String> known = new ArrayList<>(words);
        known.retainAll(Efforts.SCALE);
        if (optional && !known.isEmpty()) {
            known.add(Efforts.NONE);
        }
        return known;
    }

    private Endpoint endpoint(Entry entry, Model model) {
        Entry top = entry.objectOrEmpty("top_provider");
        long context = top.count("context_length").orElse(model.contextLength());
        PriceList prices =
                entry.objectOrEmpty("pricing")
                        .discounted("discount", part -> FlatPricing.read(entry, part));
        return new Endpoint(
                model.id() + "@" + provider.slug(),
                model.id(),
                provider.slug(),
                provider.slug(),
                model.id(),
                Quantization.UNKNOWN,
                null,
                ServiceTier.DEFAULT,
                context,
                context,
                Math.min(context, top.count("max_completion_tokens").orElse(context)),
                prices,
                model.inputs(),
                model.outputs(),
                model.parameters(),
                provider.dataPolicy(),
                TrustTier.T2,
                false,
                top.flag("is_moderated").orElse(false),
                null);
    }
}
