package dev.bourse.gateway.store;

import dev.bourse.gateway.journal.Journal;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * The SQL database of the exchange: SQLite in a file, or PostgreSQL. Nothing that serves a request
 * waits for it.
 */
public final class Store implements AutoCloseable {
    private static final long SECOND = 1_000_000_000;
    private static final long LONG_AGO = Long.MIN_VALUE / 2;

    private final AtomicLong settled = new AtomicLong(LONG_AGO);
    private final Database database;
    private final UsageQueries usage;
    private final MarketQueries market;
    private final LogQueries logs;
    private final AnalyticsQueries analytics;
    private final ListingQueries listings;

    private Store(Database database) {
        this.database = database;
        this.usage = new UsageQueries(database.reading());
        this.market = new MarketQueries(database.reading());
        this.logs = new LogQueries(new Query(database.reading()));
        this.analytics = new AnalyticsQueries(database.reading());
        this.listings = new ListingQueries(new Query(database.reading()));
    }

    /**
     * Prepares connections to {@code jdbc:sqlite:<file>} or {@code jdbc:postgresql://...}, and
     * makes none: the database may be away. Its tables are made by whoever first follows a journal.
     *
     * @param threads for the connection pool
     * @throws IllegalArgumentException when the URL names another engine
     */
    public static Store open(String jdbcUrl, ThreadFactory threads) {
        return new Store(Engines.connect(jdbcUrl, threads));
    }

    /**
     * Insists that a URL is one that {@link #open} takes; nothing is opened for that.
     *
     * @throws IllegalArgumentException when it names another engine
     */
    public static void requireKnown(String jdbcUrl) {
        Engines.requireKnown(jdbcUrl);
    }

    /** What the tables know about usage and money. */
    public UsageQueries usage() {
        return usage;
    }

    /** What the tables know about the market. */
    public MarketQueries market() {
        return market;
    }

    /** What accounts did, one generation after another. */
    public LogQueries logs() {
        return logs;
    }

    /** What accounts did, in sums. */
    public AnalyticsQueries analytics() {
        return analytics;
    }

    /** What providers offer by documents of their own. */
    public ListingQueries listings() {
        return listings;
    }

    /**
     * Forgets details of the market that no page shows any more: hours, and who was in which
     * conversation. Days and weeks stay, where rows are large in less room once they are long over:
     * SQLite's are a third of PostgreSQL's, and its only writer has no time for that. Blocks.
     */
    public void forgetDetails(long nowMicros) {
        new Forgetting(database.reading(), database.writing()).of(nowMicros);
        if (!hasOneWriter()) {
            new Packing(database.writing()).of(nowMicros);
            database.sweep("market_share");
        }
    }

    @Override
    public void close() {
        database.close();
    }

    /**
     * Makes or updates the tables; does nothing when they are as they should be. One projection at
     * a time: on SQLite two would stand in each other's way. Blocks.
     */
    synchronized void migrate() {
        database.migrate();
    }

    /**
     * Puts what was written in its place, beside whoever writes, unless that was done less than a
     * second ago; whether it was done now. Any thread.
     *
     * @param now nanoseconds that pass, the same for all who call
     */
    boolean settle(long now) {
        long before = settled.get();
        boolean due = now - before > SECOND && settled.compareAndSet(before, now);
        if (due) {
            database.settle();
        }
        return due;
    }

    /** Whether everybody else waits while somebody writes. */
    boolean hasOneWriter() {
        return database.hasLog();
    }

    /** The fold of that journal into tables. */
    Projection projection(Journal journal, Folding folding, LongSupplier ticks) {
        return new Projection(database.writing(), folding.name(), journal, folding.fold(), ticks);
    }
}
