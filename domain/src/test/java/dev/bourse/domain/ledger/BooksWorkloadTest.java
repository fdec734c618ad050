package dev.bourse.domain.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.unit.GenerationId;
import dev.bourse.domain.unit.KeyHash;

import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

final class BooksWorkloadTest {
    private static final int SEEDS = 60;
    private static final int ENTRIES = 300;

    @Test
    void random_entries_lead_where_an_independent_bookkeeper_arrives() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            agree(seed);
        }
    }

    @Test
    void with_a_short_memory_no_repeated_end_is_charged_twice() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            chargeAtMostOnce(seed);
        }
    }

    private static void agree(long seed) {
        LedgerWorkload workload = new LedgerWorkload(seed);
        NaiveBooks naive = new NaiveBooks();
        Books books = new Books();
        for (int i = 0; i < ENTRIES; i++) {
            String where = "seed " + seed + " entry " + i;
            Entry entry = workload.next();
            assertEquals(naive.post(entry), books.post(entry), () -> where + ": " + entry);
            assertEquals(List.of(), books.imbalances(), where);
            books = i % 50 == 49 ? new Books(books.state()) : books;
        }
        compare(naive, books, "seed " + seed);
    }

    private static void compare(NaiveBooks naive, Books books, String where) {
        for (String name : LedgerWorkload.ACCOUNTS) {
            Account account = books.account(name);
            assertEquals(naive.granted(name), account.granted().nanos(), where);
            assertEquals(naive.spent(name), account.spent().nanos(), where);
            assertEquals(naive.held(name), account.held().nanos(), where);
        }
        assertEquals(
                naive.openIds(),
                books.openHolds().stream().map(OpenHold::id).collect(Collectors.toSet()));
        LedgerWorkload.KEYS.forEach(key -> compare(naive, books, Keys.hash(key), where));
    }

    private static void compare(NaiveBooks naive, Books books, KeyHash key, String where) {
        assertEquals(naive.exists(key), books.key(key).isPresent(), where);
        books.key(key).ifPresent(state -> compare(naive, state.spending(), key, where));
    }

    private static void compare(NaiveBooks naive, Spending spending, KeyHash key, String where) {
        for (ResetInterval interval : ResetInterval.values()) {
            long expected = naive.spent(key, interval);
            long actual = spending.in(interval, spending.latestMicros()).nanos();
            assertEquals(expected, actual, where + " " + interval);
        }
    }

    private static void chargeAtMostOnce(long seed) {
        LedgerWorkload workload = new LedgerWorkload(seed);
        Books books = new Books(LedgerState.EMPTY, 5);
        Map<GenerationId, Integer> charges = new HashMap<>();
        Set<Entry> sent = new HashSet<>();
        for (int i = 0; i < ENTRIES; i++) {
            Entry entry = workload.next();
            boolean isRepeatedStart = entry instanceof Entry.Reserve && !sent.add(entry);
            Posted posted = isRepeatedStart ? Posted.DUPLICATE : books.post(entry);
            if (entry instanceof Entry.Settle settle && isCharged(posted)) {
                int times = charges.merge(settle.id(), 1, Integer::sum);
                assertTrue(times == 1, "seed " + seed + " entry " + i + ": " + entry);
            }
        }
    }

    private static boolean isCharged(Posted posted) {
        return posted == Posted.POSTED || posted == Posted.WITHOUT_HOLD;
    }
}
