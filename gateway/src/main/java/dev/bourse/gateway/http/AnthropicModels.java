package dev.bourse.gateway.http;

import dev.bourse.domain.catalog.Model;
import dev.bourse.gateway.pipeline.Reply;
import dev.bourse.wire.json.JsonValue;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The list of models as Anthropic's clients read it: the newest first, pages by id. */
final class AnthropicModels {
    private static final int DEFAULT_LIMIT = 20;
    private static final int MAX_LIMIT = 1000;

    private final Showcase showcase;

    AnthropicModels(Showcase showcase) {
        this.showcase = showcase;
    }

    Reply list(Ask ask) {
        List<Model> all =
                showcase.to(ask).models().stream()
                        .sorted(Comparator.comparingLong(Model::created).reversed())
                        .toList();
        int limit = ask.number("limit", DEFAULT_LIMIT, MAX_LIMIT);
        Optional<String> before = ask.query("before_id");
        int to = before.map(id -> index(all, "before_id", id)).orElse(all.size());
        int from =
                before.isPresent()
                        ? Math.max(0, to - limit)
                        : ask.query("after_id").map(id -> index(all, "after_id", id) + 1).orElse(0);
        List<Model> page = all.subList(from, Math.min(to, from + limit));
        boolean more = before.isPresent() ? from > 0 : from + page.size() < all.size();
        return Replies.ok(JsonValue.of(view(page, more)));
    }

    static Map<String, Object> view(Model model) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("type", "model");
        view.put("id", model.id());
        view.put("display_name", model.name());
        view.put("created_at", Instant.ofEpochSecond(model.created()).toString());
        return view;
    }

    private static Map<String, @Nullable Object> view(List<Model> page, boolean more) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("data", page.stream().map(AnthropicModels::view).toList());
        view.put("has_more", more);
        view.put("first_id", page.isEmpty() ? null : page.getFirst().id());
        view.put("last_id", page.isEmpty() ? null : page.getLast().id());
        return view;
    }

    private static int index(List<Model> all, String name, String id) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).id().equals(id)) {
                return i;
            }
        }
        throw new BadQuery(name, "the id of a model, not '" + id + "'");
    }
}
