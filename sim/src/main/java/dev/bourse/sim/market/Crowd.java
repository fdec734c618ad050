package dev.bourse.sim.market;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Draws who asks next, by weight. */
final class Crowd {
    private final List<Persona> personas;
    private final double[] upTo;

    Crowd(List<Persona> personas) {
        this.personas = List.copyOf(personas);
        upTo = new double[personas.size()];
        double sum = 0;
        for (int i = 0; i < upTo.length; i++) {
            sum += personas.get(i).weight();
            upTo[i] = sum;
        }
    }

    Persona any(SplittableRandom random) {
        double draw = random.nextDouble() * upTo[upTo.length - 1];
        int found = Arrays.binarySearch(upTo, draw);
        return personas.get(found < 0 ? -found - 1 : found + 1);
    }
}
