package dev.bourse.gateway.http;

import dev.bourse.domain.catalog.Catalog;
import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.Model;
import dev.bourse.domain.catalog.Parameter;
import dev.bourse.gateway.pipeline.Reply;
import dev.bourse.wire.json.JsonValue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;

/** Models as Gemini's clients read them: the token of a page is the number of its first model. */
final class GeminiModels {
    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 1000;
    private static final String PREFIX = "models/";
    private static final List<String> METHODS =
            List.of("generateContent", "streamGenerateContent", "countTokens");

    private final Showcase showcase;
    private final LongSupplier nowSeconds;

    /**
     * @param nowSeconds the present, epoch seconds
     */
    GeminiModels(Showcase showcase, LongSupplier nowSeconds) {
        this.showcase = showcase;
        this.nowSeconds = nowSeconds;
    }

    Reply list(Ask ask) {
        Catalog now = showcase.to(ask);
        List<Model> all = List.copyOf(now.models());
        int from = Math.min(all.size(), ask.number("pageToken", 0, Integer.MAX_VALUE));
        int to = Math.min(all.size(), from + ask.number("pageSize", DEFAULT_LIMIT, MAX_LIMIT));
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("models", all.subList(from, to).stream().map(one -> view(now, one)).toList());
        if (to < all.size()) {
            view.put("nextPageToken", String.valueOf(to));
        }
        return Replies.ok(JsonValue.of(view));
    }

    Reply one(Ask ask) {
        String name = ask.parameter("id");
        String id = name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
        Catalog now = showcase.to(ask);
        return now.model(id)
                .or(() -> now.alias(id).map(it -> now.target(it, nowSeconds.getAsLong())))
                .map(model -> Replies.ok(JsonValue.of(view(now, model))))
                .orElseGet(() -> ModelsResource.unknown(Tongue.of(ask), id, now));
    }

    private static Map<String, Object> view(Catalog catalog, Model model) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("name", PREFIX + model.id());
        view.put("version", model.canonicalSlug());
        view.put("displayName", model.name());
        view.put("description", model.description());
        view.put("inputTokenLimit", most(catalog, model, Endpoint::maxPromptTokens));
        view.put("outputTokenLimit", most(catalog, model, Endpoint::maxCompletionTokens));
        view.put("supportedGenerationMethods", METHODS);
        view.put("thinking", model.parameters().contains(Parameter.REASONING));
        return view;
    }

    private static long most(Catalog catalog, Model model, ToLongFunction<Endpoint> limit) {
        return catalog.endpoints(model.id()).stream().mapToLong(limit).max().orElse(0);
    }
}
