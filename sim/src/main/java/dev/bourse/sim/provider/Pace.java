package dev.bourse.sim.provider;

import java.util.random.RandomGenerator;

/** Draws the delays of one answer, in real microseconds. */
final class Pace {
    private final SimulatedModel model;
    private final double speed;
    private final RandomGenerator random;

    Pace(SimulatedModel model, double speed, RandomGenerator random) {
        this.model = model;
        this.speed = speed;
        this.random = random;
    }

    /** From the request to the first token. */
    long first() {
        return Math.round(model.firstToken().sampleMicros(random) / speed);
    }

    /** From one piece to the next: one draw, as long as it has tokens. */
    long next(long tokens) {
        return Math.round(tokens * model.perToken().sampleMicros(random) / speed);
    }
}
