package dev.bourse.gateway.live;

import dev.bourse.domain.routing.Percentiles;
import dev.bourse.domain.routing.ToolRecord;

import org.jspecify.annotations.Nullable;

/**
 * How an endpoint has done, for people and for the endpoints page. Uptimes are successes in percent
 * of successes and failures; null when there were too few to say.
 *
 * @param uptime5m uptime over 5 minutes
 * @param uptime30m uptime over 30 minutes
 * @param uptime1d uptime over a day
 * @param rateLimited30m answers with 429 in 30 minutes
 * @param forbidden30m answers with 403 in 30 minutes
 * @param latency30m seconds to the first token over 30 minutes
 * @param throughput30m output tokens per second over 30 minutes
 * @param tools how well it called tools over two hours
 * @param formed answers of two hours that were judged by the form that was asked for
 * @param malformed those among them that do not have it
 */
public record EndpointReport(
        @Nullable Double uptime5m,
        @Nullable Double uptime30m,
        @Nullable Double uptime1d,
        long rateLimited30m,
        long forbidden30m,
        Percentiles latency30m,
        Percentiles throughput30m,
        ToolRecord tools,
        long formed,
        long malformed) {
    /** Nothing is known. */
    public static final EndpointReport UNKNOWN =
            new EndpointReport(
                    null,
                    null,
                    null,
                    0,
                    0,
                    Percentiles.UNMEASURED,
                    Percentiles.UNMEASURED,
                    ToolRecord.NONE,
                    0,
                    0);
}
