package dev.bourse.gateway.store;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

class SettlingTest {
    private static final long SECOND = 1_000_000_000;

    @TempDir Path directory;

    @Test
    void the_log_is_put_in_its_place_once_a_second_whoever_asks() {
        try (Store store = Store.open("jdbc:sqlite:" + directory.resolve("s.db"), Thread::new)) {
            long first = Long.MIN_VALUE / 4;
            assertTrue(store.settle(first), "the first time, whatever the clock begins with");
            assertFalse(store.settle(first + SECOND));
            assertTrue(store.settle(first + SECOND + 1));
            assertFalse(store.settle(first + SECOND + 2));
        }
    }
}
