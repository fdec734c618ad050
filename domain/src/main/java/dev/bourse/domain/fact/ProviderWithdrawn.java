package dev.bourse.domain.fact;

/**
 * A provider is no longer listed, and what was known of its offers is forgotten.
 *
 * @param atMicros when
 * @param provider its slug
 */
public record ProviderWithdrawn(long atMicros, String provider) implements ListingFact {}
