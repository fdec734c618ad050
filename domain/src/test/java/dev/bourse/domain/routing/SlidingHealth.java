package dev.bourse.domain.routing;

import dev.bourse.domain.routing.SimulatedEndpoint.Outcome;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.function.ToDoubleFunction;

/**
 * The health of one simulated endpoint: counts over sliding windows of 5 minutes and 30 seconds,
 * percentiles over the longer one, renewed every second.
 */
final class SlidingHealth {
    private static final long LONG = 300_000_000;
    private static final long SHORT = 30_000_000;
    private static final double SECOND = 1_000_000;

    private final Window uptime = new Window(LONG);
    private final Window recent = new Window(SHORT);
    private Percentiles latency = Percentiles.UNMEASURED;
    private Percentiles throughput = Percentiles.UNMEASURED;
    private long measuredMicros = Long.MIN_VALUE;

    void record(long endMicros, Outcome outcome) {
        uptime.add(new Call(endMicros, outcome));
        recent.add(new Call(endMicros, outcome));
    }

    Health at(long nowMicros) {
        uptime.slide(nowMicros);
        recent.slide(nowMicros);
        if (nowMicros - SECOND > measuredMicros) {
            measure(nowMicros);
        }
        return new Health(
                uptime.answered,
                uptime.failed,
                recent.answered,
                recent.failed,
                0,
                latency,
                throughput);
    }

    private void measure(long nowMicros) {
        measuredMicros = nowMicros;
        latency = uptime.percentiles(Call::firstToken, 1);
        throughput = uptime.percentiles(Call::throughput, -1);
    }

    /** A call and when its end was known. */
    private record Call(long endMicros, Outcome outcome) {
        double firstToken() {
            return outcome.firstTokenMicros() / SECOND;
        }

        double throughput() {
            return SimulatedEndpoint.OUTPUT_TOKENS * SECOND / outcome.totalMicros();
        }
    }

    /** The calls that ended within the last so many microseconds. */
    private static final class Window {
        private final long micros;
        private final Deque<Call> calls = new ArrayDeque<>();
        private long answered;
        private long failed;

        Window(long micros) {
            this.micros = micros;
        }

        void add(Call call) {
            calls.addLast(call);
            count(call, 1);
        }

        void slide(long nowMicros) {
            while (!calls.isEmpty() && calls.getFirst().endMicros < nowMicros - micros) {
                count(calls.removeFirst(), -1);
            }
        }

        /** In the direction in which 90 % do at least as well as p90. */
        Percentiles percentiles(ToDoubleFunction<Call> measure, int direction) {
            double[] sorted =
                    calls.stream()
                            .filter(one -> one.outcome().answered())
                            .mapToDouble(one -> direction * measure.applyAsDouble(one))
                            .toArray();
            Arrays.sort(sorted);
            int n = sorted.length;
            return n == 0
                    ? Percentiles.UNMEASURED
                    : new Percentiles(
                            direction * sorted[n / 2],
                            direction * sorted[n * 3 / 4],
                            direction * sorted[n * 9 / 10],
                            direction * sorted[n * 99 / 100],
                            n);
        }

        private void count(Call call, int change) {
            answered += call.outcome().answered() ? change : 0;
            failed += call.outcome().answered() ? 0 : change;
        }
    }
}
