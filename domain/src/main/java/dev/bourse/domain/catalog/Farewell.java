package dev.bourse.domain.catalog;

import java.util.List;

/**
 * What is told about a model that goes, or whose author has shown itself.
 *
 * @param message for people: why it goes, or who it was
 * @param successors ids of models to name instead, best first
 */
public record Farewell(String message, List<String> successors) {
    public Farewell {
        if (message.isBlank()) {
            throw new IllegalArgumentException("a farewell says something");
        }
        successors = List.copyOf(successors);
    }
}
