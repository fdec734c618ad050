package dev.bourse.gateway.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.bourse.domain.catalog.Endpoint;

import org.junit.jupiter.api.Test;

final class StickinessTest {
    private static final long MINUTE = 60_000_000;

    private final Endpoint one = SomeEndpoint.at("one", "0.1");
    private final Endpoint two = SomeEndpoint.at("two", "0.1");
    private final Session named = new Session("default", "a/model", "chat-1", true);
    private final Session unnamed = new Session("default", "a/model", "hash-1", false);

    private long now = 1_000;
    private final Stickiness stickiness = new Stickiness(() -> now, 1_000);

    @Test
    void a_named_session_returns_after_its_first_success() {
        assertNull(stickiness.endpoint(named));
        succeeded(named, one, false);
        assertEquals(one.id(), stickiness.endpoint(named));
    }

    @Test
    void any_other_session_returns_only_after_a_cache_hit() {
        succeeded(unnamed, one, false);
        assertNull(stickiness.endpoint(unnamed));
        succeeded(unnamed, one, true);
        assertEquals(one.id(), stickiness.endpoint(unnamed));
    }

    @Test
    void a_session_returns_only_where_reading_the_cache_is_cheaper_than_the_prompt() {
        succeeded(named, SomeEndpoint.at("dear", "1"), true);
        assertNull(stickiness.endpoint(named));
        succeeded(named, SomeEndpoint.at("unknown", null), true);
        assertNull(stickiness.endpoint(named));
    }

    @Test
    void it_ends_after_ten_idle_minutes_and_each_success_renews_it() {
        succeeded(unnamed, one, true);
        now += 9 * MINUTE;
        succeeded(unnamed, one, false);
        now += 9 * MINUTE;
        assertEquals(one.id(), stickiness.endpoint(unnamed));
        now += 2 * MINUTE;
        assertNull(stickiness.endpoint(unnamed));
    }

    @Test
    void asking_does_not_renew_it() {
        succeeded(named, one, true);
        now += 6 * MINUTE;
        assertEquals(one.id(), stickiness.endpoint(named));
        now += 5 * MINUTE;
        assertNull(stickiness.endpoint(named));
    }

    @Test
    void a_failure_lets_the_next_request_move() {
        succeeded(named, one, true);
        stickiness.failed(named, one.id());
        assertNull(stickiness.endpoint(named));
    }

    @Test
    void a_failure_elsewhere_does_not_end_it() {
        succeeded(named, one, true);
        stickiness.failed(named, two.id());
        assertEquals(one.id(), stickiness.endpoint(named));
    }

    @Test
    void a_session_follows_the_endpoint_that_served_it_last() {
        succeeded(named, one, true);
        succeeded(named, two, false);
        assertEquals(two.id(), stickiness.endpoint(named));
    }

    @Test
    void sessions_of_other_accounts_and_models_are_others() {
        succeeded(named, one, true);
        assertNull(stickiness.endpoint(new Session("other", "a/model", "chat-1", true)));
        assertNull(stickiness.endpoint(new Session("default", "a/other", "chat-1", true)));
    }

    @Test
    void a_prompt_that_is_cached_for_an_hour_keeps_it_for_an_hour() {
        stickiness.keep(named, one, true);
        now += 59 * MINUTE;
        assertEquals(one.id(), stickiness.endpoint(named));
        now += MINUTE;
        assertNull(stickiness.endpoint(named));
    }

    @Test
    void the_hour_outlasts_requests_that_do_not_say_so_again() {
        stickiness.keep(named, one, true);
        now += 30 * MINUTE;
        succeeded(named, one, true);
        now += 59 * MINUTE;
        assertEquals(one.id(), stickiness.endpoint(named));
    }

    @Test
    void another_endpoint_has_nothing_cached_for_an_hour() {
        stickiness.keep(named, one, true);
        succeeded(named, two, true);
        now += 10 * MINUTE;
        assertNull(stickiness.endpoint(named));
    }

    private void succeeded(Session session, Endpoint endpoint, boolean cacheHit) {
        if (stickiness.holds(session, endpoint, cacheHit)) {
            stickiness.keep(session, endpoint, false);
        }
    }
}
