package dev.bourse.gateway.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.SplittableRandom;

class ThinningTest {
    private static final long SECOND = 1_000_000;
    private static final long SEED = 20;

    @Test
    void inQuietTimesAsManyStandBehindALookAsWasAskedFor() {
        Thinning thinning = new Thinning(10, 20);
        for (int second = 0; second < 60; second++) {
            look(thinning, second * SECOND, 20);
        }
        assertEquals(10, thinning.oneIn());
    }

    @Test
    void twiceAsManyStandBehindALookOnceThereWereTooManyInASecond() {
        Thinning thinning = new Thinning(10, 20);
        look(thinning, 0, 21);
        assertEquals(20, thinning.oneIn());
        look(thinning, SECOND - 1, 21);
        assertEquals(40, thinning.oneIn());
    }

    @Test
    void halfAsManyStandBehindALookAfterEachSecondWithFew() {
        Thinning thinning = new Thinning(10, 20);
        look(thinning, 0, 63);
        assertEquals(80, thinning.oneIn());
        look(thinning, 2 * SECOND, 1);
        assertEquals(20, thinning.oneIn());
        look(thinning, 90 * SECOND, 1);
        assertEquals(10, thinning.oneIn());
    }

    @Test
    void nothingIsEverLookedAtWhenNothingWasAskedFor() {
        assertEquals(0, new Thinning(0, 20).oneIn());
    }

    /** What the figure is for: looks times what stands behind them are all requests. */
    @Test
    void sumsOverLooksStayRightWhileTrafficComesAndGoes() {
        SplittableRandom random = new SplittableRandom(SEED);
        Thinning thinning = new Thinning(10, 20);
        long requests = 0;
        long estimate = 0;
        int looks = 0;
        for (int second = 0; second < 2_000; second++) {
            int rate = second % 100 < 50 ? 5_000 : 50;
            for (int i = 0; i < rate; i++) {
                int oneIn = thinning.oneIn();
                requests++;
                if (random.nextInt(oneIn) == 0) {
                    estimate += oneIn;
                    looks++;
                    thinning.look(second * SECOND + i * SECOND / rate);
                }
            }
        }
        assertEquals(1.0, (double) estimate / requests, 0.03, "seed " + SEED);
        assertTrue(looks < 2_000 * 25, looks + " looks");
    }

    private static void look(Thinning thinning, long atMicros, int times) {
        for (int i = 0; i < times; i++) {
            thinning.look(atMicros);
        }
    }
}
