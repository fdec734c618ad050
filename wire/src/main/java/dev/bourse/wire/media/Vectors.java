package dev.bourse.wire.media;

import dev.bourse.domain.metering.Usage;
import dev.bourse.domain.unit.Tokens;
import dev.bourse.domain.unit.Units;
import dev.bourse.wire.chat.TokenCounts;
import dev.bourse.wire.json.JsonScanner;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.openai.OpenAiUsage;
import dev.bourse.wire.splice.Splice;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Embeddings, one for each text that was sent. */
final class Vectors implements Contents {
    private final int wanted;
    private int found = -1;

    Vectors(int wanted) {
        this.wanted = wanted;
    }

    @Override
    public boolean read(JsonScanner in, String name, Splice splice) {
        if (!name.equals("data") || !in.isArray()) {
            return false;
        }
        found = 0;
        while (in.nextItem()) {
            found += in.isObject() && hasVector(in) ? 1 : 0;
        }
        return true;
    }

    private static boolean hasVector(JsonScanner in) {
        boolean vector = false;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            in.next();
            vector |= name.equals("embedding") && (in.isArray() || in.isText());
            in.skip();
        }
        return vector;
    }

    @Override
    public @Nullable String flaw() {
        return found == wanted ? null : found + " vectors for " + wanted + " texts";
    }

    @Override
    public boolean isEmpty() {
        return found <= 0;
    }

    @Override
    public Units units(JsonObject usage) {
        return Units.NONE;
    }

    @Override
    public Optional<Tokens> tokens(JsonObject usage) {
        return usage.get("prompt_tokens").isPresent()
                ? OpenAiUsage.of(usage)
                : TokenCounts.read(usage, counts -> Tokens.of(counts.required("total_tokens"), 0));
    }

    @Override
    public Map<String, Long> counts(Usage counted) {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("prompt_tokens", counted.tokens().prompt());
        counts.put("total_tokens", counted.tokens().total());
        return counts;
    }
}
