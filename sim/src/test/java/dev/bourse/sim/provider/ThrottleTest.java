package dev.bourse.sim.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.bourse.sim.provider.SimulatedProfile.Capacity;

import org.junit.jupiter.api.Test;

import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

class ThrottleTest {
    private final AtomicLong micros = new AtomicLong(1_000_000);

    @Test
    void tokens_of_a_minute_are_counted_and_the_rest_waits_for_the_next() {
        Throttle throttle = throttle(new Capacity(0, 1000), 1);
        assertEquals(OptionalLong.empty(), throttle.refuse(0, 700));
        micros.addAndGet(20_000_000);
        assertEquals(OptionalLong.of(40), throttle.refuse(0, 301));
        assertEquals(OptionalLong.empty(), throttle.refuse(0, 300));
        micros.addAndGet(40_000_000);
        assertEquals(OptionalLong.empty(), throttle.refuse(0, 1000));
    }

    @Test
    void a_minute_is_as_much_shorter_as_time_is_faster() {
        Throttle throttle = throttle(new Capacity(0, 1000), 20);
        assertEquals(OptionalLong.empty(), throttle.refuse(0, 1000));
        assertEquals(OptionalLong.of(3), throttle.refuse(0, 1));
        micros.addAndGet(3_000_000);
        assertEquals(OptionalLong.empty(), throttle.refuse(0, 1));
    }

    @Test
    void requests_at_once_are_limited_by_number() {
        Throttle throttle = throttle(new Capacity(2, 0), 1);
        assertEquals(OptionalLong.empty(), throttle.refuse(1, 1));
        assertEquals(OptionalLong.of(1), throttle.refuse(2, 1));
    }

    private Throttle throttle(Capacity capacity, double speed) {
        return new Throttle(capacity, new Simulation(1, speed, micros::get));
    }
}
