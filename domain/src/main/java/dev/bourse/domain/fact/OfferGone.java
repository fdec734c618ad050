package dev.bourse.domain.fact;

/**
 * A provider's document no longer offers an endpoint.
 *
 * @param atMicros when that was seen
 * @param provider slug of the provider
 * @param endpoint id of the endpoint
 */
public record OfferGone(long atMicros, String provider, String endpoint) implements ListingFact {}
