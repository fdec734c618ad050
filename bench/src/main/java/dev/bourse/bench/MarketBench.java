package dev.bourse.bench;

import dev.bourse.gateway.journal.Checkpoint;
import dev.bourse.gateway.journal.Journal;
import dev.bourse.gateway.journal.JournalSettings;
import dev.bourse.gateway.store.Folding;
import dev.bourse.gateway.store.ProjectionRhythm;
import dev.bourse.gateway.store.ProjectionRunner;
import dev.bourse.gateway.store.Store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Fills a store with eight weeks of traffic through a journal, as in earnest, and says how fast it
 * was folded, how large the rollups are beside the generations, and how fast pages are then
 * answered.
 */
final class MarketBench {
    private static final String HELP =
            """
            usage: bench/market [--facts=N] [--of=N] [--store=JDBC-URL] [--pages=N]
              --facts=N         generations (1000000); the budget is for 50000000
              --of=N            so many would fill eight weeks (as many as there are): the first
                                part of a larger market, at its density
              --store=JDBC-URL  an empty PostgreSQL database (default: SQLite)
              --pages=N         requests for each page (200)
            """;

    private static final long DAYS = 56;
    private static final long SEED = 1;
    private static final int SAMPLE = 100_000;
    private static final int CHUNK = 50_000;
    private static final long MILLION = 1_000_000;
    private static final int LAG = 1_000_000;

    private final long facts;
    private final long of;
    private final String store;
    private final int pages;
    private final Path folder;

    private MarketBench(long facts, long of, String store, int pages, Path folder) {
        this.facts = facts;
        this.of = of;
        this.store = store;
        this.pages = pages;
        this.folder = folder;
    }

    /** Runs it; see {@link #HELP}. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Path.of("bench/target/market");
        Files.createDirectories(folder);
        Leftovers.remove(folder);
        for (String name : List.of("market.db", "generations.db")) {
            for (String part : List.of("", "-wal", "-shm")) {
                Files.deleteIfExists(folder.resolve(name + part));
            }
        }
        long facts = 1_000_000;
        long of = 0;
        int pages = 200;
        String store = "jdbc:sqlite:" + folder.resolve("market.db");
        for (String argument : arguments) {
            String value = argument.substring(argument.indexOf('=') + 1);
            switch (argument.substring(0, argument.length() - value.length())) {
                case "--facts=" -> facts = Long.parseLong(value);
                case "--store=" -> store = value;
                case "--of=" -> of = Long.parseLong(value);
                case "--pages=" -> pages = Integer.parseInt(value);
                default -> throw new IllegalArgumentException(HELP);
            }
        }
        new MarketBench(facts, Math.max(of, facts), store, pages, folder).run();
    }

    private void run() throws IOException, InterruptedException {
        long perGeneration = generations();
        fold();
        long rollups = StoreSize.of(store, "market_");
        System.out.printf(
                "size      rollups %,d MB, generations %,d MB (%,d bytes each): %.2f %%%n",
                rollups >> 20,
                (perGeneration * facts) >> 20,
                perGeneration,
                100.0 * rollups / (perGeneration * facts));
        new MarketPages(store, folder, pages).measure();
    }

    /** Bytes of a row of the generation table, from a sample in a store of its own kind. */
    private long generations() throws IOException {
        String sample =
                store.startsWith("jdbc:sqlite:")
                        ? "jdbc:sqlite:" + folder.resolve("generations.db")
                        : store;
        try (Journal journal = journal("sample");
                Store generations = Store.open(sample, Thread::new);
                ProjectionRunner runner =
                        runner(journal, generations, Folding.usage(), Thread::new)) {
            feed(journal, runner, new MarketTraffic(SEED, nowMicros(), 1), SAMPLE);
            await(journal, runner, 0);
        }
        return StoreSize.of(sample, "generation") / SAMPLE;
    }

    private void fold() throws IOException {
        OwnTime thread = new OwnTime();
        try (Journal journal = journal("journal");
                Store rollups = Store.open(store, Thread::new);
                ProjectionRunner runner =
                        runner(journal, rollups, Folding.market(new byte[32]), thread)) {
            WriterProbe probe = new WriterProbe(store);
            long step = TimeUnit.DAYS.toMicros(DAYS) / of;
            long from = nowMicros() - step * facts;
            MarketTraffic traffic = new MarketTraffic(SEED, from, step);
            long began = System.nanoTime();
            for (long done = 0; done < facts; done += MILLION) {
                long count = Math.min(MILLION, facts - done);
                feed(journal, runner, traffic, count);
                rollups.forgetDetails(from + (done + count) * step);
                System.err.printf("\r%,d of %,d ", done + count, facts);
            }
            await(journal, runner, 0);
            double seconds = (System.nanoTime() - began) / 1e9;
            System.out.println("\r" + probe.report());
            System.out.printf(
                    "folding   %,d facts in %.1f s: %,.0f facts/s, %.1f us of threads for one%n",
                    facts, seconds, facts / seconds, thread.nanos() / 1e3 / facts);
        }
    }

    /** Appends, never far ahead of the projection, and lets go of what was folded. */
    private static void feed(
            Journal journal, ProjectionRunner runner, MarketTraffic traffic, long count) {
        for (long i = 0; i < count; i++) {
            journal.append(traffic.next());
            if (i % CHUNK == CHUNK - 1) {
                await(journal, runner, LAG);
                long mark = runner.status().mark();
                journal.checkpoint(new Checkpoint(mark, new byte[0]));
                journal.release(mark);
            }
        }
    }

    private static void await(Journal journal, ProjectionRunner runner, long lag) {
        while (journal.end() - runner.status().mark() > lag) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    private Journal journal(String name) {
        return Journal.open(
                folder.resolve(name), JournalSettings.DEFAULT, Thread::new, Clock.systemUTC());
    }

    private static ProjectionRunner runner(
            Journal journal, Store store, Folding folding, ThreadFactory threads) {
        ProjectionRhythm rhythm = ProjectionRhythm.calm(System::nanoTime);
        return new ProjectionRunner(journal, store, folding, rhythm, threads);
    }

    private static long nowMicros() {
        return TimeUnit.MILLISECONDS.toMicros(System.currentTimeMillis());
    }
}
