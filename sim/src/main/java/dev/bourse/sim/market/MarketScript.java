package dev.bourse.sim.market;

import dev.bourse.sim.provider.Latency;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who asked for what during eight weeks, and which provider failed when. It knows nothing of
 * routing, prices or rankings. Among hundreds of accounts, few of which ask much, there is one that
 * comes late and sends more to a hidden model than all others send to any.
 *
 * @param startMicros when it begins, epoch microseconds
 * @param endMicros when it ends
 * @param accounts everybody who asks
 * @param requests in the order of their times
 * @param outages when providers failed
 */
public record MarketScript(
        long startMicros,
        long endMicros,
        List<String> accounts,
        List<ScriptedRequest> requests,
        List<Outage> outages) {
    /** How many weeks a script lasts. */
    public static final int WEEKS = 8;

    /** The account of whoever reads the pages. */
    public static final String OWN_ACCOUNT = "default";

    /** The account that sends the most. */
    public static final String WHALE = "whale";

    /** The model that it sends it to. */
    public static final String HIDDEN_MODEL = MarketModel.GHOST.id();

    private static final long WEEK = TimeUnit.DAYS.toMicros(7);
    private static final int SERVICE_UNAVAILABLE = 503;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final long QUICK = 40_000;

    public MarketScript {
        accounts = List.copyOf(accounts);
        requests = List.copyOf(requests);
        outages = List.copyOf(outages);
    }

    /**
     * The script that ends at that moment.
     *
     * @param seed decides everything
     * @param sizes how long prompts and answers are
     * @param prompts what prompts say
     */
    public static MarketScript of(
            long seed, long endMicros, RequestSizes sizes, RequestPrompts prompts) {
        long start = endMicros - WEEKS * WEEK;
        return new ScriptWriter(seed, start, sizes, prompts).write();
    }

    /** Every program that requests come from. */
    public static List<ScriptedApp> apps() {
        return Stream.concat(ScriptedApp.CODE.stream(), ScriptedApp.CHAT.stream()).toList();
    }

    /** How many of a hundred questions each model gets right, by its id. */
    public static Map<String, Integer> scores() {
        return Stream.of(MarketModel.values())
                .collect(Collectors.toMap(MarketModel::id, MarketModel::score));
    }

    /** The week of the script that a moment is in, from 0. */
    public int week(long atMicros) {
        return (int) Math.min(WEEKS - 1L, (atMicros - startMicros) / WEEK);
    }

    /** When a week of the script begins. */
    public long startOf(int week) {
        return startMicros + week * WEEK;
    }

    /**
     * What a provider answers.
     *
     * @param provider its slug
     * @param random where its pace is drawn from
     */
    public PastAnswer answer(ScriptedRequest request, String provider, RandomGenerator random) {
        if (outages.stream().anyMatch(one -> one.strikes(provider, request.atMicros()))) {
            return new PastAnswer.Faulty(SERVICE_UNAVAILABLE, QUICK);
        }
        MarketVendor vendor = MarketVendor.of(provider);
        if (request.crowded() && vendor == MarketVendor.THRIFTY) {
            return new PastAnswer.Faulty(TOO_MANY_REQUESTS, QUICK);
        }
        double slowness = MarketModel.of(request.model()).slowness();
        long first = micros(vendor.firstToken().times(slowness), random);
        long each = micros(vendor.perToken().times(slowness), random);
        return new PastAnswer.Whole(
                vendor.caches() ? request.repeatedTokens() : 0,
                first,
                first + each * request.outputTokens());
    }

    /** A log-normal draw with that median and that 99th percentile. */
    private static long micros(Latency latency, RandomGenerator random) {
        double sigma = Math.log(latency.p99Millis() / latency.p50Millis()) / 2.326;
        double millis = latency.p50Millis() * Math.exp(sigma * random.nextGaussian());
        return Math.max(1, (long) (millis * TimeUnit.MILLISECONDS.toMicros(1)));
    }
}
