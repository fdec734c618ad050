package dev.bourse.wire.openai;

import dev.bourse.wire.chat.Effort;
import dev.bourse.wire.chat.Thinking;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Set;

/** Reads {@code reasoning}, {@code reasoning_effort} and {@code include_reasoning}. */
final class ThinkingReader {
    /** Members of {@code reasoning} that other dialects have a place for. */
    static final Set<String> CARRIED =
            Set.of("effort", "max_tokens", "enabled", "exclude", "summary");

    private ThinkingReader() {}

    static Thinking read(JsonObject body) {
        JsonObject reasoning = body.object("reasoning");
        boolean shown = body.flag("include_reasoning").orElse(false);
        boolean silent = body.flag("include_reasoning").isPresent() && !shown;
        return new Thinking(
                effort(
                        reasoning
                                .text("effort")
                                .or(() -> body.text("reasoning_effort"))
                                .orElse(null)),
                reasoning.number("max_tokens").map(BigDecimal::longValueExact).orElse(-1L),
                reasoning.flag("enabled").orElse(null),
                reasoning.flag("exclude").orElse(silent),
                reasoning.text("summary").orElse(null),
                shown);
    }

    private static @Nullable Effort effort(@Nullable String word) {
        try {
            return word == null ? null : Effort.of(word);
        } catch (IllegalArgumentException unknown) {
            throw new JsonException("'reasoning.effort' must be one of " + Words.EFFORTS);
        }
    }
}
