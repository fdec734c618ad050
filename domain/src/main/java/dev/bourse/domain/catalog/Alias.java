package dev.bourse.domain.catalog;

import java.util.List;

/**
 * A name such as {@code ~author/family-latest} that stands for the newest of several models
 * (openrouter.md 2.6).
 *
 * @param id what a caller names; begins with {@code ~}
 * @param models ids of the models it may stand for, at least one; the first that has not expired
 *     answers
 */
public record Alias(String id, List<String> models) {
    /** What every alias begins with. */
    public static final String MARK = "~";

    public Alias {
        if (!id.startsWith(MARK) || id.split("/", -1).length != 2) {
            throw new IllegalArgumentException("an alias is ~author/name: '" + id + "'");
        }
        models = List.copyOf(models);
        if (models.isEmpty()) {
            throw new IllegalArgumentException("'" + id + "' stands for no model");
        }
    }

    /** Whether a name that a caller sent is meant as an alias. */
    public static boolean isOne(String name) {
        return name.startsWith(MARK);
    }
}
