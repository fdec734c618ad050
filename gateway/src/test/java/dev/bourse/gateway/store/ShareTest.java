package dev.bourse.gateway.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What accounts used, packed and unpacked. */
class ShareTest {
    private static final long SEED = 20261127L;

    @Test
    void whatever_is_packed_is_unpacked_as_it_was() {
        Random random = new Random(SEED);
        List<Share> shares = new ArrayList<>();
        for (int bits = 0; bits < Long.SIZE; bits++) {
            long number = bits == 0 ? 0 : random.nextLong() >>> (Long.SIZE - bits);
            shares.add(new Share(random.nextLong(), number, number + 1, 0, 1, Long.MAX_VALUE));
        }
        assertEquals(shares, Share.unpack(Share.pack(shares)));
    }

    @Test
    void an_everyday_share_takes_two_dozen_bytes() {
        Share share = new Share(Long.MIN_VALUE, 12, 40_000, 9_000, 49_000, 120_000_000);
        assertTrue(Share.pack(List.of(share)).length <= 24);
    }

    @Test
    void of_each_account_there_is_one_share_in_the_order_of_accounts() {
        Share one = new Share(7, 1, 2, 3, 4, 5);
        Share other = new Share(-7, 1, 1, 1, 1, 1);
        List<Share> merged = List.of(other, new Share(7, 2, 4, 6, 8, 10));
        assertEquals(merged, Share.merged(List.of(one, other, one)));
    }
}
