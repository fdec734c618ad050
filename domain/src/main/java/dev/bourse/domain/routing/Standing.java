package dev.bourse.domain.routing;

/**
 * What the health of an endpoint means for its place (openrouter.md 2.3, 2.4).
 *
 * <p>Uptime counts only from {@link #ENOUGH} requests on: until then an endpoint is sound, unless
 * it is failing right now. It is failing when at least one in {@link #OUTAGE_SHARE} of the requests
 * of the last 30 seconds failed, or while the pause lasts that it asked for.
 */
public enum Standing {
    /** Uptime of 95 % or more, or not judged yet. */
    SOUND(0),
    /** Uptime of 80 to 94 %. */
    DEGRADED(1),
    /** Uptime below 80 %. */
    UNRELIABLE(2),
    /** In a significant outage, or cooling down. */
    FAILING(3);

    private static final long ENOUGH = 100;
    private static final long OUTAGE_SHARE = 20;
    private static final long SOUND_PERCENT = 95;
    private static final long DEGRADED_PERCENT = 80;
    private static final long HUNDRED = 100;

    private final int digit;

    Standing(int digit) {
        this.digit = digit;
    }

    /** Less is better. */
    int digit() {
        return digit;
    }

    /** The standing at a moment in epoch microseconds. */
    public static Standing of(Health health, long nowMicros) {
        return health.coolingUntilMicros() > nowMicros || inOutage(health)
                ? FAILING
                : ofUptime(health.successes(), health.successes() + health.failures());
    }

    private static boolean inOutage(Health health) {
        long failures = health.recentFailures();
        return failures > 0 && failures * OUTAGE_SHARE >= failures + health.recentSuccesses();
    }

    private static Standing ofUptime(long successes, long requests) {
        if (requests < ENOUGH || successes * HUNDRED >= requests * SOUND_PERCENT) {
            return SOUND;
        }
        return successes * HUNDRED >= requests * DEGRADED_PERCENT ? DEGRADED : UNRELIABLE;
    }
}
