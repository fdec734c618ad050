package dev.bourse.domain.routing;

import dev.bourse.domain.catalog.Endpoint;

/**
 * An endpoint that will not be tried.
 *
 * @param endpoint what was removed
 * @param reason the first rule that it broke
 */
public record Exclusion(Endpoint endpoint, Reason reason) {}
