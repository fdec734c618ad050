package dev.bourse.domain.routing;

import dev.bourse.domain.catalog.Endpoint;

/** The health of endpoints at one moment. */
@FunctionalInterface
public interface HealthView {
    /** Never null; {@link Health#UNKNOWN} for an endpoint that was never called. */
    Health of(Endpoint endpoint);
}
