package dev.bourse.sim.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.unit.Money;
import dev.bourse.domain.unit.Tokens;
import dev.bourse.sim.provider.Fault;
import dev.bourse.sim.provider.Fault.Kind;
import dev.bourse.sim.provider.SimulatedProfile;
import dev.bourse.sim.provider.SimulatedProvider;
import dev.bourse.sim.provider.Simulation;
import dev.bourse.sim.workload.Trace.Row;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue.JsonObject;

import io.vertx.core.Future;
import io.vertx.core.Vertx;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Replays against a simulated provider without an exchange between. */
@TestInstance(Lifecycle.PER_CLASS)
class ReplayTest {
    private static final long PATIENCE = 60;

    private final Vertx vertx = Vertx.vertx();
    private SimulatedProvider provider;

    @BeforeAll
    void start() {
        SimulatedProfile profile = SimulatedProfile.plain("sim-test", "small", "large");
        provider =
                await(
                        SimulatedProvider.start(
                                vertx, profile, new Simulation(3, 1, ReplayTest::micros), 0));
    }

    @AfterEach
    void mend() {
        await(provider.faults().clear());
    }

    @AfterAll
    void stop() {
        await(vertx.close());
    }

    @Test
    void two_hundred_recorded_requests_are_answered_with_their_recorded_tokens() throws Exception {
        Trace trace =
                Trace.read(
                                Shared.file(
                                        "traces/azure-llm-2023-code.csv",
                                        "54e9a6d2a4bd06ba1e060304b900abbc74cbea53de96506e60fe5bb4f2277fb6"))
                        .first(200);
        List<String> seen = new ArrayList<>();
        ReplayReport report =
                await(
                        Replay.run(
                                vertx,
                                ReplayTest::micros,
                                options(trace).atSpeed(200),
                                (sent, answered, failed, total) ->
                                        seen.add(answered + " of " + total)));
        assertEquals(Map.of(), report.failures());
        assertEquals(200, report.answered());
        assertEquals(
                Tokens.of(trace.promptTokens(), trace.outputTokens()),
                report.tokens(),
                seen::toString);
        assertEquals("200 of 200", seen.getLast());
        assertEquals(200, report.total().count());
        long streams = report.outcomes().stream().filter(Outcome::streamed).count();
        assertEquals(streams, report.firstContent().count());
        assertTrue(streams > 60 && streams < 140, "half are streams: " + streams);
    }

    @Test
    void every_answer_has_the_tokens_of_its_own_row() {
        Trace trace = trace(40);
        ReplayReport report = run(options(trace));
        for (Outcome outcome : report.outcomes()) {
            Row row = trace.rows().get(outcome.row());
            assertEquals(
                    Tokens.of(row.promptTokens(), row.outputTokens()), outcome.answer().usage());
        }
    }

    @Test
    void the_same_seed_asks_for_the_same_and_another_for_something_else() {
        ReplayOptions options = options(trace(30));
        List<String> once = asked(run(options));
        assertEquals(once, asked(run(options)));
        assertTrue(!once.equals(asked(run(options.fromSeed(99)))));
    }

    @ParameterizedTest(name = "{0}: {1}, streamed {2}")
    @CsvSource({
        "ERROR_500, status 500, false",
        "RATE_LIMIT_429, status 429, true",
        "RESET, connection, true",
        "DEAD, connection, false",
        "HANG_BEFORE_HEADERS, timeout, true",
        "HANG_AFTER_HEADERS, timeout, true",
        "MID_STREAM_DEATH, broken off, true",
        "HALF_FRAME, broken off, false",
        "GARBAGE, no [DONE], true",
        "GARBAGE, garbage, false",
        "GARBAGE_HTTP, connection, false",
        "EMPTY_BODY, garbage, true",
        "EMPTY_ANSWER, empty, true",
        "EMPTY_ANSWER, empty, false",
        "ERROR_FRAME, error simulated_error, true",
        "ERROR_IN_200, error simulated_error, false",
        "NO_DONE, no [DONE], true",
    })
    void failures_are_counted_by_their_reason(Kind kind, String reason, boolean streamed) {
        await(provider.faults().set(Fault.of(kind)));
        Duration patience = Duration.ofMillis(reason.equals("timeout") ? 300 : 20_000);
        ReplayOptions options = options(trace(5)).streaming(streamed ? 1 : 0).waiting(patience);
        ReplayReport report = run(options);
        assertEquals(Map.of(reason, 5L), report.failures());
        assertEquals(0, report.answered());
    }

    @Test
    void a_share_of_failures_leaves_the_rest_answered() {
        await(provider.faults().set(Fault.of(Kind.ERROR_503).withProbability(0.5)));
        ReplayReport report = run(options(trace(60)));
        long failed = report.failures().getOrDefault("status 503", 0L);
        assertEquals(60, failed + report.answered());
        assertTrue(failed > 10 && failed < 50, "failed " + failed);
    }

    @Test
    void costs_that_nobody_stated_are_unknown_and_not_zero() {
        ReplayReport report = run(options(trace(3)));
        assertEquals(3, report.withoutCost());
        assertEquals(Money.ZERO, report.cost());
        assertTrue(report.text().contains("3 answers stated none"), report.text());
    }

    @Test
    void fewer_connections_than_requests_are_enough() {
        ReplayReport report = run(options(trace(50)).over(2).atSpeed(1000));
        assertEquals(50, report.answered());
    }

    @Test
    void an_empty_trace_ends_at_once() {
        assertEquals(0, run(options(trace(0))).requests());
    }

    @Test
    void the_report_is_for_machines_too() {
        JsonObject json = run(options(trace(4))).json().asObject().orElseThrow();
        assertEquals("4", json.number("requests").orElseThrow().toPlainString());
        assertEquals("4", json.number("answered").orElseThrow().toPlainString());
        assertEquals("{}", Json.text(json.object("failures")));
        JsonObject endpoints = json.object("endpoints");
        assertTrue(List.of("small", "large").containsAll(endpoints.members().keySet()));
    }

    private ReplayReport run(ReplayOptions options) {
        return await(
                Replay.run(
                        vertx, ReplayTest::micros, options, (sent, answered, failed, total) -> {}));
    }

    private ReplayOptions options(Trace trace) {
        URI base = URI.create(provider.baseUrl());
        return ReplayOptions.of(trace, Prompts.builtIn(), base, "small", "large").withKey("key");
    }

    private static List<String> asked(ReplayReport report) {
        return report.outcomes().stream().map(one -> one.requested() + one.streamed()).toList();
    }

    private static Trace trace(int rows) {
        return new Trace(
                IntStream.range(0, rows)
                        .mapToObj(i -> new Row(i * 1000L, 10 + i, 1 + i % 30, List.of()))
                        .toList());
    }

    private static long micros() {
        return System.nanoTime() / 1000;
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(PATIENCE, TimeUnit.SECONDS)
                .join();
    }
}
