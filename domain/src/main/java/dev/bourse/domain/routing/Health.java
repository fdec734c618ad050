package dev.bourse.domain.routing;

/**
 * How an endpoint has done lately (openrouter.md 2.4). User errors (400, 413, 403) and 429 count in
 * no direction; 401, 402, 404 and 5xx from upstream, timeouts and broken streams are failures.
 *
 * @param successes good answers in the window that uptime is judged from (5 minutes)
 * @param failures failures in that window
 * @param recentSuccesses good answers in the last 30 seconds
 * @param recentFailures failures in the last 30 seconds
 * @param coolingUntilMicros until when the endpoint asked to be left alone (Retry-After), epoch
 *     microseconds; 0 when it did not
 * @param latency seconds to the first token
 * @param throughput output tokens per second
 * @param tools how well it calls tools
 */
public record Health(
        long successes,
        long failures,
        long recentSuccesses,
        long recentFailures,
        long coolingUntilMicros,
        Percentiles latency,
        Percentiles throughput,
        ToolRecord tools) {
    /** Nothing is known: an endpoint is trusted until it fails. */
    public static final Health UNKNOWN =
            new Health(0, 0, 0, 0, 0, Percentiles.UNMEASURED, Percentiles.UNMEASURED);

    /** Nothing is known of how it calls tools. */
    public Health(
            long successes,
            long failures,
            long recentSuccesses,
            long recentFailures,
            long coolingUntilMicros,
            Percentiles latency,
            Percentiles throughput) {
        this(
                successes,
                failures,
                recentSuccesses,
                recentFailures,
                coolingUntilMicros,
                latency,
                throughput,
                ToolRecord.NONE);
    }
}
