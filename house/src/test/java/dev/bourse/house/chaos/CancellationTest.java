package dev.bourse.house.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.sim.provider.Fault;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** A client that leaves stops the provider at once, and owes what it had received. */
@Timeout(600)
class CancellationTest {
    private static final int TIMES = 10;
    private static final long USUAL_MILLIS = 300;

    /** Less than anything that ends by itself, more than a busy machine pauses for. */
    private static final long MOST_MILLIS = 10_000;

    private static final double REAL_TIME = 1;

    @TempDir Path folder;
    private Floor floor;

    @BeforeEach
    void open() {
        floor = Floor.open(folder, Map.of("keep_alive_ms", "100"), REAL_TIME, Map.of());
    }

    @AfterEach
    void settled() throws Exception {
        floor.assertSettled();
        floor.close();
    }

    @Test
    void before_the_first_token() throws Exception {
        floor.set(Floor.SWIFT, Fault.of(Fault.Kind.HANG_BEFORE_HEADERS));
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            String id;
            try (Line line = floor.dial()) {
                Answer head = line.send(request(true)).head();
                Line.until(line.body(head), ": OPENROUTER PROCESSING");
                id = head.id();
            }
            millis.add(untilProviderIsFree());
            JsonObject record = assertCancelled(id);
            assertEquals(0, record.number("total_cost").orElseThrow().signum());
        }
        assertPrompt("before the first token", millis);
    }

    @Test
    void in_the_middle_of_a_stream() throws Exception {
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            String id;
            try (Line line = floor.dial()) {
                Answer head = line.send(request(true)).head();
                Line.until(line.body(head), "\"content\":\"");
                id = head.id();
            }
            millis.add(untilProviderIsFree());
            JsonObject record = assertCancelled(id);
            assertPartlyCharged(record);
        }
        assertPrompt("in the middle of a stream", millis);
    }

    @Test
    void while_a_whole_answer_is_made() throws Exception {
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            try (Line line = floor.dial()) {
                line.send(request(false));
                Await.until("the provider works", () -> busy() == 1);
            }
            millis.add(untilProviderIsFree());
        }
        assertPrompt("while a whole answer is made", millis);
        Await.until("all are counted", () -> cancelled() == TIMES);
    }

    @Test
    void with_another_request_waiting_behind() throws Exception {
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            try (Line line = floor.dial()) {
                line.send(request(false)).send(request(false));
                Await.until("the provider works", () -> busy() == 1);
            }
            millis.add(untilProviderIsFree());
            Await.until("both are over", () -> floor.open() == 0 && busy() == 0);
        }
        assertPrompt("with another request behind", millis);
    }

    @Test
    void while_the_first_endpoint_has_failed_and_the_next_one_works() throws Exception {
        floor.set(Floor.SWIFT, Fault.of(Fault.Kind.ERROR_500));
        floor.set("sim-steady", Fault.of(Fault.Kind.HANG_AFTER_HEADERS));
        try (Line line = floor.dial()) {
            line.send(request(true));
            Await.until("the second works", () -> floor.provider("sim-steady").tally().open() == 1);
        }
        Await.until("the second is free", () -> floor.provider("sim-steady").tally().open() == 0);
        Await.until("it is counted", () -> cancelled() == 1);
    }

    private int busy() {
        return floor.provider(Floor.SWIFT).tally().open();
    }

    private long untilProviderIsFree() throws Exception {
        long from = System.nanoTime();
        Await.until("the provider is free", () -> busy() == 0);
        return (System.nanoTime() - from) / 1_000_000;
    }

    private JsonObject assertCancelled(String id) throws Exception {
        JsonObject record = floor.left(id);
        assertTrue(record.flag("cancelled").orElse(false), record::toString);
        return record;
    }

    private void assertPartlyCharged(JsonObject record) {
        assertEquals("estimated", record.text("usage_source").orElseThrow());
        long tokens = record.number("tokens_completion").orElseThrow().longValue();
        assertTrue(tokens > 0 && tokens < 2_000, record::toString);
        BigDecimal cost = record.number("total_cost").orElseThrow();
        assertTrue(cost.signum() > 0, record::toString);
        floor.books().charged(cost);
    }

    private long cancelled() throws IOException {
        return floor.get("/metrics", "")
                .body()
                .lines()
                .filter(line -> line.startsWith("bourse_generations_total"))
                .filter(line -> line.contains("outcome=\"cancelled\""))
                .mapToLong(line -> new BigDecimal(line.replaceFirst(".* ", "")).longValue())
                .sum();
    }

    private static void assertPrompt(String when, List<Long> millis) {
        List<Long> sorted = new ArrayList<>(millis);
        Collections.sort(sorted);
        long median = sorted.get(sorted.size() / 2);
        System.out.printf(
                "client left %s: upstream closed after %d ms, at most %d ms (%d times)%n",
                when, median, sorted.getLast(), sorted.size());
        assertTrue(median <= USUAL_MILLIS, sorted::toString);
        assertTrue(sorted.getLast() <= MOST_MILLIS, sorted::toString);
    }

    private byte[] request(boolean stream) {
        String json =
                """
                {"model":"sim/chat-small","max_tokens":4000,"stream":%s,\
                "provider":{"order":["sim-swift","sim-steady"]},\
                "messages":[{"role":"user","content":"Tell me a long story"}]}\
                """
                        .formatted(stream);
        return Floor.chatRequest(floor.key(), json);
    }
}
