package dev.bourse.house.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.sim.provider.Fault;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The provider is read as fast as the caller reads, and a caller that waits gets signs of life. */
@Timeout(600)
class BackpressureTest {
    private static final int CHUNKS = 1_500;
    private static final int FEWER_CHUNKS = 400;
    private static final int WORDS = 16_000;
    private static final long CHUNK_BYTES = WORDS + 200L;
    private static final int SMALL = 8_192;

    private static final String SWIFT_STREAM =
            """
            {"model":"sim/chat-small","max_tokens":8000,"stream":true,\
            "provider":{"only":["sim-swift"]},"messages":[{"role":"user","content":"hi"}]}\
            """;

    @TempDir Path folder;
    private final AtomicInteger written = new AtomicInteger();

    @Test
    void a_caller_that_stops_reading_stops_the_provider_and_loses_nothing() throws Exception {
        try (Stub stub = Stub.open(this::pourOut);
                Floor floor = over(stub)) {
            try (Line line = new Line(floor.port(), SMALL)) {
                Answer head = line.send(Floor.chatRequest(floor.key(), SWIFT_STREAM)).head();
                InputStream body = line.body(head);
                Line.until(body, "\"content\"");
                int stalled = stalled();
                System.out.printf(
                        "provider stalled after %d MB of %d%n",
                        (stalled * CHUNK_BYTES) >> 20, (CHUNKS * CHUNK_BYTES) >> 20);
                assertTrue(stalled < CHUNKS / 2, () -> stalled + " chunks went out");
                readTheRest(floor, head, body, CHUNKS);
            }
            floor.assertSettled();
        }
    }

    @Test
    void a_provider_that_hangs_up_before_all_was_read_has_said_it_all() throws Exception {
        try (Stub stub = Stub.open(this::pourALittleAndHangUp);
                Floor floor = over(stub)) {
            for (int i = 0; i < 5; i++) {
                try (Line line = new Line(floor.port(), SMALL)) {
                    Answer head = line.send(Floor.chatRequest(floor.key(), SWIFT_STREAM)).head();
                    InputStream body = line.body(head);
                    Line.until(body, "\"content\"");
                    stalled();
                    readTheRest(floor, head, body, FEWER_CHUNKS);
                }
            }
            floor.assertSettled();
        }
    }

    @Test
    void a_caller_that_stops_reading_and_leaves_frees_the_provider() throws Exception {
        try (Stub stub = Stub.open(this::pourOut);
                Floor floor = over(stub)) {
            String id;
            try (Line line = new Line(floor.port(), SMALL)) {
                Answer head = line.send(Floor.chatRequest(floor.key(), SWIFT_STREAM)).head();
                Line.until(line.body(head), "\"content\"");
                assertTrue(stalled() < CHUNKS / 2);
                id = head.id();
            }
            Await.until("nothing is open", () -> floor.open() == 0);
            floor.books().charged(floor.left(id).number("total_cost").orElseThrow());
            floor.assertSettled();
        }
    }

    @Test
    void a_caller_that_waits_gets_comments_then_the_answer() throws Exception {
        Map<String, String> lively = Map.of("keep_alive_ms", "60");
        try (Floor floor = Floor.open(folder, lively, 1, Map.of())) {
            Answer answer =
                    floor.chat(SWIFT_STREAM.replace("8000", "16").replace("swift", "distant"));
            assertTrue(answer.body().startsWith(": OPENROUTER PROCESSING\n\n"), answer::body);
            assertTrue(answer.isTerminated(), answer::body);
            assertEquals("no", answer.headers().get("x-accel-buffering"));
            assertEquals("no-cache", answer.headers().get("cache-control"));
            floor.assertSettled();
        }
    }

    @Test
    void a_caller_that_got_comments_hears_of_failure_in_the_stream() throws Exception {
        Map<String, String> hasty =
                Map.of(
                        "keep_alive_ms", "60",
                        "timeouts.first_byte_ms", "300",
                        "timeouts.idle_ms", "300");
        try (Floor floor = Floor.open(folder, hasty, 1, Map.of())) {
            floor.setAll(Fault.of(Fault.Kind.HANG_BEFORE_HEADERS));
            Answer answer = floor.chat(SWIFT_STREAM);
            assertEquals(200, answer.status());
            assertTrue(answer.body().startsWith(": OPENROUTER PROCESSING\n\n"), answer::body);
            assertEquals("timeout", answer.errorType());
            assertEquals("error", answer.finish());
            assertEquals(answer.id(), answer.last().text("id").orElseThrow());
            assertTrue(!answer.isTerminated(), answer::body);
            floor.assertSettled();
        }
    }

    private static void readTheRest(Floor floor, Answer head, InputStream body, int chunks)
            throws IOException {
        String rest = new String(body.readAllBytes(), StandardCharsets.UTF_8);
        List<Integer> numbers =
                Pattern.compile("www(\\d+)\"")
                        .matcher(rest)
                        .results()
                        .map(one -> Integer.parseInt(one.group(1)))
                        .toList();
        assertEquals(IntStream.range(0, chunks).boxed().toList(), numbers);
        assertTrue(rest.endsWith("data: [DONE]\n\n"));
        floor.books().charged(new Answer(200, head.headers(), rest).cost());
    }

    /** Waits until the provider has not been able to write for a while. */
    private int stalled() throws Exception {
        long[] since = {System.nanoTime()};
        int[] last = {-1};
        Await.until(
                "the provider can't write any more",
                () -> {
                    if (written.get() != last[0]) {
                        last[0] = written.get();
                        since[0] = System.nanoTime();
                    }
                    return System.nanoTime() - since[0] > 1_000_000_000L;
                });
        return last[0];
    }

    private boolean pourOut(Stub.Visit visit, OutputStream out) throws IOException {
        pourOut(out, CHUNKS);
        return true;
    }

    private boolean pourALittleAndHangUp(Stub.Visit visit, OutputStream out) throws IOException {
        pourOut(out, FEWER_CHUNKS);
        return false;
    }

    private void pourOut(OutputStream out, int chunks) throws IOException {
        out.write(latin("HTTP/1.1 200 OK\r\n"));
        out.write(latin("content-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n"));
        for (int i = 0; i < chunks; i++) {
            chunk(out, event("{\"content\":\"" + "w".repeat(WORDS) + i + "\"}", "null"));
            written.incrementAndGet();
        }
        chunk(out, event("{}", "\"stop\""));
        chunk(
                out,
                "data:"
                    + " {\"choices\":[],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":70}}\n\n");
        chunk(out, "data: [DONE]\n\n");
        out.write(latin("0\r\n\r\n"));
        out.flush();
    }

    private static void chunk(OutputStream out, String data) throws IOException {
        out.write(latin(Integer.toHexString(data.length()) + "\r\n" + data + "\r\n"));
    }

    private static String event(String delta, String finish) {
        return """
        data: {"id":"x","object":"chat.completion.chunk","created":1,"model":"m",\
        "choices":[{"index":0,"delta":%s,"finish_reason":%s}]}

        """
                .formatted(delta, finish);
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private Floor over(Stub stub) {
        return Floor.open(folder, Map.of(), 1, Map.of(Floor.SWIFT, stub.baseUrl()));
    }
}
