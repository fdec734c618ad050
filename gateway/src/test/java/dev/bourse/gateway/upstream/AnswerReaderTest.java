package dev.bourse.gateway.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/** How answers are read, wherever they are torn. */
class AnswerReaderTest {
    private static final String CHUNKED = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n";

    @Test
    void a_body_of_a_known_length() {
        torn(
                "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nHello",
                told -> {
                    assertEquals(200, told.head().status());
                    assertEquals("text/plain", told.head().mediaType());
                    assertEquals("Hello", told.body());
                    assertTrue(told.isEnded());
                    assertTrue(told.reader().isKept());
                });
    }

    @Test
    void a_body_in_chunks_with_extensions_and_a_trailer() {
        torn(
                CHUNKED
                        + "5\r\nHello\r\n1 \r\n,\r\n0006;a=\"b\";c\r\n world\r\n"
                        + "0;last\r\nserver-timing: total;dur=1\r\nx: y\r\n\r\n",
                told -> {
                    assertEquals("Hello, world", told.body());
                    assertTrue(told.isEnded());
                    assertTrue(told.reader().isKept());
                });
    }

    @Test
    void a_body_until_the_connection_is_closed() {
        torn(
                "HTTP/1.1 200 OK\r\n\r\nHello, world",
                told -> {
                    assertEquals("Hello, world", told.body());
                    assertFalse(told.isOver());
                    assertTrue(told.reader().endsHere());
                    assertFalse(told.reader().isKept());
                });
    }

    @Test
    void answers_without_a_body() {
        for (String answer :
                List.of(
                        "HTTP/1.1 204 No Content\r\n\r\n",
                        "HTTP/1.1 304\r\ncontent-length: 99\r\n\r\n",
                        "HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n",
                        CHUNKED + "0\r\n\r\n")) {
            torn(
                    answer,
                    told -> {
                        assertEquals("", told.body());
                        assertTrue(told.isEnded());
                        assertTrue(told.reader().isKept());
                    });
        }
    }

    @Test
    void interim_answers_are_passed_over() {
        torn(
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n"
                        + "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nOK",
                told -> {
                    assertEquals(1, told.heads());
                    assertEquals("OK", told.body());
                    assertTrue(told.isEnded());
                });
    }

    @Test
    void the_connection_is_kept_as_the_upstream_says() {
        String old = "HTTP/1.0 200 OK\r\ncontent-length: 0\r\n";
        String now = "HTTP/1.1 200 OK\r\ncontent-length: 0\r\n";
        assertFalse(isKept(old));
        assertTrue(isKept(old + "Connection: Keep-Alive\r\n"));
        assertTrue(isKept(now));
        assertFalse(isKept(now + "Connection: Close\r\n"));
        assertFalse(isKept(now + "Connection: upgrade ,\tclose\r\n"));
        assertFalse(isKept(now + "Connection: keep-alive\r\nConnection: close\r\n"));
        assertTrue(isKept(now + "Connection: closed\r\n"));
    }

    @Test
    void fields_that_matter_are_read_whatever_their_case_and_the_blanks_around() {
        torn(
                head(
                        "HTTP/1.1 429 Slow",
                        "CONTENT-type:application/json ",
                        "Retry-After: \t7\t",
                        "keep-alive: max=9, Timeout=12",
                        "content-encoding: GZIP",
                        "content-length: 0"),
                told -> {
                    assertEquals(429, told.head().status());
                    assertEquals("application/json", told.head().mediaType());
                    assertEquals(7, told.head().retryAfterSeconds());
                    assertEquals(12, told.head().keepSeconds());
                    assertTrue(told.head().isEncoded());
                });
    }

    @Test
    void fields_that_are_missing_or_strange_say_nothing() {
        torn(
                head(
                        "HTTP/1.1 503 Busy",
                        "retry-after: Fri, 31 Dec 1999 23:59:59 GMT",
                        "keep-alive: timeout=soon",
                        "content-encoding: identity",
                        "content-typo: a",
                        "content-length: 0"),
                told -> {
                    assertEquals("", told.head().mediaType());
                    assertEquals(AnswerHead.UNKNOWN, told.head().retryAfterSeconds());
                    assertEquals(AnswerHead.UNKNOWN, told.head().keepSeconds());
                    assertFalse(told.head().isEncoded());
                });
    }

    @Test
    void nothing_is_left_of_the_answer_before() {
        Told told =
                Told.of(
                        head(
                                "HTTP/1.1 429 Slow",
                                "content-type: a/b",
                                "retry-after: 7",
                                "content-length: 2",
                                "content-encoding: br",
                                "keep-alive: timeout=1"),
                        "Oh");
        assertTrue(told.isEnded());
        told.begin();
        told.read(
                latin("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1\r\n.\r\n0\r\n\r\n"));
        assertEquals(".", told.body());
        assertEquals("", told.head().mediaType());
        assertEquals(AnswerHead.UNKNOWN, told.head().retryAfterSeconds());
        assertEquals(AnswerHead.UNKNOWN, told.head().keepSeconds());
        assertFalse(told.head().isEncoded());
    }

    @Test
    void all_that_one_read_brings_of_a_body_is_one_array() {
        Told told = Told.of(CHUNKED + "5\r\nHello\r\n1\r\n,\r\n", "6\r\n wo", "rld\r\n1\r\n!\r\n");
        assertEquals(List.of(6, 3, 4), told.parts());
        assertEquals(
                List.of(5), Told.of("HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nHello").parts());
    }

    @Test
    void what_follows_an_answer_is_left() {
        for (String answer :
                List.of(
                        "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nOK",
                        CHUNKED + "2\r\nOK\r\n0\r\n\r\n",
                        "HTTP/1.1 204 No\r\n\r\n")) {
            assertFalse(Told.of(answer).hasMore());
            assertTrue(Told.of(answer + "\r\n").hasMore());
            assertTrue(Told.of(answer + answer).hasMore());
        }
    }

    @Test
    void an_answer_that_breaks_off_does_not_end() {
        for (String answer :
                List.of(
                        "HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nHell",
                        CHUNKED + "5\r\nHello\r\n",
                        CHUNKED + "5\r\nHello\r\n0\r\n",
                        CHUNKED,
                        "HTTP/1.1 200 OK\r\n",
                        "")) {
            Told told = Told.of(answer);
            assertFalse(told.isOver(), answer);
            assertFalse(told.reader().endsHere(), answer);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "content-length: 5\r\ntransfer-encoding: chunked\r\n",
                "transfer-encoding: chunked\r\ncontent-length: 5\r\n",
                "content-length: 5\r\ncontent-length: 5\r\n",
                "content-length: 5, 5\r\n",
                "content-length: 5\r\ncontent-length: 6\r\n",
                "content-length: -5\r\n",
                "content-length: +5\r\n",
                "content-length: 0x5\r\n",
                "content-length: 5 5\r\n",
                "content-length:\r\n",
                "content-length: 99999999999999999999\r\n",
                "content-length : 5\r\n",
                "transfer-encoding: gzip, chunked\r\n",
                "transfer-encoding: chunked, chunked\r\n",
                "transfer-encoding: chunked\r\ntransfer-encoding: chunked\r\n",
                "transfer-encoding: gzip\r\n",
                "transfer-encoding: xchunked\r\n",
                "x: a\r\n folded\r\n",
                " x: a\r\n",
                "x: a\rcontent-length: 5\r\n",
                "x: a\ncontent-length: 5\r\n",
                "x: a\r\r\n",
                "x: \0\r\n",
                "\n",
                "x: a\r\n\n",
                "no colon\r\n",
                ": no name\r\n",
                "a b: c\r\n"
            })
    void a_head_that_leaves_doubt_is_none(String fields) {
        torn(
                "HTTP/1.1 200 OK\r\n" + fields + "\r\n",
                told -> {
                    assertTrue(told.isBroken(), fields);
                    assertEquals(0, told.heads());
                    assertFalse(told.reader().endsHere());
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/2.0 200 OK",
                "HTTP/1.2 200 OK",
                "HTTP/1.1  200 OK",
                "HTTP/1.1 20 OK",
                "HTTP/1.1 2000 OK",
                "HTTP/1.1 2x0 OK",
                "HTTP/1.1 099 OK",
                "HTTP/1.1 600 OK",
                "HTTP/1.1 101 Switching",
                "http/1.1 200 OK",
                "ICY 200 OK",
                "HTTP/1.1 200 \0",
                "HTTP/1.1 200 O\rK",
                "HTTP/1.1",
                " HTTP/1.1 200 OK",
                "<html>"
            })
    void a_line_that_is_no_status_begins_no_answer(String line) {
        torn(line + "\r\n\r\n", told -> assertTrue(told.isBroken(), line));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x\r\n",
                "-5\r\n",
                "0x5\r\n",
                "\r\n",
                " 5\r\n",
                "5 5\r\n",
                "5,\r\n",
                "5\nHello\r\n",
                "5\rHello\r\n",
                "5;a\nHello\r\n",
                "5;a\rb\r\n",
                "5\r\nHello, world\r\n",
                "5\r\nHello\n",
                "5\r\nHello\rx",
                "5\r\nHello5\r\n",
                "fffffffffffffffff\r\n",
                "8000000000000000\r\n",
                "0\r\n folded\r\n",
                "0\r\nno colon\r\n\r\n",
                "0\r\n: no name\r\n\r\n",
                "0\r\nx: a\n\r\n",
                "0\r\nx: a\rb\r\n",
                "0\r\n\rx",
                "0\r\n\n"
            })
    void frames_that_leave_doubt_are_none(String frames) {
        torn(CHUNKED + frames, told -> assertTrue(told.isBroken(), frames));
    }

    @Test
    void chunks_in_an_answer_of_the_old_version_are_none() {
        torn(CHUNKED.replace("1.1", "1.0"), told -> assertTrue(told.isBroken()));
    }

    @Test
    void heads_and_frames_have_limits() {
        String head = "HTTP/1.1 200 OK\r\n";
        String field = "x: y\r\n";
        String end = "content-length: 0\r\n\r\n";
        assertTrue(Told.of(head + field.repeat(127) + end).isEnded());
        assertTrue(Told.of(head + field.repeat(128) + end).isBroken());
        int room = AnswerHead.LONGEST - head.length() - field.length() - end.length();
        assertTrue(Told.of(head + "x: y" + "y".repeat(room) + "\r\n" + end).isEnded());
        assertTrue(Told.of(head + "x: y" + "y".repeat(room + 1) + "\r\n" + end).isBroken());
        assertTrue(Told.of(head + "y".repeat(AnswerHead.LONGEST)).isBroken());
        assertTrue(Told.of(CHUNKED + "1;" + "y".repeat(10_000)).isBroken());
        assertTrue(Told.of(CHUNKED + "0".repeat(10_000)).isBroken());
        assertTrue(Told.of(CHUNKED + "0\r\n" + field.repeat(2_000)).isBroken());
    }

    @Test
    void many_chunks_have_no_limit() {
        assertEquals(50_000, Told.of(CHUNKED + "1\r\n.\r\n".repeat(50_000)).body().length());
    }

    private static String head(String... lines) {
        return String.join("\r\n", lines) + "\r\n\r\n";
    }

    private static boolean isKept(String head) {
        Told told = Told.of(head + "\r\n");
        assertTrue(told.isEnded(), head);
        return told.reader().isKept();
    }

    /** The same whether it comes at once, in two parts torn anywhere, or byte by byte. */
    private static void torn(String answer, Consumer<Told> holds) {
        holds.accept(Told.of(answer));
        holds.accept(Told.of(answer.split("(?s)(?<=.)")));
        for (int i = 1; i < answer.length(); i++) {
            holds.accept(Told.of(answer.substring(0, i), answer.substring(i)));
        }
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
