package dev.bourse.gateway.live;

import dev.bourse.domain.routing.Health;
import dev.bourse.domain.routing.Percentiles;
import dev.bourse.domain.routing.ToolRecord;

import org.HdrHistogram.AbstractHistogram;

/** All figures of one endpoint, of bounded size. For one thread at a time. */
final class Scores {
    private static final long SECOND = 1_000_000;
    private static final long MINUTE = 60 * SECOND;

    /** No wish of an endpoint keeps it out for longer. */
    private static final long LONGEST_COOLDOWN = 10 * MINUTE;

    private static final int UNITS_PER_TOKEN = 10;
    private static final long MICROS_PER_UNIT = 100;
    private static final long LONGEST_LATENCY = 10 * MINUTE / MICROS_PER_UNIT;
    private static final long HIGHEST_THROUGHPUT = 100_000L * UNITS_PER_TOKEN;

    private final Uptime last30s = new Uptime(SECOND, 30);
    private final Uptime last5m = new Uptime(10 * SECOND, 30);
    private final Uptime last30m = new Uptime(MINUTE, 30);
    private final Uptime last1d = new Uptime(30 * MINUTE, 48);
    private final Uptime[] windows = {last30s, last5m, last30m, last1d};
    private final RollingCount rateLimited = new RollingCount(MINUTE, 30);
    private final RollingCount forbidden = new RollingCount(MINUTE, 30);
    private final Distribution latency = new Distribution(LONGEST_LATENCY);
    private final Distribution throughput = new Distribution(HIGHEST_THROUGHPUT);
    private final RollingCount toolRequests = new RollingCount(5 * MINUTE, 24);
    private final RollingCount faulty = new RollingCount(5 * MINUTE, 24);
    private final RollingCount formed = new RollingCount(5 * MINUTE, 24);
    private final RollingCount malformed = new RollingCount(5 * MINUTE, 24);
    private long coolingUntil;

    void add(CallResult result, long now) {
        switch (result) {
            case CallResult.Answered answered -> answered(answered, now);
            case CallResult.CalledTools(boolean wrong) -> calledTools(wrong, now);
            case CallResult.GaveForm(boolean wrong) -> gaveForm(wrong, now);
            case CallResult.Failed failed -> failed(failed, now);
            case CallResult.RateLimited limited -> rateLimited(limited, now);
            case CallResult.Forbidden _ -> forbidden.add(now);
            case CallResult.NotCounted _ -> {}
        }
    }

    Health health(long now) {
        return new Health(
                last5m.successes(now),
                last5m.failures(now),
                last30s.successes(now),
                last30s.failures(now),
                coolingUntil > now ? coolingUntil : 0,
                seconds(latency.lastShort(now)),
                tokensPerSecond(throughput.lastShort(now)),
                tools(now));
    }

    EndpointReport report(long now) {
        return new EndpointReport(
                last5m.percent(now),
                last30m.percent(now),
                last1d.percent(now),
                rateLimited.sum(now),
                forbidden.sum(now),
                seconds(latency.lastLong(now)),
                tokensPerSecond(throughput.lastLong(now)),
                tools(now),
                formed.sum(now),
                malformed.sum(now));
    }

    private ToolRecord tools(long now) {
        return new ToolRecord(last30m.successes(now), toolRequests.sum(now), faulty.sum(now));
    }

    private void calledTools(boolean wrong, long now) {
        toolRequests.add(now);
        if (wrong) {
            faulty.add(now);
        }
    }

    private void gaveForm(boolean wrong, long now) {
        formed.add(now);
        if (wrong) {
            malformed.add(now);
        }
    }

    private void answered(CallResult.Answered answer, long now) {
        for (Uptime window : windows) {
            window.success(now);
        }
        latency.record(answer.firstTokenMicros() / MICROS_PER_UNIT, now);
        if (answer.outputTokens() > 0 && answer.totalMicros() > 0) {
            double perSecond = (double) answer.outputTokens() * SECOND / answer.totalMicros();
            throughput.record(Math.round(perSecond * UNITS_PER_TOKEN), now);
        }
    }

    private void failed(CallResult.Failed failure, long now) {
        for (Uptime window : windows) {
            window.failure(now);
        }
        cool(failure.retryAfterMicros(), now);
    }

    private void rateLimited(CallResult.RateLimited limited, long now) {
        rateLimited.add(now);
        cool(limited.retryAfterMicros(), now);
    }

    private void cool(long retryAfter, long now) {
        if (retryAfter > 0) {
            coolingUntil = Math.max(coolingUntil, now + Math.min(retryAfter, LONGEST_COOLDOWN));
        }
    }

    private static Percentiles seconds(AbstractHistogram units) {
        double scale = (double) MICROS_PER_UNIT / SECOND;
        return new Percentiles(
                scale * units.getValueAtPercentile(50),
                scale * units.getValueAtPercentile(75),
                scale * units.getValueAtPercentile(90),
                scale * units.getValueAtPercentile(99),
                units.getTotalCount());
    }

    /** More is better: what 90 % reach is the lowest tenth. */
    private static Percentiles tokensPerSecond(AbstractHistogram units) {
        double scale = 1.0 / UNITS_PER_TOKEN;
        return new Percentiles(
                scale * units.getValueAtPercentile(50),
                scale * units.getValueAtPercentile(25),
                scale * units.getValueAtPercentile(10),
                scale * units.getValueAtPercentile(1),
                units.getTotalCount());
    }
}
