package dev.bourse.sim.provider;

import java.util.function.LongSupplier;

/**
 * What all simulated providers of one world share.
 *
 * @param seed decides every text, delay and chance
 * @param speed how many simulated seconds pass in a real one: 20 makes every delay twenty times
 *     shorter and every rate limit twenty times wider
 * @param epochMicros the clock, microseconds since the epoch; it must run as fast as timers do
 */
public record Simulation(long seed, double speed, LongSupplier epochMicros) {
    public Simulation {
        if (!(speed > 0)) {
            throw new IllegalArgumentException("speed is positive: " + speed);
        }
    }
}
