package dev.bourse.gateway.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.market.Bucket;
import dev.bourse.domain.market.Delta;
import dev.bourse.domain.market.Grain;
import dev.bourse.domain.market.Group;
import dev.bourse.domain.market.Slice;
import dev.bourse.domain.market.Traffic;
import dev.bourse.gateway.journal.Journal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/**
 * Kills a process that appends and projects, with SIGKILL, at random moments. {@code
 * -Dbourse.kills=100} makes it longer, {@code -Dbourse.seed=..} another run.
 */
@Timeout(600)
class ProjectionKillTest {
    private static final int KILLS = Integer.getInteger("bourse.kills", 3);
    private static final long SEED = Long.getLong("bourse.seed", 20260105L);

    @TempDir Path directory;
    private final Random random = new Random(SEED);

    @Test
    void every_fact_is_in_the_tables_exactly_once() throws Exception {
        for (int round = 0; round < KILLS; round++) {
            kill("k" + round + "-", "usage");
        }
        try (Journal journal = Fixture.journal(directory.resolve("journal"));
                Store store = Store.open(url(), Thread::new);
                ProjectionRunner runner = Fixture.runner(journal, store)) {
            Fixture.awaitCaughtUp(journal, runner);
            Recount recount = Recount.of(Fixture.facts(journal));
            recount.assertEqualTo(store.usage());
            System.out.printf("%d kills, %d facts, seed %d%n", KILLS, journal.durableEnd(), SEED);
        }
    }

    /** Lanes are written one after another, so that a kill leaves some behind the others. */
    @Test
    void every_fact_is_in_the_sums_of_the_market_exactly_once() throws Exception {
        for (int round = 0; round < KILLS; round++) {
            kill("k" + round + "-", "market");
        }
        try (Journal journal = Fixture.journal(directory.resolve("journal"));
                Store store = Store.open(url(), Thread::new);
                ProjectionRunner runner =
                        Fixture.runner(journal, store, Folding.market(new byte[32]))) {
            Fixture.awaitCaughtUp(journal, runner);
            Delta delta = new Delta();
            Fixture.facts(journal).forEach(delta::add);
            for (Group group : Group.values()) {
                assertEquals(days(delta, group), days(store, group), "seed " + SEED);
            }
            System.out.printf("%d kills, %d facts, seed %d%n", KILLS, journal.durableEnd(), SEED);
        }
    }

    private static Map<Bucket, Traffic> days(Delta delta, Group group) {
        Map<Bucket, Traffic> days = new HashMap<>(delta.volumes());
        days.keySet()
                .removeIf(one ->
                        one.grain() != Grain.DAY
                                || one.series().group() != group
                                || !one.series().slice().equals(Slice.ALL));
        return days;
    }

    private static Map<Bucket, Traffic> days(Store store, Group group) {
        Map<Bucket, Traffic> days = new HashMap<>();
        store.market()
                .volumes(group, Slice.ALL, Grain.DAY, 0, Long.MAX_VALUE >> 1)
                .forEach(one ->
                        days.put(new Bucket(one.series(), Grain.DAY, one.start()), one.traffic()));
        return days;
    }

    private void kill(String prefix, String folding) throws Exception {
        Process process = start(prefix, folding);
        try (BufferedReader marks = process.inputReader()) {
            long mark = 0;
            for (int lines = 1 + random.nextInt(40); lines > 0 || mark == 0; lines--) {
                String line = marks.readLine();
                assertTrue(line != null, "the program ended by itself");
                mark = Long.parseLong(line.replace("mark ", ""));
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private String url() {
        return "jdbc:sqlite:" + directory.resolve("store.db");
    }

    private Process start(String prefix, String folding) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Follower.class.getName(),
                        directory.resolve("journal").toString(),
                        url(),
                        prefix,
                        Long.toString(random.nextLong()),
                        folding)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
