package dev.bourse.domain.market;

import dev.bourse.domain.task.Fingerprint;

import java.util.HashMap;
import java.util.Map;

/**
 * How many prompts are near copies of another one, by their fingerprints. Two signatures that
 * differ in at most n bits agree in one of n + 1 stretches, so only those that do are compared.
 */
public final class Duplicates {
    private static final int STRETCHES = Fingerprint.NEAR + 1;
    private static final int SLOTS = 1 << Math.ceilDiv(Long.SIZE, STRETCHES);

    /** Comparing everything with everything would take for ever; so many of a kind are enough. */
    private static final int MOST_COMPARED = 200;

    private Duplicates() {}

    /** The share of fingerprints that have a near copy among the others; 0 of none. */
    public static double share(long[] fingerprints) {
        if (fingerprints.length == 0) {
            return 0;
        }
        boolean[] copied = new boolean[fingerprints.length];
        markEqual(fingerprints, copied);
        for (int stretch = 0; stretch < STRETCHES; stretch++) {
            markNear(fingerprints, copied, stretch);
        }
        int count = 0;
        for (boolean one : copied) {
            count += one ? 1 : 0;
        }
        return (double) count / fingerprints.length;
    }

    private static void markEqual(long[] fingerprints, boolean[] copied) {
        Map<Long, Integer> first = new HashMap<>();
        for (int i = 0; i < fingerprints.length; i++) {
            Integer known = first.putIfAbsent(fingerprints[i], i);
            if (known != null) {
                copied[i] = true;
                copied[known] = true;
            }
        }
    }

    private static void markNear(long[] fingerprints, boolean[] copied, int stretch) {
        int[][] places = new int[SLOTS][MOST_COMPARED];
        int[] filled = new int[SLOTS];
        for (int i = 0; i < fingerprints.length; i++) {
            int slot = slot(fingerprints[i], stretch);
            for (int j = 0; j < Math.min(filled[slot], MOST_COMPARED); j++) {
                int other = places[slot][j];
                if (Long.bitCount(fingerprints[i] ^ fingerprints[other]) <= Fingerprint.NEAR) {
                    copied[i] = true;
                    copied[other] = true;
                }
            }
            places[slot][filled[slot] % MOST_COMPARED] = i;
            filled[slot]++;
        }
    }

    private static int slot(long fingerprint, int stretch) {
        int from = Long.SIZE * stretch / STRETCHES;
        int until = Long.SIZE * (stretch + 1) / STRETCHES;
        return (int) (fingerprint >>> from) & ((1 << (until - from)) - 1);
    }
}
