package dev.bourse.domain.routing;

import dev.bourse.domain.catalog.Endpoint;

import java.util.List;

/**
 * An endpoint that will not be tried.
 *
 * @param endpoint what was removed
 * @param reason the first rule that it broke
 * @param missing by name what the request needs and it lacks; empty where the rule says it all
 */
public record Exclusion(Endpoint endpoint, Reason reason, List<String> missing) {
    public Exclusion {
        missing = List.copyOf(missing);
    }

    /** One clause for people, with "it" for the endpoint. */
    public String text() {
        return missing.isEmpty()
                ? reason.text()
                : reason.text() + ": " + String.join(", ", missing);
    }
}
