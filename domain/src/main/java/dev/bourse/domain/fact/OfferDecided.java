package dev.bourse.domain.fact;

/**
 * The operator, or a provider for what is its own, decided whether an endpoint shall be offered.
 *
 * @param atMicros when
 * @param provider slug of the provider
 * @param endpoint id of the endpoint
 * @param publish whether it shall
 */
public record OfferDecided(long atMicros, String provider, String endpoint, boolean publish)
        implements ListingFact {}
