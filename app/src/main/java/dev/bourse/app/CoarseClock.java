package dev.bourse.app;

import io.micrometer.core.instrument.Clock;

import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The time for meters, which ask for it several times per request to know whether one of their
 * windows of minutes is over: it is looked up now and then, and told as often as anybody asks.
 */
final class CoarseClock implements Clock {
    /** How often {@link #tick} is to be called. */
    static final long TICK_MILLIS = 100;

    private final InstantSource wall;
    private final LongSupplier nanos;
    private volatile long millis;

    /**
     * @param wall the time of day
     * @param nanos monotonic nanoseconds
     */
    CoarseClock(InstantSource wall, LongSupplier nanos) {
        this.wall = wall;
        this.nanos = nanos;
        millis = wall.millis();
    }

    /** Looks up the time of day. */
    void tick() {
        millis = wall.millis();
    }

    /** Epoch milliseconds, of at most a tick ago. */
    @Override
    public long wallTime() {
        return millis;
    }

    @Override
    public long monotonicTime() {
        return nanos.getAsLong();
    }
}
