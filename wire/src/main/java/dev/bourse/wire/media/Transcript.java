package dev.bourse.wire.media;

import dev.bourse.domain.metering.Usage;
import dev.bourse.domain.unit.Tokens;
import dev.bourse.domain.unit.Units;
import dev.bourse.wire.json.JsonScanner;
import dev.bourse.wire.json.JsonValue.JsonNumber;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.splice.Splice;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What was said in a recording. Silence is an answer too. */
final class Transcript implements Contents {
    private static final String SECONDS = "seconds";

    /** No recording that fits into a request is longer than a year. */
    private static final BigDecimal MOST = BigDecimal.valueOf(31_536_000);

    private boolean text;
    private @Nullable BigDecimal duration;

    @Override
    public boolean read(JsonScanner in, String name, Splice splice) {
        if (name.equals("text") && in.isText()) {
            text = true;
            in.skip();
            return true;
        }
        if (name.equals("duration") && (in.isNumber() || in.isText())) {
            duration = in.decimal(name);
            return true;
        }
        return false;
    }

    @Override
    public @Nullable String flaw() {
        return text ? null : "there is no text";
    }

    @Override
    public boolean isEmpty() {
        return false;
    }

    /** The upstream's own seconds, else the length that it found the recording to have. */
    @Override
    public Units units(JsonObject usage) {
        BigDecimal told =
                usage.get(SECONDS).orElse(null) instanceof JsonNumber(BigDecimal seconds)
                        ? seconds
                        : duration;
        return told == null || told.signum() <= 0 || told.compareTo(MOST) > 0
                ? Units.NONE
                : Units.ofSeconds(told.setScale(0, RoundingMode.CEILING).longValueExact());
    }

    @Override
    public Optional<Tokens> tokens(JsonObject usage) {
        return usage.get("input_tokens").isPresent() ? UsageObject.tokens(usage) : Optional.empty();
    }

    @Override
    public Map<String, Long> counts(Usage counted) {
        Map<String, Long> counts = new LinkedHashMap<>(UsageObject.named(counted.tokens()));
        if (counted.units().seconds() > 0) {
            counts.put(SECONDS, counted.units().seconds());
        }
        return counts;
    }
}
