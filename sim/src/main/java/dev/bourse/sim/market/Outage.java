package dev.bourse.sim.market;

/**
 * A provider answered nothing but errors for a while.
 *
 * @param provider its slug
 * @param fromMicros when that began, epoch microseconds
 * @param untilMicros when it was over
 */
public record Outage(String provider, long fromMicros, long untilMicros) {
    /** Whether a request to that provider at that time meets it. */
    public boolean strikes(String slug, long atMicros) {
        return provider.equals(slug) && atMicros >= fromMicros && atMicros < untilMicros;
    }
}
