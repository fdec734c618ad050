package dev.bourse.house.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.sim.provider.Fault;
import dev.bourse.sim.provider.Fault.Kind;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * Whatever goes wrong at a provider, in whichever dialect: a caller in its own dialect and one in
 * another get a complete answer, or an error in their own envelope. Never a truncated success.
 */
@Timeout(600)
class FaultsTest {
    private static final Question QUESTION =
            Question.of(new Question.Turn.User("Tell me a story")).cappedAt(48);
    private static final Map<String, String> IMPATIENT =
            Map.of(
                    "timeouts.connect_ms", "3000",
                    "timeouts.first_byte_ms", "1500",
                    "timeouts.idle_ms", "1500",
                    "timeouts.total_ms", "3000",
                    "keep_alive_ms", "60000");

    @TempDir static Path folder;
    private static Simulators patient;

    /** Only for what never ends by itself: elsewhere a busy machine is no provider's fault. */
    private static Simulators impatient;

    @BeforeAll
    static void open() {
        patient = Simulators.open(folder.resolve("patient"), Map.of(), 100);
        impatient = Simulators.open(folder.resolve("impatient"), IMPATIENT, 100);
    }

    @AfterAll
    static void close() {
        patient.close();
        impatient.close();
    }

    private static Simulators before(Kind kind) {
        return switch (kind) {
            case HANG_BEFORE_HEADERS, HANG_AFTER_HEADERS, SLOW_DRIP -> impatient;
            default -> patient;
        };
    }

    /** What comes of a fault when no other endpoint may help. */
    private enum Seen {
        /** The whole answer, all the same. */
        ANSWER,
        /** An error instead of an answer. */
        ERROR,
        /** An error; where content had begun to flow, as its end. */
        BREAK
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void an_answer_is_complete_or_an_error(Kind kind) throws Exception {
        List<Future<?>> running = new ArrayList<>();
        try (ExecutorService at = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Dialect upstream : Dialect.values()) {
                running.add(
                        at.submit(() -> {
                            strike(kind, upstream);
                            return null;
                        }));
            }
        }
        for (Future<?> one : running) {
            one.get();
        }
    }

    private static void strike(Kind kind, Dialect upstream) throws Exception {
        for (boolean stream : List.of(false, true)) {
            for (Dialect caller : List.of(upstream, other(kind, upstream))) {
                Simulators simulators = before(kind);
                Said whole = said(simulators, caller, upstream, stream);
                simulators.set(upstream, Fault.of(kind));
                HttpResponse<String> answer =
                        simulators.ask(Crossing.speech(caller), QUESTION, upstream, stream);
                simulators.set(upstream);
                String where = caller + " to " + upstream + (stream ? " streamed" : "");
                Seen seen = seen(kind, upstream, stream);
                examine(seen, kind, new Outcome(where, caller, stream, answer), whole);
            }
        }
    }

    /** Another dialect than that, each in its turn. */
    private static Dialect other(Kind kind, Dialect upstream) {
        List<Dialect> others = Stream.of(Dialect.values()).filter(one -> one != upstream).toList();
        return others.get(List.of(Kind.values()).indexOf(kind) % others.size());
    }

    private static Said said(
            Simulators simulators, Dialect caller, Dialect upstream, boolean stream)
            throws Exception {
        Speech speech = Crossing.speech(caller);
        HttpResponse<String> answer = simulators.ask(speech, QUESTION, upstream, stream);
        assertEquals(200, answer.statusCode(), answer::body);
        return stream ? speech.stream(Counter.frames(answer.body())) : speech.whole(answer.body());
    }

    /**
     * @param where in words
     * @param caller whose dialect it is in
     */
    private record Outcome(
            String where, Dialect caller, boolean stream, HttpResponse<String> answer) {
        String told() {
            return where + ": " + answer.statusCode() + " " + answer.body();
        }

        Speech speech() {
            return Crossing.speech(caller);
        }

        List<Speech.Frame> frames() {
            return Counter.frames(answer.body());
        }
    }

    private static void examine(Seen seen, Kind kind, Outcome outcome, Said whole)
            throws Exception {
        JsonObject record = before(kind).counter().generation(outcome.answer);
        switch (seen) {
            case ANSWER -> {
                assertEquals(200, outcome.answer.statusCode(), outcome::told);
                assertComplete(outcome, whole);
            }
            case ERROR -> {
                assertEquals(status(kind), outcome.answer.statusCode(), outcome::told);
                assertError(outcome.speech().errorType(outcome.answer.body()), record, outcome);
            }
            case BREAK -> {
                assertEquals(
                        outcome.stream ? 200 : 502, outcome.answer.statusCode(), outcome::told);
                assertFalse(outcome.speech().isTerminated(outcome.frames()), outcome::told);
                String last =
                        outcome.stream ? outcome.frames().getLast().data() : outcome.answer.body();
                assertError(outcome.speech().errorType(last), record, outcome);
            }
        }
    }

    private static void assertComplete(Outcome outcome, Said whole) {
        Said heard =
                outcome.stream
                        ? outcome.speech().stream(outcome.frames())
                        : outcome.speech().whole(outcome.answer.body());
        assertEquals(whole.text(), heard.text(), outcome::told);
        assertEquals("length", heard.finish(), outcome::told);
        assertTrue(
                !outcome.stream || outcome.speech().isTerminated(outcome.frames()), outcome::told);
    }

    private static void assertError(String type, JsonObject record, Outcome outcome) {
        assertFalse(type.isEmpty(), outcome::told);
        BigDecimal cost = record.number("total_cost").orElseThrow();
        assertEquals(0, cost.signum(), outcome::told);
    }

    /** Without its last event, an answer of the Responses dialect does not say that it is whole. */
    private static Seen seen(Kind kind, Dialect upstream, boolean stream) {
        return switch (kind) {
            case USAGE_MISSING, USAGE_NEGATIVE, USAGE_HUGE, USAGE_DOUBLED -> Seen.ANSWER;
            case NO_DONE -> stream && upstream == Dialect.RESPONSES ? Seen.BREAK : Seen.ANSWER;
            case HALF_FRAME, MID_STREAM_DEATH, ERROR_FRAME -> Seen.BREAK;
            default -> Seen.ERROR;
        };
    }

    private static int status(Kind kind) {
        return switch (kind) {
            case ERROR_400 -> 400;
            case RATE_LIMIT_429 -> 429;
            case ERROR_503 -> 503;
            case HANG_BEFORE_HEADERS, HANG_AFTER_HEADERS, SLOW_DRIP -> 504;
            default -> 502;
        };
    }
}
