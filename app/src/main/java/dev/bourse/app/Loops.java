package dev.bourse.app;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.transport.Transport;

import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Event loops on the native transport. */
final class Loops {
    private static final long LONGEST_STOP = 20;

    private Loops() {}

    /** Loads the native transport, which takes its time; true when it is there. */
    static boolean load() {
        return Transport.nativeTransport() != null;
    }

    /**
     * Starts that many.
     *
     * @throws Complaint when the native transport is missing: it would be slow without a word
     */
    static Vertx start(int loops) {
        VertxOptions options =
                new VertxOptions().setEventLoopPoolSize(loops).setPreferNativeTransport(true);
        Vertx vertx = Vertx.vertx(options);
        if (!vertx.isNativeTransportEnabled() && System.getProperty("os.name").equals("Linux")) {
            Throwable cause = vertx.unavailableNativeTransportCause();
            stop(vertx);
            throw new Complaint("the native transport could not be loaded: " + cause);
        }
        return vertx;
    }

    /** Waits for something that does not happen on this thread. */
    static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().join();
        } catch (CompletionException failure) {
            Throwable cause = failure.getCause() == null ? failure : failure.getCause();
            throw new Complaint(String.valueOf(cause.getMessage()), failure);
        }
    }

    /** Ends them, with everything that they serve. */
    static void stop(Vertx vertx) {
        vertx.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(LONGEST_STOP, TimeUnit.SECONDS)
                .exceptionally(_ -> null)
                .join();
    }
}
