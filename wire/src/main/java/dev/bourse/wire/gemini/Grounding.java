package dev.bourse.wire.gemini;

import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import java.util.HashSet;
import java.util.Set;

/**
 * The searches that an answer was grounded in. Google counts each unique query that is not empty
 * from Gemini 3 on, and one for the whole prompt before. The usage has no count of them: they are
 * told only by {@code groundingMetadata.webSearchQueries}.
 */
final class Grounding {
    private Set<String> queries = Set.of();
    private String model = "";

    /** Takes the {@code groundingMetadata} of a candidate; chunks may repeat it. */
    void read(JsonObject metadata) {
        for (JsonValue query : metadata.items("webSearchQueries")) {
            query.asText().filter(text -> !text.isBlank()).ifPresent(this::add);
        }
    }

    /** Takes the {@code modelVersion} that answers. */
    void model(String name) {
        model = name;
    }

    /** How many are billed of those that were told so far. */
    long searches() {
        return queries.size() > 1 && ModelGeneration.paysByPrompt(model) ? 1 : queries.size();
    }

    private void add(String query) {
        queries = queries.isEmpty() ? new HashSet<>() : queries;
        queries.add(query);
    }
}
