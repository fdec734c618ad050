package dev.bourse.domain.market;

/**
 * How an endpoint served in some stretch of time.
 *
 * @param good attempts that it answered well
 * @param failed attempts that failed by its fault
 * @param rateLimited attempts that it turned away with 429
 * @param forbidden attempts that it refused by policy
 * @param formed answers that were judged by the form that was asked for
 * @param malformed those among them that do not have it
 * @param traffic its answers
 */
public record Service(
        long good,
        long failed,
        long rateLimited,
        long forbidden,
        long formed,
        long malformed,
        Traffic traffic) {
    /** None. */
    public static final Service NONE = new Service(0, 0, 0, 0, 0, 0, Traffic.NONE);

    /** Attempts of any kind that say something about it. */
    public long attempts() {
        return good + failed + rateLimited + forbidden;
    }

    /** Attempts that count for its uptime. */
    public long judged() {
        return good + failed;
    }

    /** Both together. */
    public Service plus(Service other) {
        return new Service(
                good + other.good,
                failed + other.failed,
                rateLimited + other.rateLimited,
                forbidden + other.forbidden,
                formed + other.formed,
                malformed + other.malformed,
                traffic.plus(other.traffic));
    }
}
