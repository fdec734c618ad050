package dev.bourse.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

class SpentTest {
    @Test
    void threads_that_differ_in_digits_only_are_one_group() {
        Map<Long, Spent> first =
                Map.of(
                        1L, new Spent("loop-1", 100, 10),
                        2L, new Spent("loop-22", 200, 20),
                        3L, new Spent("writer", 5, 0));
        Map<Long, Spent> last =
                Map.of(
                        1L, new Spent("loop-1", 150, 10),
                        2L, new Spent("loop-22", 207, 23),
                        3L, new Spent("writer", 95, 0));
        assertEquals(
                List.of(new Spent("writer", 90, 0), new Spent("loop-#", 57, 3)),
                Spent.between(first, last));
    }

    @Test
    void a_new_thread_counts_whole_and_one_that_ended_or_slept_not_at_all() {
        Map<Long, Spent> first = Map.of(1L, new Spent("old", 9, 9), 3L, new Spent("idle", 1, 1));
        Map<Long, Spent> last = Map.of(2L, new Spent("new", 1, 2), 3L, new Spent("idle", 1, 1));
        assertEquals(List.of(new Spent("new", 1, 2)), Spent.between(first, last));
    }

    @Test
    void the_kernel_tells_what_a_thread_of_this_process_spends() throws InterruptedException {
        Map<Long, Spent> first = Accounts.threads(ProcessHandle.current());
        CountDownLatch worked = new CountDownLatch(1);
        CountDownLatch seen = new CountDownLatch(1);
        Thread thread = new Thread(() -> work(worked, seen), "spender-7");
        thread.start();
        assertTrue(worked.await(1, TimeUnit.MINUTES));
        List<Spent> groups = Spent.between(first, Accounts.threads(ProcessHandle.current()));
        seen.countDown();
        thread.join();
        Spent spender =
                groups.stream()
                        .filter(it -> it.name().equals("spender-#"))
                        .findFirst()
                        .orElseThrow();
        assertTrue(spender.micros() >= 50_000, groups::toString);
    }

    /** A tenth of a second, of which the kernel may not have counted the last ticks yet. */
    private static void work(CountDownLatch worked, CountDownLatch seen) {
        while (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() < 100_000_000) {
            Thread.onSpinWait();
        }
        worked.countDown();
        try {
            seen.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
