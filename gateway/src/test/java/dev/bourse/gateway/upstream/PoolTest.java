package dev.bourse.gateway.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.gateway.upstream.Peer.Wire;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The connections to an endpoint: how many, whose turn it is, and when they are closed. */
@Timeout(60)
class PoolTest {
    private static final long REST = 30_000;

    private final Station station = new Station(Timeouts.DEFAULT, 2);
    private Peer peer;
    private Target target;

    @BeforeEach
    void open() throws Exception {
        peer = new Peer();
        target = Station.target(peer.url());
    }

    @AfterEach
    void close() throws Exception {
        station.close();
        peer.close();
    }

    @Test
    void who_finds_all_taken_waits_for_the_first_that_is_free() throws Exception {
        Heard first = station.ask(target, Station.order("1"));
        Wire one = taken();
        Heard second = station.ask(target, Station.order("2"));
        Wire two = taken();
        Heard third = station.ask(target, Station.order("3"));
        Heard fourth = station.ask(target, Station.order("4"));
        assertTrue(peer.isAlone());
        two.answer("B");
        second.hearsAnswer("B");
        assertTrue(two.request().endsWith("3"));
        one.answer("A");
        first.hearsAnswer("A");
        assertTrue(one.request().endsWith("4"));
        two.answer("C");
        third.hearsAnswer("C");
        one.answer("D");
        fourth.hearsAnswer("D");
        assertTrue(peer.isAlone());
        one.close();
        two.close();
    }

    @Test
    void who_waits_gets_a_new_connection_when_one_is_closed() throws Exception {
        Heard first = station.ask(target);
        Wire one = taken();
        Heard second = station.ask(target);
        Wire two = taken();
        Heard third = station.ask(target);
        one.say("HTTP/1.1 200 OK\r\n\r\nOne").close();
        try (Wire three = peer.accept()) {
            three.request();
            three.answer("Three");
            third.hearsAnswer("Three");
            two.answer("Two");
        }
        first.hearsAnswer("One");
        second.hearsAnswer("Two");
        two.close();
    }

    @Test
    void who_waits_too_long_is_out_of_the_line() throws Exception {
        Heard first = station.ask(target);
        Wire one = taken();
        Heard second = station.ask(target);
        Wire two = taken();
        Heard third = station.ask(target, Station.order("3"));
        station.pass(Timeouts.DEFAULT.connect());
        third.hears("failed CONNECT");
        Heard left = station.ask(target, Station.order("4"));
        station.cancel(left);
        Heard fifth = station.ask(target, Station.order("5"));
        one.answer("Yes");
        assertTrue(one.request().endsWith("5"));
        one.answer("Five");
        fifth.hearsAnswer("Five");
        assertTrue(left.isSilent());
        station.cancel(first);
        station.cancel(second);
        assertEquals(0, station.open());
        one.close();
        two.close();
    }

    @Test
    void the_one_that_was_used_last_is_used_first_and_the_other_is_closed() throws Exception {
        Heard first = station.ask(target);
        Wire one = taken();
        Heard second = station.ask(target);
        Wire two = taken();
        one.answer("Yes");
        first.hearsAnswer("Yes");
        two.answer("Yes");
        second.hearsAnswer("Yes");
        station.pass(REST - 5_000);
        Heard third = station.ask(target);
        two.request();
        two.answer("Third");
        third.hearsAnswer("Third");
        station.pass(6_000);
        assertTrue(one.isLeft());
        Heard fourth = station.ask(target);
        two.request();
        two.answer("Fourth");
        fourth.hearsAnswer("Fourth");
        station.pass(REST);
        assertTrue(two.isLeft());
        one.close();
        two.close();
    }

    @Test
    void a_connection_rests_no_longer_than_the_upstream_says() throws Exception {
        Heard heard = station.ask(target);
        try (Wire wire = peer.accept()) {
            wire.request();
            wire.say("HTTP/1.1 200 OK\r\nkeep-alive: timeout=5\r\ncontent-length: 1\r\n\r\n.");
            heard.hearsAnswer(".");
            station.pass(5_000);
            assertTrue(wire.isLeft());
        }
    }

    @Test
    void a_connection_that_the_upstream_closes_is_forgotten() throws Exception {
        for (int i = 0; i < 5; i++) {
            Heard heard = station.ask(target);
            try (Wire wire = peer.accept()) {
                wire.request();
                wire.answer("Yes");
                heard.hearsAnswer("Yes");
            }
        }
    }

    @Test
    void an_endpoint_that_moves_is_called_where_it_is() throws Exception {
        try (Peer elsewhere = new Peer()) {
            Heard before = station.ask(target);
            Wire one = taken();
            Heard busy = station.ask(target);
            Wire two = taken();
            one.answer("Yes");
            before.hearsAnswer("Yes");
            Heard after = station.ask(Station.target(elsewhere.url()));
            try (Wire there = elsewhere.accept()) {
                there.request();
                there.answer("There");
                after.hearsAnswer("There");
            }
            assertTrue(one.isLeft());
            two.answer("Late");
            busy.hearsAnswer("Late");
            assertTrue(two.isLeft());
            one.close();
            two.close();
        }
    }

    @Test
    void a_new_key_is_used_over_the_same_connection() throws Exception {
        try (Wire wire = answeredOnce()) {
            Target keyed =
                    Station.target("one", peer.url(), Dialect.OPENAI, new Reach("new", null));
            Heard heard = station.ask(keyed);
            assertTrue(wire.request().contains("authorization: Bearer new\r\n"));
            wire.answer("Yes");
            heard.hearsAnswer("Yes");
        }
    }

    @Test
    void the_address_of_a_provider_may_be_given_whatever_its_name_leads_to() throws Exception {
        Target pinned =
                Station.target(
                        "one",
                        "http://no-such-host.test:" + peer.port() + "/v1",
                        Dialect.OPENAI,
                        new Reach(null, "127.0.0.1"));
        Heard heard = station.ask(pinned);
        try (Wire wire = peer.accept()) {
            String head = wire.request();
            assertTrue(head.contains("\r\nhost: no-such-host.test:" + peer.port() + "\r\n"), head);
            wire.answer("Yes");
            heard.hearsAnswer("Yes");
        }
    }

    @Test
    void an_endpoint_that_hangs_takes_nothing_from_another() throws Exception {
        try (Peer swift = new Peer()) {
            for (int i = 0; i < 10; i++) {
                station.ask(target);
            }
            Target other = Station.target("two", swift.url(), Dialect.OPENAI, Reach.OPEN);
            Heard heard = station.ask(other);
            try (Wire wire = swift.accept()) {
                wire.request();
                wire.answer("Yes");
                heard.hearsAnswer("Yes");
            }
        }
    }

    @Test
    void nobody_there_is_told_to_each_who_asks() throws Exception {
        peer.close();
        for (int i = 0; i < 5; i++) {
            station.ask(target).hears("failed CONNECT");
        }
        Heard one = station.ask(target);
        Heard two = station.ask(target);
        Heard three = station.ask(target);
        one.hears("failed CONNECT");
        two.hears("failed CONNECT");
        three.hears("failed CONNECT");
    }

    @Test
    void a_host_that_has_no_address_is_told() throws Exception {
        station.ask(Station.target("http://no-such-host.invalid/v1")).hears("failed CONNECT");
    }

    @Test
    void a_handshake_that_never_ends_is_given_up() throws Exception {
        Heard heard = station.ask(Station.target(peer.url().replace("http:", "https:")));
        try (Wire wire = peer.accept()) {
            station.pass(Timeouts.DEFAULT.connect());
            heard.hears("failed CONNECT");
            assertTrue(wire.isLeftAfterAll());
        }
    }

    @Test
    void who_leaves_while_a_connection_is_opened_leaves_nothing_open() throws Exception {
        Heard heard = station.askAndLeave(target);
        assertEquals(0, station.open());
        Heard next = station.ask(target, Station.order("next"));
        Wire wire = peer.accept();
        try {
            assertTrue(wire.request().endsWith("next"));
        } catch (java.io.IOException closed) {
            wire = peer.accept();
            assertTrue(wire.request().endsWith("next"));
        }
        wire.answer("Yes");
        next.hearsAnswer("Yes");
        assertTrue(heard.isSilent());
        wire.close();
    }

    @Test
    void with_its_verticle_all_connections_end_and_nothing_is_asked_again() throws Exception {
        Wire resting = answeredOnce();
        Heard busy = station.ask(target);
        resting.request();
        Heard other = station.ask(target);
        Wire wire = peer.accept();
        wire.request();
        wire.answer("Yes");
        other.hearsAnswer("Yes");
        Heard waits = station.ask(target);
        wire.request();
        Heard last = station.ask(target);
        station.undeploy();
        busy.hears("failed BROKEN");
        waits.hears("failed BROKEN");
        last.hears("failed CONNECT");
        assertTrue(resting.isLeft());
        assertTrue(wire.isLeft());
        station.ask(target).hears("failed CONNECT");
        assertTrue(peer.isAlone());
        assertEquals(0, station.open());
        resting.close();
        wire.close();
    }

    @Test
    void resting_connections_end_with_the_verticle() throws Exception {
        try (Wire wire = answeredOnce()) {
            station.undeploy();
            assertTrue(wire.isLeft());
        }
    }

    private Wire answeredOnce() throws Exception {
        Heard heard = station.ask(target);
        Wire wire = peer.accept();
        wire.request();
        wire.answer("Yes");
        heard.hearsAnswer("Yes");
        return wire;
    }

    /** The connection of a request that was just sent, over a new one. */
    private Wire taken() throws Exception {
        Wire wire = peer.accept();
        wire.request();
        return wire;
    }
}
