package dev.bourse.gateway.http;

import dev.bourse.domain.catalog.Alias;
import dev.bourse.domain.catalog.Catalog;
import dev.bourse.domain.catalog.Model;
import dev.bourse.domain.catalog.TrustTier;
import dev.bourse.domain.ledger.Key;
import dev.bourse.domain.routing.HealthView;
import dev.bourse.domain.routing.Party;
import dev.bourse.gateway.pipeline.Errors;
import dev.bourse.gateway.pipeline.Reply;
import dev.bourse.wire.chat.ApiError;
import dev.bourse.wire.chat.ErrorType;
import dev.bourse.wire.chat.Front;
import dev.bourse.wire.json.JsonValue;

import org.jspecify.annotations.Nullable;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code GET /models}, {@code GET /models/count}, {@code GET /models/user} and one model by its
 * name (openrouter.md 1.9). The list is in the shapes of OpenRouter and of OpenAI at once.
 */
final class ModelsResource {
    private static final int DEFAULT_LIMIT = 500;
    private static final int MAX_LIMIT = 1000;
    private static final long SECOND = 1_000_000;

    private final Showcase showcase;
    private final HealthView health;
    private final ToLongFunction<String> popularity;
    private final Repute repute;
    private final LongSupplier nowSeconds;
    private final AnthropicModels anthropic;
    private final GeminiModels gemini;

    /**
     * @param popularity tokens of the last seven days, by model id
     * @param repute what is known besides the catalogue
     * @param nowSeconds the present, epoch seconds
     */
    ModelsResource(
            Showcase showcase,
            HealthView health,
            ToLongFunction<String> popularity,
            Repute repute,
            LongSupplier nowSeconds) {
        this.showcase = showcase;
        this.health = health;
        this.popularity = popularity;
        this.repute = repute;
        this.nowSeconds = nowSeconds;
        anthropic = new AnthropicModels(showcase);
        gemini = new GeminiModels(showcase, nowSeconds);
    }

    Reply list(Ask ask) {
        return switch (Tongue.dialect(ask)) {
            case ANTHROPIC -> anthropic.list(ask);
            case GEMINI -> gemini.list(ask);
            case OPENAI, RESPONSES -> listed(ask);
        };
    }

    /** The list of models that make vectors of texts. */
    Reply embedding(Ask ask) {
        return listed(making("embeddings", ask));
    }

    /** The list of models that draw, with their parameters as the image API tells them. */
    Reply drawing(Ask ask) {
        Ask drawing = making("image", ask);
        return listed(drawing, found(drawing), ImageModelView::of);
    }

    private static Ask making(String output, Ask ask) {
        Map<String, String> query = new TreeMap<>(ask.query());
        query.put("output_modalities", output);
        return new Ask(ask.path(), ask.parameters(), query, ask.headers(), ask.body());
    }

    /** The list of models that answer a key which says nothing more about whom it trusts. */
    Reply usable(Ask ask, Key key) {
        TrustTier least = new Party(key.viewer(), key.minTrust(), List.of()).usual();
        return listed(
                ask,
                found(ask).stream()
                        .filter(one ->
                                one.endpoints().stream().anyMatch(it -> !it.trust().isBelow(least)))
                        .toList());
    }

    private Reply listed(Ask ask) {
        return listed(ask, found(ask));
    }

    private static Reply listed(Ask ask, List<ModelFacts> found) {
        return listed(ask, found, one -> ModelView.of(one.model(), one));
    }

    private static Reply listed(
            Ask ask,
            List<ModelFacts> found,
            Function<ModelFacts, Map<String, @Nullable Object>> view) {
        if (ask.query("use_rss").filter("true"::equals).isPresent()) {
            return Replies.text("application/rss+xml", ModelFeed.rss(found));
        }
        Page page = Page.of(ask);
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("object", "list");
        answer.put("data", page.of(found).map(view).toList());
        answer.put("total_count", found.size());
        answer.put("links", links(ask, page, found.size()));
        return Replies.ok(JsonValue.of(answer));
    }

    Reply count(Ask ask) {
        return Replies.data(Map.of("count", found(ask).size()));
    }

    /** One model in an envelope, as OpenRouter's clients read it. */
    Reply enveloped(Ask ask) {
        return one(ask, Replies::data);
    }

    /** One model as it is, as OpenAI's clients read it, or Anthropic's, or Google's. */
    Reply plain(Ask ask) {
        return switch (Tongue.dialect(ask)) {
            case ANTHROPIC ->
                    found(
                            ask,
                            facts -> Replies.ok(JsonValue.of(AnthropicModels.view(facts.model()))));
            case GEMINI -> gemini.one(ask);
            case OPENAI, RESPONSES -> one(ask, view -> Replies.ok(JsonValue.of(view)));
        };
    }

    static Reply unknown(Front called, String id, Catalog now) {
        List<String> nearest = now.nearest(id);
        String hint = nearest.isEmpty() ? "" : "; did you mean " + String.join(", ", nearest) + "?";
        return Errors.answer(
                called, ApiError.of(ErrorType.NOT_FOUND, "There is no model " + id + hint));
    }

    private Reply one(Ask ask, Function<Map<String, @Nullable Object>, Reply> answer) {
        return found(ask, facts -> answer.apply(ModelView.of(facts.model(), facts)));
    }

    private Reply found(Ask ask, Function<ModelFacts, Reply> answer) {
        String id = ask.parameter("id");
        Catalog now = showcase.to(ask);
        return now.model(id)
                .map(model -> facts(now, model))
                .or(() -> now.alias(id).map(alias -> facts(now, alias)))
                .map(answer)
                .orElseGet(() -> unknown(Tongue.of(ask), id, now));
    }

    private List<ModelFacts> found(Ask ask) {
        Map<String, String> query = ask.query();
        Catalog now = showcase.to(ask);
        Stream<ModelFacts> models = now.models().stream().map(model -> facts(now, model));
        Stream<ModelFacts> passing =
                Stream.concat(models, aliases(now, query)).filter(filters().of(query));
        return ask.query("sort")
                .map(ModelSort::of)
                .map(sort -> passing.sorted(sort.comparator()))
                .orElse(passing)
                .toList();
    }

    private ModelFilters filters() {
        long now = nowSeconds.getAsLong();
        return new ModelFilters(now, category -> repute.usedFor(category, now * SECOND));
    }

    /** Aliases stand after the models; {@code aliases=false} leaves them out. */
    private Stream<ModelFacts> aliases(Catalog now, Map<String, String> query) {
        return ModelFilters.wantsAliases(query)
                ? now.aliases().stream().map(alias -> facts(now, alias))
                : Stream.empty();
    }

    private ModelFacts facts(Catalog now, Alias alias) {
        return facts(now, now.target(alias, nowSeconds.getAsLong())).under(alias);
    }

    private ModelFacts facts(Catalog now, Model model) {
        ModelScores scores = repute.scores().getOrDefault(model.id(), ModelScores.NONE);
        return ModelFacts.of(model, now, health, popularity.applyAsLong(model.id()), scores);
    }

    private static Map<String, @Nullable Object> links(Ask ask, Page page, int total) {
        Map<String, @Nullable Object> links = new LinkedHashMap<>();
        links.put("next", page.next(total).map(offset -> link(ask, offset)).orElse(null));
        return links;
    }

    private static String link(Ask ask, int offset) {
        Map<String, String> query = new TreeMap<>(ask.query());
        query.put("offset", String.valueOf(offset));
        return ask.path()
                + query.entrySet().stream()
                        .map(one -> encoded(one.getKey()) + "=" + encoded(one.getValue()))
                        .collect(Collectors.joining("&", "?", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** A part of the list; without offset and limit it is all of it. */
    private record Page(int offset, int limit) {
        static Page of(Ask ask) {
            boolean asked = ask.query("offset").isPresent() || ask.query("limit").isPresent();
            return asked
                    ? new Page(ask.number("offset", 0, Integer.MAX_VALUE), limit(ask))
                    : new Page(0, Integer.MAX_VALUE);
        }

        /** A page of nothing would be followed by itself for ever. */
        private static int limit(Ask ask) {
            int limit = ask.number("limit", DEFAULT_LIMIT, MAX_LIMIT);
            if (limit == 0) {
                throw new BadQuery("limit", "a whole number from 1 to " + MAX_LIMIT + ", not '0'");
            }
            return limit;
        }

        Stream<ModelFacts> of(List<ModelFacts> all) {
            return all.stream().skip(offset).limit(limit);
        }

        Optional<Integer> next(int total) {
            long next = (long) offset + limit;
            return next < total ? Optional.of((int) next) : Optional.empty();
        }
    }
}
