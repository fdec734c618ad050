package dev.bourse.gateway.upstream;

import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.Provider;

import io.vertx.core.Context;
import io.vertx.core.Deployable;
import io.vertx.core.Future;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Calls endpoints as requests of callers are called, on one event loop, for whoever wants to know
 * how they answer.
 */
public final class Prober implements Deployable {
    private static final int LONGEST_ANSWER = 4 << 20;

    private final LongSupplier millis;
    private final Timeouts timeouts;
    private final Map<Object, CompletableFuture<Probed>> waiting = new ConcurrentHashMap<>();
    private volatile boolean closed;
    private volatile @Nullable Context loop;
    private volatile @Nullable Upstream upstream;

    /**
     * @param millis monotonic milliseconds
     */
    public Prober(LongSupplier millis, Timeouts timeouts) {
        this.millis = millis;
        this.timeouts = timeouts;
    }

    @Override
    public Future<?> deploy(Context context) {
        Deadlines deadlines = new Deadlines(millis);
        deadlines.start(context.owner());
        upstream = new Upstream(context, deadlines, timeouts, 1);
        loop = context;
        return Future.succeededFuture();
    }

    /** Whoever still waits is told that there will be no answer. */
    @Override
    public Future<?> undeploy(Context context) {
        closed = true;
        waiting.values().forEach(Prober::leave);
        return Future.succeededFuture();
    }

    /**
     * Asks an endpoint once; completes in any case, on the event loop: with an exception only when
     * the exchange ends.
     */
    public CompletableFuture<Probed> ask(
            Endpoint endpoint, Provider provider, Reach reach, Order order) {
        Target target = Target.chat(endpoint, provider, provider.name(), reach);
        CompletableFuture<Probed> answer = new CompletableFuture<>();
        Object ticket = new Object();
        waiting.put(ticket, answer);
        if (closed) {
            leave(answer);
        } else {
            Objects.requireNonNull(loop, "not deployed")
                    .runOnContext(_ -> new Ear(answer).hear(caller(), target, order));
        }
        return answer.whenComplete((_, _) -> waiting.remove(ticket));
    }

    private static void leave(CompletableFuture<Probed> answer) {
        answer.completeExceptionally(new IllegalStateException("the exchange ends"));
    }

    private Upstream caller() {
        return Objects.requireNonNull(upstream, "not deployed");
    }

    /** Collects one answer. */
    private static final class Ear implements AttemptListener {
        private final CompletableFuture<Probed> answer;
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();
        private @Nullable Attempt attempt;

        Ear(CompletableFuture<Probed> answer) {
            this.answer = answer;
        }

        void hear(Upstream upstream, Target target, Order order) {
            Attempt begun = upstream.attempt(target, this);
            attempt = begun;
            begun.start(order);
        }

        @Override
        public void began(int status, String mediaType) {}

        @Override
        public void read(byte[] bytes) {
            body.writeBytes(bytes);
            if (body.size() > LONGEST_ANSWER) {
                Objects.requireNonNull(attempt).cancel();
                failed(AttemptFailure.tooLong());
            }
        }

        @Override
        public void ended() {
            answer.complete(new Probed(body.toByteArray(), null));
        }

        @Override
        public void failed(AttemptFailure failure) {
            answer.complete(new Probed(body.toByteArray(), failure));
        }
    }
}
