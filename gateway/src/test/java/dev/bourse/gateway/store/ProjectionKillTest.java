package dev.bourse.gateway.store;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.gateway.journal.Journal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
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
            kill("k" + round + "-");
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

    private void kill(String prefix) throws Exception {
        Process process = start(prefix);
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

    private Process start(String prefix) throws IOException {
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
                        Long.toString(random.nextLong()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
