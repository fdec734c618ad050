package dev.bourse.house.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The same question through every pair of dialects, whole and streamed: the provider gets all of
 * it, and the caller gets the same text, the same tool calls, the same usage and the same cost.
 */
@Timeout(600)
class MatrixTest {
    private static final List<Said.Call> CALLS =
            List.of(
                    new Said.Call("weather", "{\"city\":\"Bern\"}"),
                    new Said.Call("clock", "{\"city\":\"Pará\"}"));
    private static final List<Case> CASES =
            List.of(
                    new Case(
                            "plain",
                            Question.of(new Question.Turn.User("Sentinel one")),
                            Said.of("Well, héllo \"there\".\n", "stop"),
                            List.of("Sentinel one", "4000", "upstream-model")),
                    new Case(
                            "system and several turns",
                            Question.of(
                                            new Question.Turn.User("Sentinel two"),
                                            new Question.Turn.Model("Sentinel three"),
                                            new Question.Turn.User("Sentinel four"))
                                    .instructed("Sentinel five"),
                            Said.of("Yes.", "stop"),
                            List.of(
                                    "Sentinel two",
                                    "Sentinel three",
                                    "Sentinel four",
                                    "Sentinel five")),
                    new Case(
                            "parallel tool calls",
                            Question.of(new Question.Turn.User("Where?"))
                                    .offering("weather", "clock"),
                            Said.calling(CALLS.toArray(Said.Call[]::new)),
                            List.of("weather", "clock", "city")),
                    new Case(
                            "tool results",
                            Question.of(
                                            new Question.Turn.User("Where?"),
                                            new Question.Turn.Calls(CALLS),
                                            new Question.Turn.Results(
                                                    CALLS, List.of("rain or sun", "half past")))
                                    .offering("weather", "clock"),
                            Said.of("It rains.", "stop"),
                            List.of("rain or sun", "half past", "Bern", "Pará")),
                    new Case(
                            "structured output",
                            Question.of(new Question.Turn.User("How many?")).wantingSchema(),
                            Said.of("{\"answer\": 42}", "stop"),
                            List.of("additionalProperties", "integer")),
                    new Case(
                            "image and PDF",
                            Question.of(new Question.Turn.Shows("Look")),
                            Said.of("A cat.", "stop"),
                            List.of(Question.IMAGE, Question.PDF, "image/png")),
                    new Case(
                            "reasoning",
                            Question.of(new Question.Turn.User("Think")).thinking(),
                            Said.of("So be it.", "stop").after("Hmm, let me see."),
                            List.of("Think")),
                    new Case(
                            "the cap",
                            Question.of(new Question.Turn.User("Go on")),
                            Said.of("And then", "length"),
                            List.of("4000")),
                    new Case(
                            "a filtered answer",
                            Question.of(new Question.Turn.User("Be bad")),
                            Said.of("I", "content_filter"),
                            List.of("Be bad")));

    @TempDir static Path folder;

    private static Crossing crossing;

    /**
     * @param said what the provider answers
     * @param sentinels what must be in the request that it gets
     */
    record Case(String name, Question question, Said said, List<String> sentinels) {
        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    static void open() throws Exception {
        crossing = Crossing.open(folder, Map.of());
    }

    @AfterAll
    static void close() throws Exception {
        crossing.close();
    }

    static Stream<Arguments> pairs() {
        return CASES.stream()
                .flatMap(one ->
                        Stream.of(Dialect.values())
                                .flatMap(caller ->
                                        Stream.of(Dialect.values())
                                                .map(up -> arguments(one, caller, up))));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void the_same_question_gets_the_same_answer_at_the_same_cost(
            Case one, Dialect caller, Dialect upstream) throws Exception {
        for (boolean stream : List.of(false, true)) {
            Speech spoken = Crossing.speech(caller);
            Speech there = Crossing.speech(upstream);
            play(crossing, upstream, one.said, stream);
            HttpResponse<String> answer = crossing.ask(spoken, one.question, upstream, stream);
            String seen = crossing.provider(upstream).seen().body();
            assertEquals(200, answer.statusCode(), () -> answer.body() + " for " + seen);
            assertEquals(one.said.bare(), heard(spoken, answer, stream).bare(), answer::body);
            for (String sentinel : one.sentinels) {
                String all = seen + crossing.provider(upstream).seen().line();
                assertTrue(all.contains(sentinel), () -> sentinel + " is not in " + seen);
            }
            assertEquals("", leftOut(answer));
            assertBilled(answer, there.dialect(), caller);
        }
    }

    private static void assertBilled(HttpResponse<String> answer, Dialect upstream, Dialect caller)
            throws Exception {
        JsonObject record = crossing.counter().generation(answer);
        assertEquals(0, Crossing.COST.compareTo(record.number("total_cost").orElseThrow()));
        assertEquals("reported", record.text("usage_source").orElseThrow());
        assertEquals(
                "Up " + upstream.name().toLowerCase(java.util.Locale.ROOT),
                record.text("provider_name").orElseThrow());
        assertEquals(
                caller.name().toLowerCase(java.util.Locale.ROOT),
                record.text("dialect").orElseThrow());
        String cost = Crossing.COST.toPlainString();
        assertTrue(
                answer.body().contains("\"cost\":" + cost)
                        || answer.body().contains("\"cost\":5.55E-5"),
                answer::body);
    }

    static void play(Crossing crossing, Dialect upstream, Said said, boolean stream) {
        Speech speech = Crossing.speech(upstream);
        StringBuilder events = new StringBuilder();
        speech.frames(said).forEach(frame -> events.append(frame.wire()));
        crossing.provider(upstream)
                .plays((_, out) -> {
                    if (stream) {
                        Scripted.events(out, events.toString());
                    } else {
                        Scripted.json(out, speech.answer(said));
                    }
                });
    }

    private static Said heard(Speech speech, HttpResponse<String> answer, boolean stream) {
        if (!stream) {
            return speech.whole(answer.body());
        }
        List<Speech.Frame> frames = Counter.frames(answer.body());
        assertTrue(speech.isTerminated(frames), answer::body);
        return speech.stream(frames);
    }

    private static String leftOut(HttpResponse<String> answer) {
        return answer.headers().firstValue("x-bourse-left-out").orElse("");
    }
}
