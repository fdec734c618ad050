package dev.bourse.wire.preset;

import dev.bourse.domain.catalog.Dialect;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which members of a request speak of the same thing, so that one of the request takes the place of
 * another of the preset, and which members only hold others.
 */
final class Groups {
    private static final List<Set<String>> OPENAI =
            List.of(
                    Set.of("max_tokens", "max_completion_tokens"),
                    Set.of("reasoning", "reasoning_effort"));
    private static final List<Set<String>> ANTHROPIC =
            List.of(
                    Set.of("models", "fallbacks"),
                    Set.of("service_tier", "speed"),
                    Set.of("thinking", "output_config.effort"),
                    Set.of("output_format", "output_config.format"));
    private static final List<Set<String>> GEMINI =
            List.of(
                    Set.of(
                            "generationConfig.responseMimeType",
                            "generationConfig.responseSchema",
                            "generationConfig.responseJsonSchema",
                            "generationConfig._responseJsonSchema"));

    private Groups() {}

    /** The names that speak of the same as this one, itself among them. */
    static Set<String> of(Dialect dialect, String name) {
        return groups(dialect).stream()
                .filter(group -> group.contains(name))
                .findFirst()
                .orElse(Set.of(name));
    }

    /** The member that holds settings and is none itself; empty when the dialect has none. */
    static Optional<String> container(Dialect dialect) {
        return switch (dialect) {
            case OPENAI -> Optional.empty();
            case RESPONSES -> Optional.of("text");
            case ANTHROPIC -> Optional.of("output_config");
            case GEMINI -> Optional.of("generationConfig");
        };
    }

    private static List<Set<String>> groups(Dialect dialect) {
        return switch (dialect) {
            case OPENAI -> OPENAI;
            case RESPONSES -> List.of();
            case ANTHROPIC -> ANTHROPIC;
            case GEMINI -> GEMINI;
        };
    }
}
