package dev.bourse.sim.provider;

import dev.bourse.sim.provider.Step.Babble;
import dev.bourse.sim.provider.Step.Cut;
import dev.bourse.sim.provider.Step.Emit;
import dev.bourse.sim.provider.Step.End;
import dev.bourse.sim.provider.Step.Flush;
import dev.bourse.sim.provider.Step.Head;
import dev.bourse.sim.provider.Step.Reset;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

import java.util.function.LongSupplier;

/**
 * Plays a script on one response, on the event loop of its connection. Steps that are due together
 * leave in one write, as they do at real providers; a client that reads slowly slows the play; one
 * that leaves ends it.
 */
final class Player {
    private static final int MICROS = 1000;
    private static final int FULL = 8192;

    private final Vertx vertx;
    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final Script script;
    private final LongSupplier micros;
    private final Runnable finished;
    private Buffer pending = Buffer.buffer();
    private int next;
    private long dueMicros;
    private long timer = -1;
    private boolean over;

    Player(
            Vertx vertx,
            HttpServerRequest request,
            Script script,
            LongSupplier micros,
            Runnable finished) {
        this.vertx = vertx;
        this.request = request;
        this.response = request.response();
        this.script = script;
        this.micros = micros;
        this.finished = finished;
    }

    void start() {
        dueMicros = micros.getAsLong();
        response.setStatusCode(script.status());
        script.headers().forEach(response::putHeader);
        response.setChunked(!script.headers().containsKey("content-length"));
        response.exceptionHandler(_ -> finish());
        response.closeHandler(_ -> finish());
        play();
    }

    private void play() {
        while (!over && next < script.steps().size()) {
            Step step = script.steps().get(next);
            if (postponed(step)) {
                return;
            }
            dueMicros += step.delayMicros();
            next++;
            perform(step);
        }
        flush();
    }

    /** Whether the step must wait for its time or for the client; then it is played later. */
    private boolean postponed(Step step) {
        long wait = dueMicros + step.delayMicros() - micros.getAsLong();
        if (wait >= MICROS) {
            flush();
            timer = vertx.setTimer(wait / MICROS, _ -> play());
            return true;
        }
        if (response.writeQueueFull()) {
            response.drainHandler(_ -> play());
            return true;
        }
        return false;
    }

    private void perform(Step step) {
        switch (step) {
            case Emit emit -> emit(emit.bytes().get());
            case Flush _ -> flush();
            case Head _ -> response.writeHead();
            case End _ -> end();
            case Cut _ -> {
                flush();
                request.connection().close();
            }
            case Reset _ -> RawChannel.reset(request.connection());
            case Babble babble -> RawChannel.babble(request.connection(), babble.bytes());
        }
    }

    private void emit(Buffer bytes) {
        pending.appendBuffer(bytes);
        if (pending.length() >= FULL) {
            flush();
        }
    }

    private void flush() {
        if (pending.length() > 0 && !over) {
            response.write(pending);
            pending = Buffer.buffer();
        }
    }

    /** Counts the answer as done before the client can know that it is. */
    private void end() {
        finish();
        response.end(pending);
    }

    private void finish() {
        if (!over) {
            over = true;
            vertx.cancelTimer(timer);
            finished.run();
        }
    }
}
