package dev.bourse.sim.workload;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * What is replayed, where and how.
 *
 * @param trace when requests come and how long they are
 * @param prompts what they are made of
 * @param baseUrl root of an OpenAI-like API, up to and including {@code /v1}
 * @param apiKey sent as a bearer token
 * @param models each request draws one of these
 * @param speed how many seconds of the trace pass in a real one
 * @param streamed the share of requests that ask for a stream, 0 to 1
 * @param connections the most connections at once; what comes on top waits, and its waiting counts
 * @param patience how long an answer may take until it is given up
 * @param seed decides models and streams
 */
public record ReplayOptions(
        Trace trace,
        Prompts prompts,
        URI baseUrl,
        String apiKey,
        List<String> models,
        double speed,
        double streamed,
        int connections,
        Duration patience,
        long seed) {
    private static final int SOME_CONNECTIONS = 512;
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    public ReplayOptions {
        if (models.isEmpty() || connections <= 0 || patience.toMillis() <= 0) {
            throw new IllegalArgumentException("a replay needs a model, a connection and time");
        }
        if (!(speed > 0) || !(streamed >= 0 && streamed <= 1)) {
            throw new IllegalArgumentException("no speed or share: " + speed + ", " + streamed);
        }
        if (baseUrl.getHost() == null) {
            throw new IllegalArgumentException("no address: " + baseUrl);
        }
        models = List.copyOf(models);
    }

    /**
     * At the speed of the trace, half of it streamed, over 512 connections, a minute of patience.
     */
    public static ReplayOptions of(Trace trace, Prompts prompts, URI baseUrl, String... models) {
        return new ReplayOptions(
                trace,
                prompts,
                baseUrl,
                "",
                List.of(models),
                1,
                0.5,
                SOME_CONNECTIONS,
                A_MINUTE,
                1);
    }

    public ReplayOptions withKey(String key) {
        return new ReplayOptions(
                trace, prompts, baseUrl, key, models, speed, streamed, connections, patience, seed);
    }

    public ReplayOptions atSpeed(double times) {
        return new ReplayOptions(
                trace,
                prompts,
                baseUrl,
                apiKey,
                models,
                times,
                streamed,
                connections,
                patience,
                seed);
    }

    public ReplayOptions streaming(double share) {
        return new ReplayOptions(
                trace, prompts, baseUrl, apiKey, models, speed, share, connections, patience, seed);
    }

    public ReplayOptions over(int most) {
        return new ReplayOptions(
                trace, prompts, baseUrl, apiKey, models, speed, streamed, most, patience, seed);
    }

    public ReplayOptions waiting(Duration longest) {
        return new ReplayOptions(
                trace,
                prompts,
                baseUrl,
                apiKey,
                models,
                speed,
                streamed,
                connections,
                longest,
                seed);
    }

    public ReplayOptions fromSeed(long other) {
        return new ReplayOptions(
                trace,
                prompts,
                baseUrl,
                apiKey,
                models,
                speed,
                streamed,
                connections,
                patience,
                other);
    }
}
