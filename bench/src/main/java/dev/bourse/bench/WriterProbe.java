package dev.bourse.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Somebody else who wants to write to the same SQLite file, twenty times a second, and notes how
 * long that takes. On PostgreSQL writers do not wait for each other.
 */
final class WriterProbe {
    private static final int PATIENCE_MILLIS = 60_000;
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(50);

    private final String url;
    private final List<Double> waits = new ArrayList<>();
    private final Thread thread;
    private volatile boolean stopping;

    WriterProbe(String url) {
        this.url = url;
        this.thread = Thread.ofPlatform().name("probe").start(this::run);
    }

    /** Ends, and says what it saw as a line for the report. */
    String report() {
        stop();
        List<Double> sorted = new ArrayList<>(waits);
        if (sorted.isEmpty()) {
            return "writer    was not tried";
        }
        Collections.sort(sorted);
        return "writer    another one waits p50 %.0f, p99 %.0f, at most %.0f ms (%,d tries)"
                .formatted(
                        sorted.get(sorted.size() / 2),
                        sorted.get(sorted.size() * 99 / 100),
                        sorted.getLast(),
                        sorted.size());
    }

    private void stop() {
        stopping = true;
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        if (!url.startsWith("jdbc:sqlite:")) {
            return;
        }
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("pragma busy_timeout = " + PATIENCE_MILLIS);
            while (!stopping) {
                long began = System.nanoTime();
                statement.execute("begin immediate");
                waits.add((System.nanoTime() - began) / 1e6);
                statement.execute("commit");
                LockSupport.parkNanos(PAUSE);
            }
        } catch (SQLException problem) {
            System.err.println("the probe ended: " + problem.getMessage());
        }
    }
}
