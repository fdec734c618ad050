package dev.bourse.app;

import java.time.Instant;
import java.time.InstantSource;

/** The system's clocks: everything else is handed the time. */
final class Clocks {
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final long NANOS_PER_MICRO = 1_000;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private Clocks() {}

    static InstantSource wall() {
        return InstantSource.system();
    }

    /** Epoch microseconds. */
    static long epochMicros() {
        Instant now = Instant.now();
        return now.getEpochSecond() * MICROS_PER_SECOND + now.getNano() / NANOS_PER_MICRO;
    }

    /** Monotonic nanoseconds. */
    static long nanos() {
        return System.nanoTime();
    }

    /** Monotonic milliseconds. */
    static long millis() {
        return System.nanoTime() / NANOS_PER_MILLI;
    }
}
