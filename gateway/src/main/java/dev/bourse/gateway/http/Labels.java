package dev.bourse.gateway.http;

import dev.bourse.domain.market.Facet;

import java.util.Optional;

/** The labels that classified prompts can have. */
final class Labels {
    private static final String LABEL = "[a-z0-9][a-z0-9:_/-]{0,40}";

    private Labels() {}

    /** The label of that name; empty when there is none. */
    static Optional<String> of(Facet facet, String name) {
        return Optional.of(name).filter(it -> facet.isSampled() && it.matches(LABEL));
    }
}
