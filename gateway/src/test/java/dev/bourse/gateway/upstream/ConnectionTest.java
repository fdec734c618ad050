package dev.bourse.gateway.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.fact.ApiType;
import dev.bourse.gateway.upstream.Peer.Wire;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** One connection to an endpoint: what is sent over it, what is heard, and when it is kept. */
@Timeout(60)
class ConnectionTest {
    private static final String CHUNKED = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n";
    private static final long SOON_MILLIS = 100;

    private Station station;
    private Peer peer;
    private Target target;

    @BeforeEach
    void open() throws Exception {
        station = new Station(Timeouts.DEFAULT, 4);
        peer = new Peer();
        target = Station.target(peer.url());
    }

    @AfterEach
    void close() throws Exception {
        assertEquals(0, station.open());
        station.close();
        peer.close();
    }

    @Test
    void a_request_says_what_it_must_and_nothing_else() throws Exception {
        Target keyed = target(Dialect.OPENAI, "key");
        Heard heard = station.ask(keyed, Station.order("{\"a\":1}"));
        try (Wire wire = peer.accept()) {
            assertEquals(
                    """
                    POST /v1/chat/completions HTTP/1.1
                    host: 127.0.0.1:%d
                    accept-encoding: identity
                    user-agent: bourse
                    authorization: Bearer key
                    content-type: application/json
                    content-length: 7

                    {"a":1}\
                    """
                            .formatted(peer.port())
                            .replace("\n", "\r\n"),
                    wire.request());
            wire.answer("Yes");
            heard.hearsAnswer("Yes");
        }
    }

    @Test
    void every_dialect_has_its_own_headers() throws Exception {
        Order order = new Order(new byte[0], "a/b", ApiType.COMPLETIONS, true, "x,y");
        Heard heard = station.ask(target(Dialect.ANTHROPIC, "key"), order);
        try (Wire wire = peer.accept()) {
            String head = wire.request();
            assertTrue(head.startsWith("POST /v1/messages HTTP/1.1\r\n"), head);
            assertTrue(head.contains("\r\nanthropic-version: 2023-06-01\r\n"), head);
            assertTrue(head.contains("\r\nx-api-key: key\r\n"), head);
            assertTrue(head.contains("\r\nanthropic-beta: x,y\r\n"), head);
            assertTrue(head.contains("\r\ncontent-type: a/b\r\n"), head);
            wire.answer("Yes");
            heard.hearsAnswer("Yes");
        }
        heard = station.ask(target(Dialect.GEMINI, "key"), order);
        try (Wire wire = peer.accept()) {
            String head = wire.request();
            assertTrue(
                    head.startsWith(
                            "POST /v1/models/one:streamGenerateContent?alt=sse HTTP/1.1\r\n"),
                    head);
            assertTrue(head.contains("\r\nx-goog-api-key: key\r\n"), head);
            assertTrue(!head.contains("anthropic"), head);
            wire.answer("Yes");
            heard.hearsAnswer("Yes");
        }
    }

    @Test
    void a_line_break_in_a_key_a_type_or_a_feature_is_never_sent() throws Exception {
        byte[] none = new byte[0];
        ApiType chat = ApiType.COMPLETIONS;
        List<Heard> all =
                List.of(
                        station.ask(target(Dialect.OPENAI, "key\r\nx: y")),
                        station.ask(target(Dialect.GEMINI, "key\n")),
                        station.ask(target, new Order(none, "a/b\r\n\r\n", chat, false, null)),
                        station.ask(
                                target(Dialect.ANTHROPIC, "key"),
                                new Order(none, "a/b", chat, false, "x\ry")));
        for (Heard heard : all) {
            heard.hears("failed CONNECT");
            try (Wire wire = peer.accept()) {
                assertTrue(wire.isLeft());
            }
        }
    }

    @Test
    void bodies_of_all_sizes_arrive_whole() throws Exception {
        for (int size : new int[] {1, 9, 10, 32_768, 32_769, 5_000_000}) {
            String body = "b".repeat(size - 1) + "e";
            Heard heard = station.ask(target, Station.order(body));
            try (Wire wire = peer.accept()) {
                String request = wire.request();
                assertTrue(request.endsWith("\r\n\r\n" + body), size + " bytes");
                wire.answer("Yes");
                heard.hearsAnswer("Yes");
                wire.say("Bye");
                assertTrue(wire.isLeft());
            }
        }
    }

    @Test
    void a_connection_is_used_again_after_answers_of_every_kind() throws Exception {
        Heard first = station.ask(target);
        try (Wire wire = peer.accept()) {
            wire.request();
            wire.answer("One");
            first.hearsAnswer("One");
            Heard second = station.ask(target);
            wire.request();
            wire.say(CHUNKED + "3\r\nTwo\r\n0\r\n\r\n");
            second.hearsAnswer("Two");
            Heard third = station.ask(target);
            wire.request();
            wire.say("HTTP/1.1 500 Oh\r\nretry-after: 3\r\ncontent-length: 2\r\n\r\nOh");
            third.hears("failed STATUS");
            assertEquals(
                    new AttemptFailure(AttemptFailure.Kind.STATUS, 500, "Oh", 3), third.failure());
            Heard fourth = station.ask(target);
            wire.request();
            wire.say("HTTP/1.1 204 None\r\n\r\n");
            fourth.hears("began 204");
            fourth.hears("ended");
            Heard fifth = station.ask(target);
            wire.request();
            wire.say("HTTP/1.1 100 Continue\r\n\r\n").answer("Five");
            fifth.hearsAnswer("Five");
            assertTrue(peer.isAlone());
        }
    }

    @Test
    void a_connection_is_not_used_again_when_either_has_done_with_it() throws Exception {
        for (String last :
                List.of(
                        "HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 3\r\n\r\nYes",
                        "HTTP/1.0 200 OK\r\ncontent-length: 3\r\n\r\nYes",
                        "HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\nYes and more",
                        CHUNKED + "3\r\nYes\r\n0\r\n\r\n\r\n")) {
            Heard heard = station.ask(target);
            try (Wire wire = peer.accept()) {
                wire.request();
                wire.say(last);
                heard.hearsAnswer("Yes");
                assertTrue(wire.isLeft());
            }
        }
    }

    @Test
    void an_answer_may_end_with_its_connection() throws Exception {
        Heard heard = station.ask(target);
        try (Wire wire = peer.accept()) {
            wire.request();
            wire.say("HTTP/1.1 200 OK\r\n\r\nYes");
        }
        heard.hearsAnswer("Yes");
    }

    @Test
    void bytes_that_nobody_asked_for_are_not_the_next_ones_answer() throws Exception {
        Heard first = station.ask(target);
        try (Wire wire = peer.accept()) {
            wire.request();
            wire.answer("One");
            first.hearsAnswer("One");
            wire.answer("Not asked");
            assertTrue(wire.isLeft());
        }
        Heard second = station.ask(target);
        try (Wire wire = peer.accept()) {
            wire.request();
            wire.answer("Two");
            second.hearsAnswer("Two");
        }
    }

    @Test
    void what_is_no_answer_breaks_the_attempt_and_the_connection() throws Exception {
        for (String garbage :
                List.of(
                        "SSH-2.0\r\n\r\n",
                        "HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n")) {
            Heard heard = station.ask(target);
            try (Wire wire = peer.accept()) {
                wire.request();
                wire.say(garbage);
                heard.hears("failed BROKEN");
                assertTrue(wire.isLeft());
            }
        }
        Heard heard = station.ask(target);
        try (Wire wire = peer.accept()) {
            wire.request();
            wire.say(CHUNKED + "3\r\nYes\r\nno\r\n");
            heard.hears("began 200");
            heard.hears("Yes");
            heard.hears("failed BROKEN");
            assertTrue(wire.isLeft());
        }
    }

    @Test
    void a_compressed_answer_is_refused() throws Exception {
        Heard heard = station.ask(target);
        try (Wire wire = peer.accept()) {
            wire.request();
            wire.say("HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 9\r\n\r\n");
            heard.hears("failed ENCODED");
            assertTrue(wire.isLeft());
        }
    }

    @Test
    void a_kept_connection_that_dies_unheard_is_replaced_once() throws Exception {
        Heard first = station.ask(target);
        Heard second;
        try (Wire wire = peer.accept()) {
            wire.request();
            wire.answer("One");
            first.hearsAnswer("One");
            second = station.ask(target);
            wire.request();
        }
        try (Wire wire = peer.accept()) {
            wire.request();
        }
        second.hears("failed BROKEN");
        assertTrue(peer.isAlone());
    }

    @Test
    void a_kept_connection_that_dies_after_one_byte_is_not_replaced() throws Exception {
        Heard first = station.ask(target);
        Heard second;
        try (Wire wire = peer.accept()) {
            wire.request();
            wire.answer("One");
            first.hearsAnswer("One");
            second = station.ask(target);
            wire.request();
            wire.say("H");
        }
        second.hears("failed BROKEN");
        assertTrue(peer.isAlone());
    }

    @Test
    void an_answer_is_heard_before_the_request_was_read() throws Exception {
        Heard heard = station.ask(target, Station.order("b".repeat(50_000_000)));
        try (Wire wire = peer.accept()) {
            wire.head();
            wire.say("HTTP/1.1 413 Too much\r\ncontent-length: 2\r\n\r\nOh");
            heard.hears("failed STATUS");
            assertEquals(413, heard.failure().status());
        }
    }

    @Test
    void who_pauses_hears_nothing_and_afterwards_everything_in_order() throws Exception {
        Heard heard = station.ask(target);
        heard.onBytes(() -> heard.attempt().pause());
        try (Wire wire = peer.accept()) {
            wire.request();
            wire.say(CHUNKED);
            heard.hears("began 200");
            StringBuilder rest = new StringBuilder();
            for (int i = 0; i < 20; i++) {
                wire.say("1\r\n" + (char) ('a' + i) + "\r\n");
            }
            wire.say("0\r\n\r\n");
            while (rest.length() < 20) {
                rest.append(heard.next());
                station.resume(heard);
            }
            assertEquals("abcdefghijklmnopqrst", rest.toString());
            heard.hears("ended");
        }
    }

    /** That another answer has come shows that what was said before it has come too. */
    @Test
    void who_pauses_at_the_end_leaves_a_connection_that_is_read() throws Exception {
        Heard heard = station.ask(target);
        heard.onBytes(() -> heard.attempt().pause());
        try (Wire wire = peer.accept()) {
            wire.request();
            Heard other = station.ask(target);
            Wire aside = peer.accept();
            aside.request();
            wire.say(CHUNKED + "1\r\na\r\n");
            heard.hears("began 200");
            heard.hears("a");
            wire.say("1\r\nb\r\n0\r\n\r\n");
            aside.say("HTTP/1.1 200 OK\r\n\r\nAside").close();
            other.hearsAnswer("Aside");
            station.resume(heard);
            heard.hears("b");
            heard.hears("ended");
            Heard next = station.ask(target);
            wire.request();
            wire.answer("Next");
            next.hearsAnswer("Next");
        }
    }

    @Test
    void a_provider_that_hangs_up_while_nobody_reads_is_heard_to_its_end() throws Exception {
        Heard heard = station.ask(target);
        heard.onBytes(() -> heard.attempt().pause());
        try (Wire wire = peer.accept()) {
            wire.request();
            wire.say(CHUNKED + "1\r\na\r\n");
            heard.hears("began 200");
            heard.hears("a");
            wire.say("1\r\nb\r\n");
            wire.say("100000\r\n" + "c".repeat(0x100000) + "\r\n");
        }
        heard.onBytes(() -> {});
        StringBuilder rest = new StringBuilder();
        station.resume(heard);
        for (String next = heard.next(); !next.startsWith("failed"); next = heard.next()) {
            rest.append(next);
        }
        assertEquals(1 + 0x100000, rest.length());
        assertEquals(AttemptFailure.Kind.BROKEN, heard.failure().kind());
    }

    @Test
    void who_cancels_is_rid_of_it_at_once() throws Exception {
        Heard heard = station.ask(target);
        try (Wire wire = peer.accept()) {
            wire.request();
            wire.say(CHUNKED + "1\r\na\r\n");
            heard.hears("began 200");
            heard.hears("a");
            long before = System.nanoTime();
            station.cancel(heard);
            assertTrue(wire.isLeft());
            long millis = (System.nanoTime() - before) / 1_000_000;
            assertTrue(millis < SOON_MILLIS, millis + " ms");
            assertTrue(heard.isSilent());
        }
    }

    @Test
    void who_cancels_too_late_does_no_harm() throws Exception {
        Heard first = station.ask(target);
        try (Wire wire = peer.accept()) {
            wire.request();
            wire.answer("One");
            first.hearsAnswer("One");
            Heard second = station.ask(target);
            wire.request();
            station.cancel(first);
            wire.answer("Two");
            second.hearsAnswer("Two");
        }
    }

    @Test
    void a_listener_that_fails_breaks_its_own_attempt_only() throws Exception {
        Heard heard = station.ask(target);
        heard.onBytes(() -> {
            throw new IllegalStateException("a listener that fails on purpose");
        });
        try (Wire wire = peer.accept()) {
            wire.request();
            wire.say(CHUNKED + "1\r\na\r\n");
            heard.hears("began 200");
            heard.hears("a");
            heard.hears("failed BROKEN");
            assertTrue(wire.isLeft());
        }
        Heard next = station.ask(target);
        try (Wire wire = peer.accept()) {
            wire.request();
            wire.answer("Two");
            next.hearsAnswer("Two");
        }
    }

    @Test
    void an_answer_that_stalls_is_given_up() throws Exception {
        Heard heard = station.ask(target);
        try (Wire wire = peer.accept()) {
            wire.request();
            station.pass(Timeouts.DEFAULT.firstByte());
            heard.hears("failed TIMEOUT");
            assertTrue(wire.isLeft());
        }
        heard = station.ask(target);
        try (Wire wire = peer.accept()) {
            wire.request();
            wire.say(CHUNKED + "1\r\na\r\n");
            heard.hears("began 200");
            heard.hears("a");
            station.pass(Timeouts.DEFAULT.idle());
            heard.hears("failed TIMEOUT");
            assertTrue(wire.isLeft());
        }
    }

    @Test
    void what_a_provider_says_of_its_failure_is_kept_to_a_limit() throws Exception {
        Heard heard = station.ask(target);
        try (Wire wire = peer.accept()) {
            wire.request();
            wire.say("HTTP/1.1 500 Oh\r\ncontent-length: 100000\r\n\r\n" + "o".repeat(100_000));
            heard.hears("failed STATUS");
            assertEquals(64 * 1024, heard.failure().body().length());
            assertEquals(
                    64 * 1024, heard.failure().body().getBytes(StandardCharsets.ISO_8859_1).length);
        }
    }

    private Target target(Dialect dialect, String key) {
        return Station.target("one", peer.url(), dialect, new Reach(key, null));
    }
}
