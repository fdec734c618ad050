package dev.bourse.house.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * Streams that break the rules of their dialect: what can be understood is passed on, all else is
 * an error. Never is half an answer a success.
 */
@Timeout(600)
class GarbageTest {
    private static final Said SAID = Said.of("Well, it is so.", "stop");
    private static final Question QUESTION = Question.of(new Question.Turn.User("Why?"));

    @TempDir static Path folder;
    private static Crossing crossing;

    @BeforeAll
    static void open() throws Exception {
        crossing = Crossing.open(folder, Map.of());
    }

    @AfterAll
    static void close() throws Exception {
        crossing.close();
    }

    @ParameterizedTest
    @MethodSource(Pairs.ALL)
    void events_of_unknown_types_are_no_harm(Dialect caller, Dialect upstream) throws Exception {
        List<Speech.Frame> frames = frames(upstream);
        String name = frames.getFirst().name().isEmpty() ? "" : "mystery";
        frames.add(2, new Speech.Frame(name, "{\"type\":\"mystery\",\"depth\":{\"x\":[1]}}"));
        assertWhole(caller, upstream, frames);
    }

    @ParameterizedTest
    @MethodSource(Pairs.ALL)
    void of_two_usages_the_last_one_is_billed(Dialect caller, Dialect upstream) throws Exception {
        Said.Counts half = new Said.Counts(4, 1, 2);
        Said early = new Said("", List.of(), "", "stop", half, SAID.raw());
        List<Speech.Frame> frames = frames(upstream);
        List<Speech.Frame> usages =
                Crossing.speech(upstream).frames(early).stream()
                        .filter(frame -> isUsage(upstream, frame))
                        .map(frame -> unfinished(upstream, frame))
                        .toList();
        assertEquals(1, usages.size(), usages::toString);
        frames.add(frames.size() - (upstream == Dialect.GEMINI ? 1 : 2), usages.getFirst());
        HttpResponse<String> answer = assertWhole(caller, upstream, frames);
        JsonObject record = crossing.counter().generation(answer);
        assertEquals(0, Crossing.COST.compareTo(record.number("total_cost").orElseThrow()));
    }

    @ParameterizedTest
    @MethodSource(Pairs.ALL)
    void json_that_is_none_ends_the_answer_as_an_error(Dialect caller, Dialect upstream)
            throws Exception {
        for (String bad : List.of("{", "nonsense", "[1]", "{\"a\":1}}", "\u0001")) {
            List<Speech.Frame> frames = frames(upstream);
            Speech.Frame last = frames.getLast();
            int end = frames.size() - (upstream == Dialect.OPENAI ? 3 : 2);
            frames.add(end, new Speech.Frame(last.name(), bad));
            assertBroken(caller, upstream, frames);
        }
    }

    @ParameterizedTest
    @MethodSource(Pairs.ALL)
    void an_answer_that_stops_before_its_end_is_an_error(Dialect caller, Dialect upstream)
            throws Exception {
        for (int cut = 1; cut < 5; cut++) {
            List<Speech.Frame> frames = frames(upstream);
            int most = frames.size() - (upstream == Dialect.OPENAI ? 3 : 2);
            assertBroken(caller, upstream, frames.subList(0, Math.max(1, most - cut)));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Dialect.class,
            names = {"ANTHROPIC", "RESPONSES"})
    void events_out_of_turn_are_an_error_unless_all_is_there(Dialect upstream) throws Exception {
        for (Dialect caller : Dialect.values()) {
            List<Speech.Frame> late = frames(upstream);
            late.add(late.size() - 2, late.removeFirst());
            HttpResponse<String> answer = answered(caller, upstream, late);
            Speech speech = Crossing.speech(caller);
            List<Speech.Frame> heard = Counter.frames(answer.body());
            if (answer.statusCode() == 200 && speech.isTerminated(heard)) {
                assertEquals(Dialect.RESPONSES, upstream, answer::body);
                assertEquals(SAID.text(), speech.stream(heard).text(), answer::body);
            } else {
                assertTold(caller, answer);
            }
        }
    }

    @ParameterizedTest
    @MethodSource(Pairs.ALL)
    void an_answer_that_is_compressed_though_nobody_asked_is_an_error(
            Dialect caller, Dialect upstream) throws Exception {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
            zip.write(wire(frames(upstream)).getBytes(StandardCharsets.UTF_8));
        }
        String headers = "content-type: text/event-stream\r\ncontent-encoding: gzip\r\n";
        crossing.provider(upstream)
                .plays((_, out) -> Scripted.reply(out, "200 OK", headers, zipped.toByteArray()));
        Speech speech = Crossing.speech(caller);
        HttpResponse<String> answer = crossing.ask(speech, QUESTION, upstream, true);
        assertEquals(502, answer.statusCode(), answer::body);
        assertEquals("provider_unavailable", speech.errorType(answer.body()));
    }

    @ParameterizedTest
    @MethodSource(Pairs.ALL)
    void an_error_under_a_good_status_is_an_error(Dialect caller, Dialect upstream)
            throws Exception {
        for (boolean stream : List.of(false, true)) {
            crossing.provider(upstream)
                    .plays((_, out) ->
                            Scripted.json(
                                    out,
                                    "{\"error\":{\"message\":\"Overloaded\",\"code\":503,"
                                            + "\"type\":\"overloaded_error\"}}"));
            Speech speech = Crossing.speech(caller);
            HttpResponse<String> answer = crossing.ask(speech, QUESTION, upstream, stream);
            assertTrue(answer.statusCode() >= 500, answer::body);
            assertFalse(speech.errorType(answer.body()).isEmpty(), answer::body);
        }
    }

    private static HttpResponse<String> assertWhole(
            Dialect caller, Dialect upstream, List<Speech.Frame> frames) throws Exception {
        Speech speech = Crossing.speech(caller);
        HttpResponse<String> answer = answered(caller, upstream, frames);
        assertEquals(200, answer.statusCode(), answer::body);
        List<Speech.Frame> heard = Counter.frames(answer.body());
        assertTrue(speech.isTerminated(heard), answer::body);
        assertEquals(SAID.bare(), speech.stream(heard).bare(), answer::body);
        return answer;
    }

    private static void assertBroken(Dialect caller, Dialect upstream, List<Speech.Frame> frames)
            throws Exception {
        HttpResponse<String> answer = answered(caller, upstream, frames);
        assertTold(caller, answer);
        JsonObject record = crossing.counter().generation(answer);
        assertEquals(0, record.number("total_cost").orElseThrow().signum(), record::toString);
    }

    /** An error as a status, or as the end of a stream that began. */
    private static void assertTold(Dialect caller, HttpResponse<String> answer) {
        Speech speech = Crossing.speech(caller);
        boolean begun = answer.statusCode() == 200;
        assertTrue(begun || answer.statusCode() == 502, answer::body);
        List<Speech.Frame> heard = begun ? Counter.frames(answer.body()) : List.of();
        String last = begun ? heard.getLast().data() : answer.body();
        assertFalse(begun && speech.isTerminated(heard), answer::body);
        assertEquals("provider_unavailable", speech.errorType(last), answer::body);
    }

    private static HttpResponse<String> answered(
            Dialect caller, Dialect upstream, List<Speech.Frame> frames) throws Exception {
        String events = wire(frames);
        crossing.provider(upstream).plays((_, out) -> Scripted.events(out, events));
        return crossing.ask(Crossing.speech(caller), QUESTION, upstream, true);
    }

    private static String wire(List<Speech.Frame> frames) {
        StringBuilder events = new StringBuilder();
        frames.forEach(frame -> events.append(frame.wire()));
        return events.toString();
    }

    private static List<Speech.Frame> frames(Dialect upstream) {
        return new ArrayList<>(Crossing.speech(upstream).frames(SAID));
    }

    private static boolean isUsage(Dialect upstream, Speech.Frame frame) {
        return switch (upstream) {
            case OPENAI -> frame.data().contains("\"usage\"");
            case RESPONSES -> frame.name().equals("response.completed");
            case ANTHROPIC -> frame.name().equals("message_delta");
            case GEMINI -> frame.data().contains("totalTokenCount");
        };
    }

    /** The same count in an event that does not end the answer. */
    private static Speech.Frame unfinished(Dialect upstream, Speech.Frame frame) {
        return switch (upstream) {
            case OPENAI -> frame;
            case RESPONSES ->
                    new Speech.Frame(
                            "response.in_progress",
                            frame.data()
                                    .replace("response.completed", "response.in_progress")
                                    .replace("\"completed\"", "\"in_progress\""));
            case ANTHROPIC ->
                    new Speech.Frame(
                            frame.name(), frame.data().replaceAll("\"stop_reason\":\"\\w+\"", ""));
            case GEMINI ->
                    Speech.Frame.of(frame.data().replaceAll("\"finishReason\":\"\\w+\",?", ""));
        };
    }
}
