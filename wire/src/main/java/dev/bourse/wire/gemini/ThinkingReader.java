package dev.bourse.wire.gemini;

import dev.bourse.wire.chat.Effort;
import dev.bourse.wire.chat.Thinking;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Set;

/** Reads {@code thinkingConfig}. */
final class ThinkingReader {
    /** Members that other dialects have a place for. */
    static final Set<String> CARRIED = Set.of("thinkingBudget", "thinkingLevel", "includeThoughts");

    private ThinkingReader() {}

    static Thinking read(ProtoObject config) {
        if (config.isEmpty()) {
            return Thinking.UNSAID;
        }
        long budget = config.whole("thinkingBudget").orElse(-2L);
        boolean wanted = config.flag("includeThoughts").orElse(false);
        Effort effort = effort(config.text("thinkingLevel").orElse(""));
        boolean unmeasured = budget == -1 || (budget < -1 && wanted && effort == null);
        return new Thinking(effort, Math.max(budget, -1), unmeasured ? true : null, !wanted, null);
    }

    private static @Nullable Effort effort(String level) {
        return switch (level.toUpperCase(Locale.ROOT)) {
            case "MINIMAL" -> Effort.MINIMAL;
            case "LOW" -> Effort.LOW;
            case "MEDIUM" -> Effort.MEDIUM;
            case "HIGH" -> Effort.HIGH;
            default -> null;
        };
    }
}
