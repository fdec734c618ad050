package dev.bourse.domain.market;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.SplittableRandom;

class DuplicatesTest {
    @Test
    void equal_and_nearly_equal_prompts_are_copies_and_others_are_not() {
        long print = 0x0123456789abcdefL;
        assertEquals(0, Duplicates.share(new long[] {}));
        assertEquals(0, Duplicates.share(new long[] {print}));
        assertEquals(1, Duplicates.share(new long[] {print, print}));
        assertEquals(1, Duplicates.share(new long[] {print, print ^ 0xff}));
        assertEquals(1, Duplicates.share(new long[] {print, print ^ 0x0101010101010101L}));
        assertEquals(0, Duplicates.share(new long[] {print, print ^ 0x1ff}));
        assertEquals(2.0 / 3, Duplicates.share(new long[] {print, ~print, print ^ 1}), 1e-12);
    }

    @Test
    void it_finds_what_comparing_everything_with_everything_finds() {
        SplittableRandom random = new SplittableRandom(20260302L);
        long[] prints = new long[2_000];
        for (int i = 0; i < prints.length; i++) {
            prints[i] = random.nextLong();
            for (int bit = 0; i > 0 && i % 3 == 0 && bit < random.nextInt(12); bit++) {
                prints[i] = (bit == 0 ? prints[i - 1] : prints[i]) ^ (1L << random.nextInt(64));
            }
        }
        assertEquals(naive(prints), Duplicates.share(prints), 1e-12);
    }

    private static double naive(long[] prints) {
        int copies = 0;
        for (int i = 0; i < prints.length; i++) {
            for (int j = 0; j < prints.length; j++) {
                if (i != j && Long.bitCount(prints[i] ^ prints[j]) <= 8) {
                    copies++;
                    break;
                }
            }
        }
        return (double) copies / prints.length;
    }
}
