package dev.bourse.gateway.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Random;

/** A transaction gets as many facts as fit into its time. */
class BatchSizeTest {
    private static final int MOST = 20_000;
    private static final Duration LONGEST = Duration.ofMillis(200);

    private final BatchSize batch = new BatchSize(16, MOST, LONGEST);

    @Test
    void quick_full_transactions_double_up_to_the_limit() {
        int before = batch.facts();
        took(1);
        assertEquals(2 * before, batch.facts());
        for (int i = 0; i < 20; i++) {
            took(1);
        }
        assertEquals(MOST, batch.facts());
    }

    @Test
    void one_that_took_too_long_is_followed_by_what_would_have_fit() {
        fill();
        took(2_400);
        assertEquals(MOST / 20, batch.facts(), "120 ms are aimed at");
    }

    @Test
    void a_transaction_that_was_not_full_says_nothing_about_larger_ones() {
        int before = batch.facts();
        batch.took(3, Duration.ofMillis(90));
        assertEquals(before, batch.facts());
    }

    @Test
    void one_that_was_half_full_says_enough() {
        int before = batch.facts();
        batch.took(before / 2, Duration.ofMillis(1));
        assertEquals(2 * before, batch.facts());
    }

    @Test
    void a_few_facts_go_together_however_slow_the_disk_is() {
        for (int i = 0; i < 20; i++) {
            took(60_000);
        }
        assertEquals(16, batch.facts());
        assertEquals(3, new BatchSize(16, 3, LONGEST).facts(), "unless fewer are asked for");
    }

    /** Facts take between 5 and 15 us, and four times as long from the middle on. */
    @Test
    void on_a_disk_that_varies_nearly_all_stay_below_the_limit() {
        Random random = new Random(7);
        int late = 0;
        for (int i = 0; i < 1_000; i++) {
            double micros = (5 + 10 * random.nextDouble()) * (i < 500 ? 1 : 4);
            Duration took = Duration.ofNanos((long) (batch.facts() * micros * 1_000));
            late += took.compareTo(LONGEST) > 0 ? 1 : 0;
            batch.took(batch.facts(), took);
        }
        assertTrue(late <= 10, late + " of 1,000 were late");
        assertTrue(batch.facts() > 1_000, "and they are not tiny: " + batch.facts());
    }

    private void fill() {
        for (int i = 0; i < 20; i++) {
            took(1);
        }
    }

    private void took(long millis) {
        batch.took(batch.facts(), Duration.ofMillis(millis));
    }
}
