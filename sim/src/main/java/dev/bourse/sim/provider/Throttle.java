package dev.bourse.sim.provider;

import dev.bourse.sim.provider.SimulatedProfile.Capacity;

import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** Keeps to a capacity; lives on one event loop. */
final class Throttle {
    private static final long MINUTE = 60_000_000;
    private static final long SECOND = 1_000_000;

    private final Capacity capacity;
    private final long windowMicros;
    private final LongSupplier micros;
    private long windowStart = Long.MIN_VALUE;
    private long tokens;

    Throttle(Capacity capacity, Simulation simulation) {
        this.capacity = capacity;
        windowMicros = Math.round(MINUTE / simulation.speed());
        micros = simulation.epochMicros();
    }

    /**
     * Counts a request in, or says after how many real seconds to try again.
     *
     * @param open requests that are being answered, without this one
     */
    OptionalLong refuse(int open, long wanted) {
        if (capacity.concurrent() > 0 && open >= capacity.concurrent()) {
            return OptionalLong.of(1);
        }
        long left = roll();
        if (capacity.tokensPerMinute() > 0 && tokens + wanted > capacity.tokensPerMinute()) {
            return OptionalLong.of(Math.ceilDiv(left, SECOND));
        }
        tokens += wanted;
        return OptionalLong.empty();
    }

    /** Begins a new window when the last one is over; returns what is left of it. */
    private long roll() {
        long now = micros.getAsLong();
        if (now - windowMicros >= windowStart) {
            windowStart = now;
            tokens = 0;
        }
        return windowStart + windowMicros - now;
    }
}
