package dev.bourse.wire.media;

import dev.bourse.domain.metering.Usage;
import dev.bourse.domain.unit.Tokens;
import dev.bourse.domain.unit.Units;
import dev.bourse.wire.chat.TokenCounts;
import dev.bourse.wire.json.JsonScanner;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.splice.Splice;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A ranking: which document is how relevant. */
final class Ranks implements Contents {
    private static final String UNITS = "search_units";
    private static final String TOKENS = "total_tokens";

    private final int documents;
    private int found = -1;
    private boolean foreign;

    Ranks(int documents) {
        this.documents = documents;
    }

    @Override
    public boolean read(JsonScanner in, String name, Splice splice) {
        if (!name.equals("results") || !in.isArray()) {
            return false;
        }
        found = 0;
        while (in.nextItem()) {
            in.object(name);
            foreign |= !ranksOne(in);
            found++;
        }
        return true;
    }

    /** Whether a result is about a document that was sent. */
    private boolean ranksOne(JsonScanner in) {
        boolean one = false;
        boolean scored = false;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            in.next();
            if (name.equals("index")) {
                in.integer(name, 0, documents - 1L);
                one = true;
            }
            scored |= name.equals("relevance_score") && in.isNumber();
            in.skip();
        }
        return one && scored;
    }

    @Override
    public @Nullable String flaw() {
        if (found < 0) {
            return "there are no results";
        }
        return foreign || found > documents ? "results that rank nothing that was sent" : null;
    }

    @Override
    public boolean isEmpty() {
        return found <= 0;
    }

    @Override
    public Units units(JsonObject usage) {
        return TokenCounts.read(usage, counts -> Tokens.of(counts.orZero(UNITS), 0))
                .map(units -> Units.ofSearches(units.prompt()))
                .orElse(Units.NONE);
    }

    @Override
    public Optional<Tokens> tokens(JsonObject usage) {
        return TokenCounts.read(usage, counts -> Tokens.of(counts.required(TOKENS), 0));
    }

    @Override
    public Map<String, Long> counts(Usage counted) {
        Map<String, Long> counts = new LinkedHashMap<>();
        if (counted.units().searches() > 0) {
            counts.put(UNITS, counted.units().searches());
        }
        if (counted.tokens().total() > 0) {
            counts.put(TOKENS, counted.tokens().total());
        }
        return counts;
    }
}
