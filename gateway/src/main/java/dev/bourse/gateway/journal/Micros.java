package dev.bourse.gateway.journal;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** The time of a clock as the facts count it. */
final class Micros {
    private Micros() {}

    /** Epoch microseconds. */
    static long now(InstantSource clock) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    }
}
