package dev.bourse.gateway.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.fact.CreditsGranted;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

/**
 * Kills a process that appends, with SIGKILL, at random moments, again and again on the same
 * journal. {@code -Dbourse.kills=100} makes it longer, {@code -Dbourse.seed=..} another run.
 */
@Timeout(600)
class KillTest {
    private static final int KILLS = Integer.getInteger("bourse.kills", 5);
    private static final long SEED = Long.getLong("bourse.seed", 20260105L);

    @TempDir Path directory;
    private final Random random = new Random(SEED);
    private final Map<Long, String> acknowledged = new HashMap<>();

    @Test
    void no_acknowledged_fact_is_lost_and_none_is_doubled() throws Exception {
        for (int round = 0; round < KILLS; round++) {
            killAppender("r" + round);
            assertSound("seed " + SEED + ", kill " + round);
        }
        System.out.printf("%d kills, %d acknowledged facts%n", KILLS, acknowledged.size());
    }

    private void killAppender(String run) throws Exception {
        Process process = start(run);
        try (BufferedReader acknowledgements = process.inputReader()) {
            int patience = 1 + random.nextInt(8_000);
            String line = acknowledgements.readLine();
            while (line != null) {
                note(line);
                if (--patience == 0) {
                    process.toHandle().destroyForcibly();
                }
                line = acknowledgements.readLine();
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private Process start(String run) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Appender.class.getName(),
                        directory.toString(),
                        run,
                        Long.toString(random.nextLong()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** A line without its end was cut by the kill and acknowledges nothing. */
    private void note(String line) {
        if (line.endsWith(";")) {
            String[] parts = line.substring(0, line.length() - 1).split(" ");
            acknowledged.put(Long.parseLong(parts[0]), parts[1]);
        }
    }

    private void assertSound(String when) {
        try (Journal journal =
                Journal.open(directory, Appender.SETTINGS, Thread::new, Journals.CLOCK)) {
            Map<Long, String> stored = new HashMap<>();
            journal.replay(0, each -> stored.put(each.position(), id(each)));
            Set<String> ids = new HashSet<>(stored.values());
            assertEquals(journal.end(), stored.size(), when + ": a gap");
            assertEquals(stored.size(), ids.size(), when + ": a duplicate");
            List<Long> lost =
                    acknowledged.keySet().stream()
                            .filter(at -> !Objects.equals(acknowledged.get(at), stored.get(at)))
                            .toList();
            assertTrue(lost.isEmpty(), when + ": lost " + lost);
            assertTrue(!acknowledged.isEmpty(), when + ": nothing was acknowledged");
        }
    }

    private static String id(PositionedFact each) {
        return ((CreditsGranted) each.fact()).id();
    }
}
