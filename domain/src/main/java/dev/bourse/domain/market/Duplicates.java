package dev.bourse.domain.market;

import dev.bourse.domain.task.Fingerprint;

import java.util.HashMap;
import java.util.Map;

/**
 * How many prompts are near copies of another one, by their fingerprints. Two signatures of 64 bits
 * that differ in at most 7 agree in at least one of 8 bytes, so only those are compared.
 */
public final class Duplicates {
    private static final int BANDS = 8;
    private static final int BAND_BITS = 8;

    /** Comparing everything with everything would take for ever; so many per byte are enough. */
    private static final int MOST_COMPARED = 200;

    private Duplicates() {}

    /** The share of fingerprints that have a near copy among the others; 0 of none. */
    public static double share(long[] fingerprints) {
        if (fingerprints.length == 0) {
            return 0;
        }
        boolean[] copied = new boolean[fingerprints.length];
        markEqual(fingerprints, copied);
        for (int band = 0; band < BANDS; band++) {
            markNear(fingerprints, copied, band);
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

    private static void markNear(long[] fingerprints, boolean[] copied, int band) {
        int[][] places = new int[1 << BAND_BITS][MOST_COMPARED];
        int[] filled = new int[1 << BAND_BITS];
        for (int i = 0; i < fingerprints.length; i++) {
            int slot = (int) (fingerprints[i] >>> (band * BAND_BITS)) & ((1 << BAND_BITS) - 1);
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
}
