package dev.bourse.gateway.http;

import dev.bourse.domain.market.Facet;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The labels that classified prompts can have (openrouter.md 4.1). */
final class Labels {
    private static final String LABEL = "[a-z0-9][a-z0-9:_/-]{0,40}";
    private static final String GENERAL = "general";
    private static final List<String> GROUPS = List.of("code", "data", "agent");

    private Labels() {}

    /** The label of that name; empty when there is none. */
    static Optional<String> of(Facet facet, String name) {
        return Optional.of(name).filter(it -> facet.isSampled() && it.matches(LABEL));
    }

    /** The group of a task. */
    static String macro(String task) {
        return GROUPS.stream()
                .filter(group -> task.startsWith(group + ":"))
                .findFirst()
                .orElse(GENERAL);
    }

    /** The name of a task for people. */
    static String task(String task) {
        String words = task.substring(task.indexOf(':') + 1).replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
