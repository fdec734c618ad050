package dev.bourse.house.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.sim.provider.Fault;
import dev.bourse.sim.provider.Fault.Kind;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Whatever goes wrong at the first endpoint, the caller gets a complete answer from the next one,
 * or, when content had already begun to flow, a stream that says that it broke. Never a truncated
 * success.
 */
@Timeout(600)
class FallbackTest {
    private static final String ORDER =
            "\"provider\":{\"order\":[\"sim-swift\",\"sim-steady\",\"sim-thrifty\",\"sim-distant\"]}";

    private static final List<String> NAMED =
            List.of(
                    "Sim Swift (simulated) is sim-swift",
                    "Sim Steady (simulated) is sim-steady",
                    "Sim Thrifty (simulated) is sim-thrifty");

    private static final Map<String, String> IMPATIENT =
            Map.of(
                    "timeouts.connect_ms", "1500",
                    "timeouts.first_byte_ms", "1500",
                    "timeouts.idle_ms", "1500",
                    "timeouts.total_ms", "3000",
                    "keep_alive_ms", "60000");

    @TempDir static Path folder;
    private static Floor patient;

    /** Only for what never ends by itself: elsewhere a busy machine is no provider's fault. */
    private static Floor impatient;

    /** What a caller sees of a fault at the first endpoint. */
    private enum Seen {
        /** Another endpoint answers. */
        NOTHING,
        /** The first endpoint answers well all the same. */
        ANSWER,
        /** The first endpoint answers, and its count is not believed. */
        ESTIMATE,
        /** Content had begun; the stream ends with an error. */
        BROKEN_STREAM,
        /** The request itself was found to be bad. */
        REFUSAL
    }

    @BeforeAll
    static void open() {
        patient = Floor.open(folder.resolve("patient"), Map.of());
        impatient = Floor.open(folder.resolve("impatient"), IMPATIENT);
    }

    @AfterEach
    void mended_and_settled() throws Exception {
        for (Floor floor : List.of(patient, impatient)) {
            floor.setAll();
            floor.assertSettled();
        }
    }

    @AfterAll
    static void close() {
        patient.close();
        impatient.close();
    }

    private static Floor before(Kind kind) {
        return switch (kind) {
            case HANG_BEFORE_HEADERS, HANG_AFTER_HEADERS, SLOW_DRIP -> impatient;
            default -> patient;
        };
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void a_stream_survives_or_says_that_it_broke(Kind kind) throws Exception {
        strike(kind, true, inStream(kind));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void a_whole_answer_survives(Kind kind) throws Exception {
        Seen seen = inStream(kind);
        strike(kind, false, seen == Seen.BROKEN_STREAM ? Seen.NOTHING : seen);
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {
                "ERROR_400",
                "ERROR_401",
                "ERROR_500",
                "ERROR_503",
                "RATE_LIMIT_429",
                "RESET",
                "DEAD",
                "HANG_BEFORE_HEADERS",
                "GARBAGE",
                "EMPTY_ANSWER",
                "ERROR_IN_200"
            })
    void when_all_fail_the_last_error_is_told_with_those_before(Kind kind) throws Exception {
        Floor floor = before(kind);
        floor.setAll(Fault.of(kind));
        for (boolean stream : new boolean[] {true, false}) {
            Answer answer = floor.chat(request(stream));
            assertEquals(status(kind), answer.status(), answer::body);
            boolean limited = kind == Kind.RATE_LIMIT_429 || kind == Kind.ERROR_503;
            assertEquals(limited ? "1" : "", answer.headers().getOrDefault("retry-after", ""));
            JsonObject error = answer.error();
            assertEquals(limited, error.object("availability").number("retry_after").isPresent());
            int before = kind == Kind.ERROR_400 ? 0 : 3;
            assertEquals(
                    NAMED.subList(0, before),
                    error.object("metadata").items("previous_errors").stream()
                            .map(one -> named(one.asObject().orElseThrow()))
                            .toList());
            assertEquals(before + 1, answer.attempts().size(), answer::body);
            JsonObject record = floor.generation(answer.id());
            assertEquals("failed", record.text("outcome").orElseThrow());
            assertEquals(status(kind), record.number("http_status").orElseThrow().intValue());
            assertEquals(0, record.number("total_cost").orElseThrow().signum());
        }
    }

    private static void strike(Kind kind, boolean stream, Seen seen) throws Exception {
        Floor floor = before(kind);
        floor.set(Floor.SWIFT, Fault.of(kind));
        Answer answer = floor.chat(request(stream));
        assertEquals(seen == Seen.REFUSAL ? 400 : 200, answer.status(), answer::body);
        JsonObject record = floor.generation(answer.id());
        String first = answer.attempts().isEmpty() ? "" : answer.attempts().getFirst();
        switch (seen) {
            case NOTHING -> {
                assertEquals(2, answer.attempts().size(), answer::body);
                assertTrue(first.startsWith("sim-swift "), first);
                assertEquals("sim-steady ok", answer.attempts().getLast());
                assertComplete(answer, record, "reported");
            }
            case ANSWER -> {
                assertEquals(List.of("sim-swift ok"), answer.attempts());
                assertComplete(answer, record, "reported");
            }
            case ESTIMATE -> {
                assertEquals(List.of("sim-swift ok"), answer.attempts());
                assertComplete(answer, record, "estimated");
            }
            case BROKEN_STREAM -> assertBroken(answer, record);
            case REFUSAL -> assertEquals("sim-swift status", first);
        }
        int tried = record.items("provider_responses").size();
        assertEquals(answer.attempts().size(), tried, record::toString);
    }

    /** A provider by its name for people and by what can be asked for. */
    private static String named(JsonObject one) {
        return one.text("provider").orElseThrow() + " is " + one.text("tag").orElseThrow();
    }

    private static void assertComplete(Answer answer, JsonObject record, String source) {
        assertFalse(answer.text().isBlank(), answer::body);
        assertEquals("length", answer.finish(), answer::body);
        assertTrue(!answer.isStream() || answer.isTerminated(), answer::body);
        assertEquals("completed", record.text("outcome").orElseThrow());
        assertEquals(source, record.text("usage_source").orElseThrow());
        BigDecimal cost = record.number("total_cost").orElseThrow();
        assertTrue(cost.signum() > 0 && cost.compareTo(answer.cost()) == 0, record::toString);
    }

    private static void assertBroken(Answer answer, JsonObject record) {
        assertFalse(answer.isTerminated(), answer::body);
        assertFalse(answer.text().isBlank(), answer::body);
        assertEquals("error", answer.finish(), answer::body);
        assertEquals(502, answer.error().number("code").orElseThrow().intValue());
        assertEquals("provider_unavailable", answer.errorType());
        assertEquals("broken", record.text("outcome").orElseThrow());
        JsonObject metadata = answer.last().object("openrouter_metadata");
        String summary = metadata.text("summary").orElseThrow();
        assertTrue(summary.endsWith("Sim Swift (simulated) broke off"), summary);
        assertEquals(0, record.number("total_cost").orElseThrow().signum());
    }

    private static Seen inStream(Kind kind) {
        return switch (kind) {
            case ERROR_400 -> Seen.REFUSAL;
            case ERROR_401,
                    ERROR_500,
                    ERROR_503,
                    RATE_LIMIT_429,
                    RESET,
                    DEAD,
                    HANG_BEFORE_HEADERS,
                    HANG_AFTER_HEADERS,
                    GARBAGE,
                    GARBAGE_HTTP,
                    SLOW_DRIP,
                    EMPTY_ANSWER,
                    EMPTY_BODY,
                    ROLE_THEN_ERROR,
                    ERROR_IN_200,
                    GZIP ->
                    Seen.NOTHING;
            case HALF_FRAME, MID_STREAM_DEATH, ERROR_FRAME -> Seen.BROKEN_STREAM;
            case USAGE_MISSING, USAGE_NEGATIVE, USAGE_HUGE -> Seen.ESTIMATE;
            case USAGE_DOUBLED, NO_DONE -> Seen.ANSWER;
        };
    }

    private static int status(Kind kind) {
        return switch (kind) {
            case ERROR_400 -> 400;
            case RATE_LIMIT_429 -> 429;
            case ERROR_503 -> 503;
            case HANG_BEFORE_HEADERS -> 504;
            default -> 502;
        };
    }

    private static String request(boolean stream) {
        return "{\"model\":\"sim/chat-small\",\"max_tokens\":64,\"stream\":%s,%s,\"messages\":[%s]}"
                .formatted(stream, ORDER, "{\"role\":\"user\",\"content\":\"Tell me a story\"}");
    }
}
