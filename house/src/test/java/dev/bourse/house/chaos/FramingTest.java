package dev.bourse.house.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** How a streamed answer lies on the wire, for callers of either version of HTTP. */
@Timeout(600)
class FramingTest {
    /** Lengths of words around those at which the length of a chunk takes one more digit. */
    private static final List<Integer> LENGTHS =
            List.of(1, 2, 3, 60, 240, 3_900, 4_100, 60_000, 65_300, 65_600, 200_000, 5);

    private static final Pattern WORD = Pattern.compile("\"content\":\"(w*)\"");

    @TempDir Path folder;

    @Test
    void chunks_of_any_length_come_whole_and_other_answers_follow_on_the_connection()
            throws Exception {
        try (Stub stub = Stub.open(FramingTest::answer);
                Floor floor = open(Map.of(), stub);
                Line line = floor.dial()) {
            for (int i = 0; i < 3; i++) {
                Answer stream = line.send(request(floor, true)).answer();
                assertEquals("chunked", stream.headers().get("transfer-encoding"));
                assertEquals(LENGTHS, lengths(stream.body()));
                assertTrue(stream.isTerminated(), stream::body);
                Answer whole = line.send(request(floor, false)).answer();
                assertTrue(whole.headers().containsKey("content-length"));
                assertTrue(whole.body().contains("Well."), whole::body);
                floor.books().charged(stream.cost());
                floor.books().charged(whole.cost());
            }
            floor.assertSettled();
        }
    }

    @Test
    void requests_sent_ahead_are_answered_one_after_the_other() throws Exception {
        try (Stub stub = Stub.open(FramingTest::answer);
                Floor floor = open(Map.of(), stub);
                Line line = floor.dial()) {
            line.send(request(floor, true)).send(request(floor, false)).send(request(floor, true));
            for (boolean stream : new boolean[] {true, false, true}) {
                Answer answer = line.answer();
                assertEquals(stream ? LENGTHS : List.of(), lengths(answer.body()));
                floor.books().charged(answer.cost());
            }
            floor.assertSettled();
        }
    }

    @Test
    void a_caller_of_http_1_0_gets_no_frames_and_the_stream_ends_with_the_connection()
            throws Exception {
        try (Stub stub = Stub.open(FramingTest::answer);
                Floor floor = open(Map.of(), stub);
                Line line = floor.dial()) {
            String old = new String(request(floor, true), StandardCharsets.UTF_8);
            line.send(old.replaceFirst(" HTTP/1\\.1", " HTTP/1.0"));
            Answer head = line.head();
            assertEquals(200, head.status());
            assertTrue(!head.headers().containsKey("transfer-encoding"), head::toString);
            String body = new String(line.rest().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(body.startsWith("data: {"), body);
            assertTrue(body.endsWith("data: [DONE]\n\n"), body);
            assertEquals(LENGTHS, lengths(body));
            floor.books().charged(new Answer(200, head.headers(), body).cost());
            floor.assertSettled();
        }
    }

    @Test
    void a_stream_is_not_idle_however_long_its_caller_says_nothing() throws Exception {
        Map<String, String> hasty = Map.of("limits.idle_seconds", "1");
        try (Floor floor = Floor.open(folder, hasty, 1, Map.of());
                Line line = floor.dial()) {
            Answer head = line.send(request(floor, true)).head();
            InputStream body = line.body(head);
            long enough = System.nanoTime() + Duration.ofMillis(2_500).toNanos();
            int words = 0;
            while (System.nanoTime() < enough) {
                Line.until(body, "\"content\":\"");
                words++;
            }
            assertTrue(words > 3, words + " words");
        }
    }

    private Floor open(Map<String, String> settings, Stub stub) {
        return Floor.open(folder, settings, 1, Map.of(Floor.SWIFT, stub.baseUrl()));
    }

    private static byte[] request(Floor floor, boolean stream) {
        String json =
                """
                {"model":"sim/chat-small","max_tokens":4000,"stream":%s,\
                "provider":{"only":["sim-swift"]},\
                "messages":[{"role":"user","content":"Tell me a long story"}]}\
                """
                        .formatted(stream);
        return Floor.chatRequest(floor.key(), json);
    }

    private static List<Integer> lengths(String body) {
        return WORD.matcher(body).results().map(word -> word.group(1).length()).toList();
    }

    /** Every second request of these tests asks for a whole answer. */
    private static boolean answer(Stub.Visit visit, OutputStream out) throws IOException {
        if (visit.inAll() % 2 == 0) {
            stream(out);
        } else {
            Stub.answer(out);
        }
        return true;
    }

    private static void stream(OutputStream out) throws IOException {
        send(out, "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n");
        send(out, "transfer-encoding: chunked\r\n\r\n");
        for (int length : LENGTHS) {
            event(out, "{\"content\":\"" + "w".repeat(length) + "\"},\"finish_reason\":null");
        }
        event(out, "{},\"finish_reason\":\"stop\"");
        chunk(out, "data: [DONE]\n\n");
        send(out, "0\r\n\r\n");
    }

    private static void event(OutputStream out, String delta) throws IOException {
        chunk(
                out,
                """
                data: {"id":"x","object":"chat.completion.chunk","created":1,"model":"m",\
                "choices":[{"index":0,"delta":%s}]}

                """
                        .formatted(delta));
    }

    private static void chunk(OutputStream out, String data) throws IOException {
        send(out, Integer.toHexString(data.length()) + "\r\n" + data + "\r\n");
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
