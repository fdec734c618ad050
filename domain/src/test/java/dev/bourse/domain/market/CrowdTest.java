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

    @Test
    void a_total_is_told_when_nothing_is_left_of_it_or_enough_accounts_are() {
        present("many", 1, 9);
        assertTrue(crowd().isSumTold(_ -> true), "nothing is withheld");
        present("few", 1, 3);
        assertFalse(crowd().isSumTold(_ -> true), "three are left");
        present("fewer", 1, 2);
        assertFalse(crowd().isSumTold(_ -> true), "the same three");
        present("others", 7, 8);
        assertTrue(crowd().isSumTold(_ -> true), "five different ones");
        assertFalse(crowd().isSumTold("few"::equals));
        assertTrue(crowd().isSumTold("many"::equals));
    }

    @Test
    void where_nobody_counts_nothing_is_told() {
        assertFalse(Crowd.UNCOUNTED.isTold("m"));
        assertFalse(Crowd.UNCOUNTED.isSumTold(_ -> true));
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
