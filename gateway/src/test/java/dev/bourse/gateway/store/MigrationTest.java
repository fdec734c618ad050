package dev.bourse.gateway.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.market.Grain;
import dev.bourse.domain.market.Group;
import dev.bourse.domain.market.Presence;
import dev.bourse.domain.market.Series;
import dev.bourse.domain.market.Slice;
import dev.bourse.domain.market.Traffic;

import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/** The tables of SQLite are made while others already have the file open. */
@Timeout(600)
class MigrationTest {
    @TempDir Path directory;

    @Test
    void a_migration_waits_for_whoever_is_writing() throws Exception {
        makeOnce();
        String url = url("held.db");
        try (Store store = Store.open(url, Thread::new);
                Connection other = DriverManager.getConnection(url);
                Statement statement = other.createStatement()) {
            statement.execute("pragma journal_mode = wal");
            statement.execute("begin immediate");
            statement.execute("pragma user_version = 7");
            AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
            Thread migrating = catching(store::migrate, failure);
            migrating.join(300);
            assertTrue(migrating.isAlive(), () -> "it waits: " + failure.get());
            statement.execute("commit");
            migrating.join();
            assertNull(failure.get());
            assertEquals(List.of(), store.market().notebook().scores());
        }
    }

    @Test
    void a_migration_waits_at_each_step_for_whoever_has_the_lock_for_a_moment() throws Exception {
        makeOnce();
        String url = url("contended.db");
        AtomicBoolean stop = new AtomicBoolean();
        try (Store store = Store.open(url, Thread::new);
                Connection other = DriverManager.getConnection(url);
                Statement statement = other.createStatement()) {
            statement.execute("pragma journal_mode = wal");
            statement.execute("pragma busy_timeout = 60000");
            AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
            Thread holding = Thread.ofPlatform().start(() -> holdNowAndThen(statement, stop));
            catching(store::migrate, failure).join();
            stop.set(true);
            holding.join();
            assertNull(failure.get());
            assertEquals(List.of(), store.market().notebook().scores());
        }
    }

    /** As readers do that come upon an index of the log that is just being written. */
    private static void holdNowAndThen(Statement statement, AtomicBoolean stop) {
        try {
            while (!stop.get()) {
                statement.execute("begin immediate");
                LockSupport.parkNanos(2_000_000);
                statement.execute("rollback");
                LockSupport.parkNanos(2_000_000);
            }
        } catch (SQLException problem) {
            throw new AssertionError(problem);
        }
    }

    /** So that the next migration comes to its first statement in milliseconds. */
    private void makeOnce() {
        try (Store store = Store.open(url("before.db"), Thread::new)) {
            store.migrate();
        }
    }

    @Test
    void readers_that_come_before_the_tables_do_not_stop_them_from_being_made() throws Exception {
        for (int round = 0; round < 10; round++) {
            try (Store store = Store.open(url("fresh-" + round + ".db"), Thread::new)) {
                AtomicBoolean stop = new AtomicBoolean();
                List<Thread> readers = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    readers.add(Thread.ofPlatform().start(() -> readUntil(stop, store)));
                }
                AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
                Thread first = catching(store::migrate, failure);
                Thread second = catching(store::migrate, failure);
                first.join();
                second.join();
                stop.set(true);
                for (Thread reader : readers) {
                    reader.join();
                }
                assertNull(failure.get(), "round " + round);
                assertEquals(List.of(), store.market().notebook().scores());
            }
        }
    }

    @Test
    void sums_of_an_older_version_are_kept() throws Exception {
        String url = url("old.db");
        Flyway.configure().dataSource(url, null, null).target("5").load().migrate();
        try (Connection old = DriverManager.getConnection(url);
                Statement statement = old.createStatement()) {
            statement.execute("insert into market_series values (7, 'MODEL', 'ALL', '', 'a/m')");
            statement.execute("insert into market_share values (7, 24, 1, 2, 30, 4, 34, 500)");
            statement.execute("insert into market_share values (7, 72, 1, 1, 10, 1, 0, 0)");
            statement.execute("insert into projection values ('market', 'j', 9)");
            statement.execute(
                    "insert into market_volume values (7, 1, 24, 2, 0, 30, 4, 0, 0, 34, 500, 400,"
                            + " 1, 1, 0)");
        }
        try (Store store = Store.open(url, Thread::new)) {
            store.migrate();
            for (Grain grain : List.of(Grain.MONTH, Grain.WEEK)) {
                long from = grain.begin(Hours.micros(24));
                assertEquals(
                        List.of(
                                new Presence(
                                        "a/m",
                                        1,
                                        new Traffic(3, 0, 40, 5, 0, 0, 34, 500, 0, 0, 0, 0))),
                        store.market().present(Group.MODEL, Slice.ALL, from, grain.next(from)),
                        grain.toString());
            }
            long day = Hours.micros(24);
            assertEquals(
                    List.of(
                            new Presence(
                                    "a/m", 1, new Traffic(2, 0, 30, 4, 0, 0, 34, 500, 0, 0, 0, 0))),
                    store.market().present(Group.MODEL, Slice.ALL, day, Grain.DAY.next(day)));
            assertEquals(
                    new Traffic(2, 0, 30, 4, 0, 0, 34, 500, 400, 1, 1, 0),
                    store.market()
                            .volumes(Series.model("a/m"), Grain.DAY, day, Grain.DAY.next(day))
                            .getFirst()
                            .traffic());
        }
    }

    private static void readUntil(AtomicBoolean stop, Store store) {
        while (!stop.get()) {
            try {
                store.market().notebook().scores();
            } catch (StoreException notYet) {
                LockSupport.parkNanos(1_000_000);
            }
        }
    }

    private static Thread catching(Runnable work, AtomicReference<@Nullable Throwable> failure) {
        return Thread.ofPlatform()
                .start(() -> {
                    try {
                        work.run();
                    } catch (RuntimeException problem) {
                        failure.set(problem);
                    }
                });
    }

    private String url(String name) {
        return "jdbc:sqlite:" + directory.resolve(name);
    }
}
