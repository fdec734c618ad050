package dev.bourse.domain.routing;

import dev.bourse.domain.catalog.Endpoint;

/**
 * An endpoint that may be tried.
 *
 * @param endpoint where to send the request
 * @param position why it stands where it stands
 */
public record Candidate(Endpoint endpoint, Position position) {}
