package dev.bourse.sim.provider;

import dev.bourse.sim.text.Tokenizer;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Ranks documents by how many words of the query they have. */
final class Rerank {
    private static final int DIGITS = 4;

    private Rerank() {}

    /**
     * A document.
     *
     * @param index where it was among those sent
     */
    private record Ranked(int index, String text, BigDecimal score) {}

    static Script answer(JsonObject body) {
        String query = body.text("query").orElse("");
        List<Ranked> ranked = new ArrayList<>();
        long tokens = Tokenizer.count(query);
        for (JsonValue document : body.items("documents")) {
            String text =
                    document.asText()
                            .or(() -> document.asObject().flatMap(it -> it.text("text")))
                            .orElse("");
            tokens += Tokenizer.count(text);
            ranked.add(new Ranked(ranked.size(), text, score(query, text)));
        }
        if (query.isBlank() || ranked.isEmpty()) {
            return Sideline.refused("invalid_value", "There is nothing to rank.");
        }
        ranked.sort(Comparator.comparing(Ranked::score).reversed());
        int most = body.number("top_n").map(BigDecimal::intValue).orElse(ranked.size());
        return Script.json(
                200,
                Members.of(
                        "id", "simrank",
                        "model", body.text("model").orElse(""),
                        "results", ranked.stream().limit(most).map(Rerank::result).toList(),
                        "usage", Members.of("search_units", 1, "total_tokens", tokens)));
    }

    /** A query of nothing but marks has no words. */
    private static BigDecimal score(String query, String text) {
        String[] words = query.toLowerCase(Locale.ROOT).split("(?U)\\W+");
        String searched = text.toLowerCase(Locale.ROOT);
        long found = List.of(words).stream().filter(searched::contains).count();
        return BigDecimal.valueOf(found)
                .divide(
                        BigDecimal.valueOf(Math.max(words.length, 1)),
                        DIGITS,
                        RoundingMode.HALF_EVEN);
    }

    private static Map<String, Object> result(Ranked ranked) {
        return Members.of(
                "index", ranked.index,
                "relevance_score", ranked.score,
                "document", Map.of("text", ranked.text));
    }
}
