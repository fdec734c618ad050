package dev.bourse.gateway.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What clients see of connections, with bytes of their own making. */
@Timeout(300)
class ListenerTest {
    private static final String LAST = "GET /early HTTP/1.1\r\nconnection: close\r\n\r\n";
    private static final String LAST_ANSWER =
            "HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 5\r\n\r\nearly";
    private static final int MANY = 1_000;

    private final House house = new House(0);

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void a_body_of_known_length_comes_back_and_the_connection_is_used_again() throws Exception {
        assertEquals(
                "HTTP/1.1 200 OK\r\nx-path: /echo\r\ncontent-length: 5\r\n\r\nhello" + LAST_ANSWER,
                house.talk("POST /echo?q=1 HTTP/1.1\r\ncontent-length: 5\r\n\r\nhello" + LAST));
    }

    @Test
    void a_body_in_chunks_is_put_together() throws Exception {
        String head = "POST /echo HTTP/1.1\r\ntransfer-encoding: chunked\r\n\r\n";
        String first = "3\r\nabc\r\n10;ext=1\r\n0123456789abcdef\r\n";
        String heard = house.talk(head + first + "0\r\ntrailer: x\r\n\r\n" + LAST);
        assertTrue(heard.contains("\r\n\r\nabc0123456789abcdefHTTP/1.1 200"), heard);
    }

    @Test
    void a_stream_is_sent_in_chunks() throws Exception {
        assertEquals(
                "HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\ntransfer-encoding: chunked\r\n\r\n"
                        + "3\r\none\r\n14\r\na chunk of 20 bytes.\r\n3\r\nend\r\n0\r\n\r\n"
                        + LAST_ANSWER,
                house.talk("GET /stream HTTP/1.1\r\n\r\n" + LAST));
    }

    @Test
    void an_old_client_gets_a_stream_without_frames_that_ends_with_the_connection()
            throws Exception {
        assertEquals(
                "HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\nconnection: close\r\n\r\n"
                        + "onea chunk of 20 bytes.end",
                house.talk("GET /stream HTTP/1.0\r\nconnection: keep-alive\r\n\r\n"));
    }

    @Test
    void an_old_client_keeps_its_connection_when_it_asks_for_that() throws Exception {
        assertEquals(
                "HTTP/1.1 200 OK\r\nconnection: keep-alive\r\ncontent-length: 5\r\n\r\nearly"
                        + LAST_ANSWER,
                house.talk("GET /early HTTP/1.0\r\nconnection: keep-alive\r\n\r\n" + LAST));
    }

    @Test
    void a_head_alone_is_asked_for_by_head() throws Exception {
        assertEquals(
                "HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\n" + LAST_ANSWER,
                house.talk("HEAD /early HTTP/1.1\r\n\r\n" + LAST));
    }

    @Test
    void who_waits_before_its_body_is_told_to_go_on() throws Exception {
        String said = "POST /echo HTTP/1.1\r\nexpect: 100-continue\r\ncontent-length: 2\r\n\r\nhi";
        assertTrue(
                house.talk(said + LAST).startsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK"));
    }

    @Test
    void a_body_that_nobody_read_is_passed_over() throws Exception {
        String said = "POST /early HTTP/1.1\r\ncontent-length: 30\r\n\r\n";
        String body = "GET /echo HTTP/1.1\r\n\r\nxxxxxxxx";
        assertEquals(
                "HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nearly" + LAST_ANSWER,
                house.talk(said + body + LAST));
    }

    @Test
    void a_whole_url_is_a_path_too() throws Exception {
        String said = "GET http://bourse.example/echo?x HTTP/1.1\r\nhost: bourse.example\r\n\r\n";
        assertTrue(house.talk(said + LAST).contains("x-path: /echo\r\n"));
        assertTrue(
                house.talk("GET http://h/a/b HTTP/1.0\r\n\r\n".replace("/a/b", "/early"))
                        .endsWith("early"));
    }

    @Test
    void requests_sent_ahead_are_answered_in_their_order() throws Exception {
        StringBuilder said = new StringBuilder();
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < MANY; i++) {
            String body = "number " + i;
            int length = body.length();
            said.append("POST /echo HTTP/1.1\r\ncontent-length: " + length + "\r\n\r\n" + body);
            expected.append("x-path: /echo\r\ncontent-length: " + length + "\r\n\r\n" + body);
            expected.append("HTTP/1.1 200 OK\r\n");
        }
        String heard = house.talk(said + LAST);
        assertTrue(heard.startsWith("HTTP/1.1 200 OK\r\n" + expected), heard);
    }

    @Test
    void while_one_is_answered_the_next_waits_and_when_many_wait_no_more_is_read()
            throws Exception {
        try (Socket client = house.dial()) {
            client.getOutputStream().write(House.bytes("GET /wait HTTP/1.1\r\n\r\n"));
            Request first = house.next();
            for (int i = 0; i < MANY; i++) {
                client.getOutputStream().write(House.bytes("GET /wait HTTP/1.1\r\n\r\n"));
            }
            house.onLoop(() -> assertTrue(house.open.isEmpty()));
            house.onLoop(() -> first.response().send(200, Map.of(), House.bytes("1")));
            for (int i = 0; i < MANY; i++) {
                Request next = house.next();
                house.onLoop(() -> next.response().send(200, Map.of(), House.bytes("2")));
            }
            assertTrue(house.open.isEmpty());
        }
    }

    @Test
    void who_leaves_is_told_of_and_what_is_said_then_is_lost_quietly() throws Exception {
        Request left;
        try (Socket client = house.dial()) {
            client.getOutputStream().write(House.bytes("GET /wait HTTP/1.1\r\n\r\n"));
            left = house.next();
            house.onLoop(() -> left.response().begin(200, Map.of()));
        }
        assertEquals("gone", house.event());
        house.onLoop(() -> {
            assertTrue(left.response().isOver());
            left.response().write(House.bytes("x"));
            left.response().end(House.bytes("y"));
            left.response().send(200, Map.of(), House.bytes("z"));
            left.response().cut();
        });
        try (Socket client = house.dial()) {
            client.getOutputStream()
                    .write(House.bytes("POST /echo HTTP/1.1\r\ncontent-length: 9\r\n\r\nhalf"));
        }
        assertEquals("gone in its body", house.event());
    }

    @Test
    void a_stream_that_is_cut_does_not_look_whole() throws Exception {
        try (Socket client = house.dial()) {
            client.getOutputStream().write(House.bytes("GET /wait HTTP/1.1\r\n\r\n"));
            Response response = house.next().response();
            house.onLoop(() -> {
                response.begin(200, Map.of());
                response.write(House.bytes("half"));
                response.cut();
            });
            String heard =
                    new String(client.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            assertTrue(heard.endsWith("\r\n\r\n4\r\nhalf\r\n"), heard);
        }
    }

    @Test
    void a_slow_client_is_noticed_and_its_room_told() throws Exception {
        try (Socket client = house.dial()) {
            client.getOutputStream().write(House.bytes("GET /wait HTTP/1.1\r\n\r\n"));
            Response response = house.next().response();
            house.onLoop(() -> {
                response.onDrain(() -> house.events.add("room"));
                response.begin(200, Map.of());
                while (!response.isBusy()) {
                    response.write(new byte[50_000]);
                }
            });
            Thread taking = new Thread(() -> readAll(client));
            taking.start();
            assertEquals("room", house.event());
            house.onLoop(response::cut);
            taking.join();
        }
    }

    private static void readAll(Socket client) {
        try {
            client.getInputStream().readAllBytes();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Test
    void no_value_makes_a_header_of_its_own() throws Exception {
        try (Socket client = house.dial()) {
            client.getOutputStream()
                    .write(House.bytes("GET /wait HTTP/1.1\r\nconnection: close\r\n\r\n"));
            Response response = house.next().response();
            String evil = "a\r\nset-cookie: b\u0000\u0100\u007f\u00e4\t.";
            house.onLoop(() -> response.send(404, Map.of("x-said", evil), new byte[0]));
            String said = "x-said: a??set-cookie: b???\u00e4\t.\r\nconnection: close\r\n";
            assertEquals(
                    "HTTP/1.1 404 Not Found\r\n" + said + "content-length: 0\r\n\r\n",
                    new String(
                            client.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1));
        }
    }

    @Test
    void a_head_with_two_ends_is_malformed() throws Exception {
        String both = "content-length: 3\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n";
        for (String head : new String[] {both, "content-length: 1\r\ncontent-length: 2\r\n\r\n"}) {
            String heard = house.talk("POST /echo HTTP/1.1\r\n" + head);
            assertTrue(heard.startsWith("HTTP/1.1 400 Bad Request\r\n"), heard);
        }
    }

    @Test
    void a_connection_that_is_idle_is_closed_and_one_that_is_not_stays() throws Exception {
        try (House hasty = new House(1_000);
                Socket idle = hasty.dial();
                Socket used = hasty.dial()) {
            used.getOutputStream().write(House.bytes("GET /wait HTTP/1.1\r\n\r\n"));
            Request first = hasty.next();
            hasty.millis.set(900);
            hasty.onLoop(() -> first.response().send(200, Map.of(), new byte[0]));
            hasty.millis.set(1_500);
            assertEquals(-1, idle.getInputStream().read());
            used.getOutputStream().write(House.bytes("GET /wait HTTP/1.1\r\n\r\n"));
            assertFalse(hasty.next().response().isOver());
        }
    }

    @Test
    void what_is_open_when_the_house_closes_is_told() throws Exception {
        House other = new House(0);
        try (Socket client = other.dial()) {
            client.getOutputStream().write(House.bytes("GET /wait HTTP/1.1\r\n\r\n"));
            other.next();
            other.close();
            assertEquals("gone", other.event());
            assertEquals(-1, client.getInputStream().read());
        }
    }
}
