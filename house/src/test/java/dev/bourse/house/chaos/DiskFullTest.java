package dev.bourse.house.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bourse.wire.json.JsonValue.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The disk takes no more bytes while the exchange runs: the system refuses every write of the
 * process. What cannot be recorded is not begun, what was begun is finished, and when there is room
 * again everything is where it belongs.
 */
@Timeout(600)
class DiskFullTest {
    private static final Path PRLIMIT = Path.of("/usr/bin/prlimit");

    @TempDir Path folder;

    @Test
    void new_paid_work_is_refused_running_work_is_finished_and_nothing_is_lost() throws Exception {
        assumeTrue(Files.isExecutable(PRLIMIT), "prlimit takes the disk away; it is not here");
        try (Exchange exchange = Exchange.start(folder)) {
            assertEquals(200, chat(exchange, 5).status());
            try (Line line = new Line(exchange.port())) {
                Answer head = line.send(Exchange.chat(true, 400)).head();
                InputStream body = line.body(head);
                String begin = Line.until(body, "\"content\":\"");
                limit(exchange, "1");
                Answer told = refused(exchange);
                String rest = begin + new String(body.readAllBytes(), UTF_8);
                Answer whole = new Answer(head.status(), head.headers(), rest);
                assertTrue(whole.isTerminated(), "running work is finished");
                assertTrue(whole.cost().signum() > 0, "and charged");
                assertTold(told);
                assertHealthTells(exchange);
                assertControlIsRefused(exchange);
                limit(exchange, "unlimited");
                Await.until("it works again", () -> chat(exchange, 5).status() == 200);
                assertKept(exchange, whole);
            }
        }
    }

    /** The first call may still have been taken: its fact was what found the disk full. */
    private static Answer refused(Exchange exchange) throws Exception {
        Answer[] last = new Answer[1];
        Await.until(
                "new work is refused",
                () -> {
                    last[0] = chat(exchange, 5);
                    return last[0].status() != 200;
                });
        return last[0];
    }

    private static void assertTold(Answer refusal) {
        assertEquals(503, refusal.status(), refusal::body);
        assertEquals("provider_overloaded", refusal.errorType(), refusal::body);
    }

    private static void assertHealthTells(Exchange exchange) throws IOException {
        Answer ready = exchange.get("/health/ready");
        assertEquals(503, ready.status(), ready::body);
        JsonObject journal = ready.json().object("journal");
        assertEquals(false, journal.flag("accepting").orElseThrow());
        assertTrue(journal.text("problem").orElse("").contains("File too large"), ready::body);
        assertEquals(200, exchange.get("/health/live").status(), "and it need not be restarted");
    }

    private static void assertControlIsRefused(Exchange exchange) throws IOException {
        String headers = "authorization: Bearer " + Exchange.MANAGEMENT + "\r\n";
        try (Line line = new Line(exchange.port())) {
            Answer answer =
                    line.send(
                                    Line.request(
                                            "POST /api/v1/keys",
                                            headers,
                                            "{\"name\":\"later\",\"limit\":1}"))
                            .answer();
            assertEquals(503, answer.status(), answer::body);
            assertTrue(answer.body().contains("cannot record"), answer::body);
        }
    }

    private static void assertKept(Exchange exchange, Answer whole) throws Exception {
        JsonObject record = exchange.generation(whole.id());
        assertEquals(0, record.number("total_cost").orElseThrow().compareTo(whole.cost()));
        Await.until("the database has it all", () -> exchange.behind() == 0);
        JsonObject self = exchange.get("/api/v1/key").json().object("data");
        BigDecimal logged =
                exchange.get("/api/v1/market/logs?limit=200").json().items("data").stream()
                        .map(one -> one.asObject().orElseThrow())
                        .map(one -> one.number("total_cost").orElseThrow())
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertEquals(0, self.number("usage").orElseThrow().compareTo(logged), self::toString);
    }

    private static Answer chat(Exchange exchange, int tokens) throws IOException {
        try (Line line = new Line(exchange.port())) {
            return line.send(Exchange.chat(false, tokens)).answer();
        }
    }

    /** How long a file may become: what would be longer is refused by the system. */
    private static void limit(Exchange exchange, String bytes)
            throws IOException, InterruptedException {
        List<String> command =
                List.of(
                        PRLIMIT.toString(),
                        "--pid",
                        Long.toString(exchange.pid()),
                        "--fsize=" + bytes + ":unlimited");
        assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor());
    }
}
