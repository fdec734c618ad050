package dev.bourse.sim.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.sim.provider.Fault.Kind;
import dev.bourse.sim.provider.Tongues.Outcome;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;

/** Every dialect breaks in the same ways. */
@TestInstance(Lifecycle.PER_CLASS)
class DialectFaultsTest {
    private Stage stage;

    @BeforeAll
    void start() {
        stage = Stage.plain();
    }

    @AfterAll
    void stop() {
        stage.close();
    }

    @ParameterizedTest
    @CsvSource({
        "CHAT, rate_limit_error",
        "RESPONSES, rate_limit_error",
        "MESSAGES, rate_limit_error",
        "GENERATE, RESOURCE_EXHAUSTED"
    })
    void a_limit_is_told_in_the_words_of_the_dialect(Tongue tongue, String word) throws Exception {
        String answer = broken(Kind.RATE_LIMIT_429, tongue, false);
        assertTrue(answer.startsWith("HTTP/1.1 429"), answer);
        assertTrue(answer.contains("retry-after: 1\r\n"), answer);
        assertTrue(answer.contains("\"" + word + "\""), answer);
    }

    @ParameterizedTest
    @EnumSource
    void a_stream_that_dies_says_something_and_does_not_end(Tongue tongue) throws Exception {
        for (Kind kind : List.of(Kind.MID_STREAM_DEATH, Kind.HALF_FRAME)) {
            String answer = broken(kind, tongue, true);
            assertTrue(answer.startsWith("HTTP/1.1 200"), answer);
            assertFalse(answer.contains(end(tongue)), kind + " " + answer);
            assertFalse(answer.endsWith("0\r\n\r\n"), kind + " " + answer);
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_error_comes_in_the_middle_of_a_stream(Tongue tongue) throws Exception {
        for (Kind kind : List.of(Kind.ERROR_FRAME, Kind.ROLE_THEN_ERROR)) {
            List<JsonObject> events = Tongues.events(broken(kind, tongue, true));
            JsonObject last = events.getLast();
            boolean flat = tongue == Tongue.RESPONSES;
            String said = Tongue.text(flat ? last : last.object("error"), "message");
            assertEquals("The simulated provider broke down.", said);
        }
    }

    @ParameterizedTest
    @EnumSource
    void counts_can_be_missing_or_absurd(Tongue tongue) throws Exception {
        Outcome right = tongue.read(Tongues.body(sound(tongue)));
        Outcome none = tongue.read(Tongues.body(broken(Kind.USAGE_MISSING, tongue, false)));
        assertEquals(new Outcome(right.text(), List.of(), "length", 0, 0), none);
        Outcome twice = tongue.read(Tongues.body(broken(Kind.USAGE_DOUBLED, tongue, false)));
        assertEquals(2 * right.completion(), twice.completion());
        Outcome less = tongue.read(Tongues.body(broken(Kind.USAGE_NEGATIVE, tongue, false)));
        assertTrue(less.completion() < 0);
    }

    @ParameterizedTest
    @EnumSource
    void nothing_may_be_said(Tongue tongue) throws Exception {
        Outcome silent = tongue.read(Tongues.body(broken(Kind.EMPTY_ANSWER, tongue, false)));
        assertEquals("", silent.text());
        assertEquals(0, silent.completion());
    }

    @ParameterizedTest
    @CsvSource({
        "CHAT, data: [DONE]",
        "RESPONSES, response.incomplete",
        "MESSAGES, message_stop",
    })
    void a_stream_may_lack_its_last_event(Tongue tongue, String last) throws Exception {
        assertFalse(broken(Kind.NO_DONE, tongue, true).contains(last));
        assertTrue(sound(tongue, true).contains(last));
    }

    @ParameterizedTest
    @EnumSource
    void an_error_may_come_with_status_200(Tongue tongue) throws Exception {
        String answer = broken(Kind.ERROR_IN_200, tongue, true);
        assertTrue(answer.startsWith("HTTP/1.1 200"), answer);
        assertTrue(answer.contains("\"error\":{"), answer);
    }

    private static String end(Tongue tongue) {
        return switch (tongue) {
            case CHAT -> "finish_reason\":\"";
            case RESPONSES -> "response.incomplete";
            case MESSAGES -> "message_delta";
            case GENERATE -> "finishReason";
        };
    }

    private String broken(Kind kind, Tongue tongue, boolean stream) throws Exception {
        Stage.await(stage.provider().faults().set(Fault.of(kind)));
        try {
            return sound(tongue, stream);
        } finally {
            Stage.await(stage.provider().faults().clear());
        }
    }

    private String sound(Tongue tongue) throws Exception {
        return sound(tongue, false);
    }

    private String sound(Tongue tongue, boolean stream) throws Exception {
        String body = DialectsOverTheWireTest.Question.LIMITED.in(tongue);
        boolean says = stream && tongue != Tongue.GENERATE;
        String asked = says ? "{\"stream\":true," + body.substring(1) : body;
        return Tongues.raw(stage, tongue.path(stream), asked);
    }
}
