package dev.bourse.house.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bourse.app.Market;
import dev.bourse.app.Totals;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Kills the exchange with SIGKILL under load, at random moments, again and again on the same data.
 * {@code -Dbourse.crashes=30} makes it longer, {@code -Dbourse.seed=..} another run.
 */
@Timeout(600)
class CrashTest {
    private static final int CRASHES = Integer.getInteger("bourse.crashes", 3);
    private static final long SEED = Long.getLong("bourse.seed", 20260105L);
    private static final int CALLERS = 12;

    @TempDir Path folder;
    private final Random random = new Random(SEED);
    private final Map<String, BigDecimal> answered = new ConcurrentHashMap<>();
    private final Map<String, BigDecimal> durable = new ConcurrentHashMap<>();
    private final Set<String> begun = ConcurrentHashMap.newKeySet();

    @Test
    void nothing_that_was_finished_is_lost_and_nothing_is_charged_twice() throws Exception {
        int interrupted = 0;
        for (int round = 0; round < CRASHES; round++) {
            try (Exchange exchange = Exchange.start(folder)) {
                assertKept(exchange, "seed " + SEED + ", crash " + round);
                interrupted += interrupted(exchange);
                begun.clear();
                crash(exchange);
            }
        }
        try (Exchange exchange = Exchange.start(folder)) {
            assertKept(exchange, "seed " + SEED + ", at the end");
            interrupted += interrupted(exchange);
        }
        System.out.printf(
                "%d crashes: %d generations on disk, %d interrupted%n",
                CRASHES, durable.size(), interrupted);
        assertTrue(interrupted > 0 && !durable.isEmpty());
        assertBalanced();
    }

    /** Callers call until the exchange dies under them. */
    private void crash(Exchange exchange) throws Exception {
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            boolean stream = i % 3 > 0;
            int tokens = 1 + i * 40;
            callers.add(Thread.ofVirtual().start(() -> callUntilDead(exchange, stream, tokens)));
        }
        int known = durable.size();
        Await.until("answers are on disk", () -> note(exchange) && durable.size() > known + 5);
        LockSupport.parkNanos(random.nextLong(300_000_000L));
        note(exchange);
        exchange.kill();
        for (Thread caller : callers) {
            caller.join();
        }
        answered.clear();
    }

    private void callUntilDead(Exchange exchange, boolean stream, int tokens) {
        try {
            while (true) {
                try (Line line = new Line(exchange.port())) {
                    Answer head = line.send(Exchange.chat(stream, tokens)).head();
                    begun.add(head.id());
                    Answer all =
                            new Answer(
                                    head.status(),
                                    head.headers(),
                                    new String(line.body(head).readAllBytes(), UTF_8));
                    answered.put(all.id(), all.cost());
                }
            }
        } catch (IOException dead) {
            Thread.currentThread().interrupt();
        }
    }

    /** What was answered before the journal had nothing to write is on disk. */
    private boolean note(Exchange exchange) throws IOException {
        Map<String, BigDecimal> now = Map.copyOf(answered);
        JsonObject journal = exchange.get("/health/ready").json().object("journal");
        if (journal.number("waiting_for_disk").orElseThrow().signum() == 0) {
            durable.putAll(now);
        }
        return true;
    }

    private void assertKept(Exchange exchange, String when) throws Exception {
        Await.until("the database has it all", () -> exchange.behind() == 0);
        for (Map.Entry<String, BigDecimal> one : durable.entrySet()) {
            JsonObject record = exchange.generation(one.getKey());
            BigDecimal cost =
                    record.number("total_cost")
                            .orElseThrow(() -> new AssertionError(when + ": lost " + one.getKey()));
            assertEquals(0, cost.compareTo(one.getValue()), when + ": " + record);
        }
    }

    /** How many that had begun were settled as interrupted, at what they would likely cost. */
    private int interrupted(Exchange exchange) throws IOException {
        int interrupted = 0;
        for (String id : begun) {
            JsonObject record = exchange.generation(id);
            if (record.text("outcome").orElse("").equals("interrupted")) {
                interrupted++;
                assertTrue(
                        record.number("total_cost").orElseThrow().signum() > 0, record::toString);
                assertEquals("estimated", record.text("usage_source").orElseThrow());
            }
        }
        return interrupted;
    }

    private void assertBalanced() throws IOException {
        Map<String, String> settings =
                Map.of(
                        "api_key", Exchange.KEY,
                        "management_key", Exchange.MANAGEMENT,
                        "simulate", "always");
        try (Floor floor = Floor.open(folder, settings)) {
            Market market = floor.market();
            Totals totals = market.totals();
            assertEquals(totals.journal(), totals.database());
            BigDecimal spent = totals.journal().dollars();
            JsonObject self = floor.get("/api/v1/key", Exchange.KEY).json().object("data");
            assertEquals(0, self.number("usage").orElseThrow().compareTo(spent));
            JsonObject credits =
                    floor.get("/api/v1/credits", Exchange.MANAGEMENT).json().object("data");
            assertEquals(0, credits.number("total_usage").orElseThrow().compareTo(spent));
        }
    }
}
