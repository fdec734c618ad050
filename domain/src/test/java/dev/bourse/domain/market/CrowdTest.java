package dev.bourse.domain.market;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** Which sums few accounts stand behind. */
class CrowdTest {
    private final List<Presence> present = new ArrayList<>();

    @Test
    void five_accounts_are_enough_and_four_are_not() {
        present("many", 1, 5);
        present("few", 1, 4);
        assertTrue(crowd().isTold("many"));
        assertFalse(crowd().isTold("few"));
    }

    @Test
    void an_account_that_comes_twice_is_one() {
        present("m", 1, 4);
        present("m", 1, 4);
        assertFalse(crowd().isTold("m"));
    }

    private void present(String subject, int from, int to) {
        for (int account = from; account <= to; account++) {
            present.add(new Presence(subject, account, Traffic.NONE));
        }
    }

    private Crowd crowd() {
        return Crowd.of(present);
    }
}
