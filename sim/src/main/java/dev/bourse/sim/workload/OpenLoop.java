package dev.bourse.sim.workload;

import dev.bourse.sim.workload.Trace.Row;

import java.util.List;
import java.util.function.LongSupplier;

/**
 * Sends each row of a trace at its time, whatever has become of those before: an open loop. Rows
 * whose time has come while something else ran are sent late, and told how late.
 */
final class OpenLoop {
    private static final int MICROS = 1000;

    private final List<Row> rows;
    private final double speed;
    private final LongSupplier micros;
    private final Timer timer;
    private final Sender sender;
    private long startMicros;
    private int next;

    OpenLoop(List<Row> rows, double speed, LongSupplier micros, Timer timer, Sender sender) {
        this.rows = rows;
        this.speed = speed;
        this.micros = micros;
        this.timer = timer;
        this.sender = sender;
    }

    void start() {
        startMicros = micros.getAsLong();
        tick();
    }

    int sent() {
        return next;
    }

    private void tick() {
        while (next < rows.size()) {
            long due = startMicros + Math.round(rows.get(next).atMicros() / speed);
            long wait = due - micros.getAsLong();
            if (wait > 0) {
                timer.after(Math.ceilDiv(wait, MICROS), this::tick);
                return;
            }
            next++;
            sender.send(next - 1, due);
        }
    }

    /** Runs something later. */
    @FunctionalInterface
    interface Timer {
        void after(long millis, Runnable action);
    }

    /** Sends a request without waiting for its answer. */
    @FunctionalInterface
    interface Sender {
        void send(int row, long dueMicros);
    }
}
