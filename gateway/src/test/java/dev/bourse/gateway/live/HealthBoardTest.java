package dev.bourse.gateway.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.routing.Health;
import dev.bourse.domain.routing.ToolRecord;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

final class HealthBoardTest {
    private static final long SECOND = 1_000_000;
    private static final long MINUTE = 60 * SECOND;
    private static final double TWO_DIGITS = 0.01;

    private final Endpoint endpoint = SomeEndpoint.at("one", null);
    private long now = 1_780_000_000_000_000L;
    private final HealthBoard board = new HealthBoard(() -> now);

    @Test
    void an_endpoint_that_was_never_called_is_unknown() {
        assertSame(Health.UNKNOWN, board.of(endpoint));
        assertSame(EndpointReport.UNKNOWN, board.report(endpoint.id()));
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    400, NotCounted
                    401, Failed
                    402, Failed
                    403, Forbidden
                    404, Failed
                    408, Failed
                    413, NotCounted
                    422, NotCounted
                    429, RateLimited
                    500, Failed
                    503, Failed
                    529, Failed
                    0,   Failed
                    """)
    void statuses_count_as_the_exchange_defines_uptime(int status, String expected) {
        assertEquals(expected, CallResult.ofStatus(status, 0).getClass().getSimpleName());
    }

    @Test
    void a_failure_shows_in_the_very_next_reading() {
        assertEquals(0, board.of(endpoint).failures());
        fail(1);
        assertEquals(1, board.of(endpoint).failures());
        fail(1);
        assertEquals(2, board.of(endpoint).recentFailures());
    }

    @Test
    void a_success_shows_within_a_quarter_of_a_second() {
        fail(1);
        succeed(1);
        assertEquals(0, board.of(endpoint).successes());
        now += 250_001;
        assertEquals(1, board.of(endpoint).successes());
    }

    @Test
    void readings_in_between_are_the_same_object() {
        succeed(5);
        Health first = board.of(endpoint);
        now += 250_000;
        assertSame(first, board.of(endpoint));
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # seconds later, failures in 30 s, in 5 min
                    0,    3, 3
                    28,   3, 3
                    31,   0, 3
                    285,  0, 3
                    301,  0, 0
                    5000, 0, 0
                    """)
    void failures_leave_each_window_when_they_are_older_than_it(
            long later, long recent, long inWindow) {
        fail(3);
        now += later * SECOND;
        Health health = board.of(endpoint);
        assertEquals(recent, health.recentFailures());
        assertEquals(inWindow, health.failures());
    }

    @Test
    void uptime_is_successes_in_percent_of_successes_and_failures() {
        succeed(19);
        fail(1);
        board.record(endpoint.id(), new CallResult.RateLimited(0));
        board.record(endpoint.id(), new CallResult.Forbidden());
        board.record(endpoint.id(), new CallResult.NotCounted());
        EndpointReport report = board.report(endpoint.id());
        assertEquals(95.0, report.uptime5m());
        assertEquals(95.0, report.uptime30m());
        assertEquals(95.0, report.uptime1d());
        assertEquals(1, report.rateLimited30m());
        assertEquals(1, report.forbidden30m());
    }

    @Test
    void uptime_is_unknown_while_there_is_too_little_to_judge() {
        succeed(9);
        assertNull(board.report(endpoint.id()).uptime5m());
        succeed(1);
        assertEquals(100.0, board.report(endpoint.id()).uptime5m());
    }

    @Test
    void an_outage_leaves_the_short_uptimes_before_the_day() {
        fail(10);
        now += 10 * MINUTE;
        succeed(10);
        EndpointReport soon = board.report(endpoint.id());
        assertEquals(100.0, soon.uptime5m());
        assertEquals(50.0, soon.uptime30m());
        now += 60 * MINUTE;
        EndpointReport later = board.report(endpoint.id());
        assertNull(later.uptime30m());
        assertEquals(50.0, later.uptime1d());
        now += 24 * 60 * MINUTE;
        assertNull(board.report(endpoint.id()).uptime1d());
    }

    @Test
    void latency_percentiles_are_what_so_many_percent_stay_under() {
        for (int i = 1; i <= 100; i++) {
            board.record(endpoint.id(), new CallResult.Answered(i * 10_000L, 0, 0));
        }
        Health health = board.of(endpoint);
        assertNear(0.50, health.latency().p50());
        assertNear(0.75, health.latency().p75());
        assertNear(0.90, health.latency().p90());
        assertNear(0.99, health.latency().p99());
        assertEquals(100, health.latency().samples());
    }

    @Test
    void throughput_percentiles_are_what_so_many_percent_reach() {
        for (int i = 1; i <= 100; i++) {
            board.record(endpoint.id(), new CallResult.Answered(1_000, i, SECOND));
        }
        Health health = board.of(endpoint);
        assertNear(50, health.throughput().p50());
        assertNear(25, health.throughput().p75());
        assertNear(10, health.throughput().p90());
        assertNear(1, health.throughput().p99());
    }

    @Test
    void answers_of_unknown_length_have_no_throughput() {
        board.record(endpoint.id(), new CallResult.Answered(1_000, 0, SECOND));
        assertEquals(1, board.of(endpoint).latency().samples());
        assertEquals(0, board.of(endpoint).throughput().samples());
    }

    @Test
    void slow_answers_leave_the_percentiles_after_five_and_thirty_minutes() {
        board.record(endpoint.id(), new CallResult.Answered(9 * SECOND, 10, SECOND));
        now += 6 * MINUTE;
        board.record(endpoint.id(), new CallResult.Answered(SECOND, 20, SECOND));
        assertNear(1, board.of(endpoint).latency().p99());
        assertNear(9, board.report(endpoint.id()).latency30m().p99());
        now += 25 * MINUTE;
        assertEquals(0, board.of(endpoint).latency().samples());
        assertNear(1, board.report(endpoint.id()).latency30m().p99());
    }

    @Test
    void an_endpoint_that_asks_for_rest_cools_until_then() {
        board.record(endpoint.id(), new CallResult.RateLimited(7 * SECOND));
        assertEquals(now + 7 * SECOND, board.of(endpoint).coolingUntilMicros());
        now += 8 * SECOND;
        assertEquals(0, board.of(endpoint).coolingUntilMicros());
    }

    @Test
    void a_shorter_wish_does_not_cut_a_longer_one_and_none_lasts_for_ever() {
        board.record(endpoint.id(), new CallResult.Failed(60 * SECOND));
        board.record(endpoint.id(), new CallResult.RateLimited(SECOND));
        assertEquals(now + 60 * SECOND, board.of(endpoint).coolingUntilMicros());
        board.record(endpoint.id(), new CallResult.RateLimited(Long.MAX_VALUE));
        assertEquals(now + 10 * MINUTE, board.of(endpoint).coolingUntilMicros());
    }

    @Test
    void tool_calls_are_judged_over_two_hours_and_all_answers_over_half_of_one() {
        succeed(3);
        callTools(2, true);
        callTools(5, false);
        now += SECOND;
        assertEquals(new ToolRecord(3, 7, 2), board.of(endpoint).tools());
        now += 40 * MINUTE;
        assertEquals(new ToolRecord(0, 7, 2), board.report(endpoint.id()).tools());
        now += 90 * MINUTE;
        assertEquals(ToolRecord.NONE, board.of(endpoint).tools());
    }

    @Test
    void structured_answers_are_judged_over_two_hours() {
        board.record(endpoint.id(), new CallResult.GaveForm(true));
        board.record(endpoint.id(), new CallResult.GaveForm(false));
        now += 40 * MINUTE;
        EndpointReport report = board.report(endpoint.id());
        assertEquals(List.of(2L, 1L), List.of(report.formed(), report.malformed()));
        now += 90 * MINUTE;
        assertEquals(0, board.report(endpoint.id()).formed());
    }

    @Test
    void endpoints_that_left_the_catalogue_are_forgotten() {
        fail(1);
        board.retain(Set.of("another"));
        assertSame(Health.UNKNOWN, board.of(endpoint));
    }

    @Test
    void a_clock_that_steps_back_neither_loses_nor_doubles_anything() {
        fail(2);
        now -= 3 * MINUTE;
        fail(2);
        assertEquals(4, board.of(endpoint).failures());
        now += 3 * MINUTE;
        assertEquals(4, board.of(endpoint).failures());
    }

    @Test
    void a_clock_that_was_far_ahead_for_a_moment_does_not_freeze_an_outage() {
        long right = now;
        now += 48 * 60 * MINUTE;
        fail(10);
        now = right;
        succeed(10);
        assertEquals(100.0, board.report(endpoint.id()).uptime1d());
        now += 6 * MINUTE;
        assertEquals(0, board.of(endpoint).failures());
    }

    @Test
    void results_from_many_threads_are_all_counted() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            threads.add(Thread.ofPlatform().start(() -> mixed(200)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        Health health = board.of(endpoint);
        assertEquals(5_000, health.failures());
        now += SECOND;
        assertEquals(5_000, board.of(endpoint).successes());
    }

    private void mixed(int calls) {
        for (int i = 0; i < calls / 2; i++) {
            succeed(1);
            fail(1);
            board.report(endpoint.id());
        }
    }

    private void succeed(int times) {
        for (int i = 0; i < times; i++) {
            board.record(endpoint.id(), new CallResult.Answered(200_000, 50, SECOND));
        }
    }

    private void callTools(int times, boolean faulty) {
        for (int i = 0; i < times; i++) {
            board.record(endpoint.id(), new CallResult.CalledTools(faulty));
        }
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            board.record(endpoint.id(), new CallResult.Failed(0));
        }
    }

    private static void assertNear(double expected, double actual) {
        assertTrue(
                Math.abs(actual - expected) <= expected * TWO_DIGITS,
                actual + " is not within 1 % of " + expected);
    }
}
