package dev.bourse.planted.domain.catalog;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** Takes its clock and its dice from outside, as it should. */
public record Decent(URI uri, InstantSource clock, RandomGenerator dice) {
    public Instant now() {
        return clock.instant();
    }

    public int roll() {
        return dice.nextInt(6);
    }
}
