package dev.bourse.sim.workload;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Replays a trace in open loop against an OpenAI-like API, on one event loop. Nothing is sent
 * twice: what fails is reported as failed.
 */
public final class Replay {
    private static final long PROGRESS_MILLIS = 100;
    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    private final Vertx vertx;
    private final LongSupplier micros;
    private final ReplayOptions options;
    private final Progress progress;
    private final HttpClient client;
    private final OpenLoop loop;
    private final List<Outcome> outcomes = new ArrayList<>();
    private final Promise<ReplayReport> ended = Promise.promise();
    private long startMicros;
    private int failed;

    private Replay(Vertx vertx, LongSupplier micros, ReplayOptions options, Progress progress) {
        this.vertx = vertx;
        this.micros = micros;
        this.options = options;
        this.progress = progress;
        client = client(vertx, options);
        loop =
                new OpenLoop(
                        options.trace().rows(),
                        options.speed(),
                        micros,
                        (millis, action) -> vertx.setTimer(millis, _ -> action.run()),
                        this::send);
    }

    /**
     * Starts a replay.
     *
     * @param micros the clock; it must run as fast as timers do
     * @param progress told how far it is, ten times a second and at the end, on an event loop
     * @return the report, when the last request has been answered or given up
     */
    public static Future<ReplayReport> run(
            Vertx vertx, LongSupplier micros, ReplayOptions options, Progress progress) {
        Replay replay = new Replay(vertx, micros, options, progress);
        Context context = vertx.getOrCreateContext();
        context.runOnContext(_ -> replay.start());
        return replay.ended.future();
    }

    private void start() {
        startMicros = micros.getAsLong();
        long ticking = vertx.setPeriodic(PROGRESS_MILLIS, _ -> tell());
        ended.future()
                .onComplete(_ -> {
                    vertx.cancelTimer(ticking);
                    client.close();
                });
        loop.start();
        endIfDone();
    }

    private void send(int row, long dueMicros) {
        Order order = Order.of(options, row);
        Buffer body = order.body(options.prompts());
        Call call = new Call(order, dueMicros, micros, this::add);
        long patience = vertx.setTimer(options.patience().toMillis(), _ -> call.expire());
        call.onOver(() -> vertx.cancelTimer(patience));
        client.request(request())
                .onSuccess(request -> call.send(request, body))
                .onFailure(call::broken);
    }

    private void add(Outcome outcome) {
        outcomes.add(outcome);
        failed += outcome.answered() ? 0 : 1;
        endIfDone();
    }

    private void endIfDone() {
        if (outcomes.size() == options.trace().rows().size() && !ended.future().isComplete()) {
            tell();
            long wall = micros.getAsLong() - startMicros;
            ended.complete(new ReplayReport(outcomes, options.speed(), wall));
        }
    }

    private void tell() {
        progress.at(loop.sent(), outcomes.size() - failed, failed, options.trace().rows().size());
    }

    private RequestOptions request() {
        URI base = options.baseUrl();
        boolean secure = "https".equals(base.getScheme());
        int standard = secure ? HTTPS : HTTP;
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(base.getHost())
                .setPort(base.getPort() < 0 ? standard : base.getPort())
                .setSsl(secure)
                .setURI(base.getRawPath().replaceFirst("/$", "") + "/chat/completions")
                .putHeader("content-type", "application/json")
                .putHeader("authorization", "Bearer " + options.apiKey());
    }

    private static HttpClient client(Vertx vertx, ReplayOptions options) {
        return vertx.httpClientBuilder()
                .with(new HttpClientOptions().setTcpNoDelay(true))
                .with(new PoolOptions().setHttp1MaxSize(options.connections()))
                .withConnectHandler(connection -> connection.exceptionHandler(_ -> {}))
                .build();
    }

    /** Watches a replay. */
    @FunctionalInterface
    public interface Progress {
        /**
         * How far it is.
         *
         * @param sent requests on their way or back
         * @param answered those with a complete answer
         * @param failed those without
         * @param total all that there will be
         */
        void at(int sent, int answered, int failed, int total);
    }
}
