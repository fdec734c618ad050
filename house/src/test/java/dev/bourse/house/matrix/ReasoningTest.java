package dev.bourse.house.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.catalog.Dialect;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;

/** Reasoning that a vendor has signed goes back to that vendor unmodified, and to no other. */
@Timeout(600)
class ReasoningTest {
    @TempDir static Path folder;

    private static Crossing crossing;

    @BeforeAll
    static void open() throws Exception {
        crossing = Crossing.open(folder, java.util.Map.of());
    }

    @AfterAll
    static void close() throws Exception {
        crossing.close();
    }

    @ParameterizedTest
    @MethodSource(Pairs.ALL)
    void a_signature_comes_back_to_who_signed(Dialect caller, Dialect upstream) throws Exception {
        Question next = answered(caller, upstream);
        HttpResponse<String> answer = crossing.ask(Crossing.speech(caller), next, upstream, false);
        assertEquals(200, answer.statusCode(), answer::body);
        String seen = crossing.provider(upstream).seen().body();
        assertTrue(seen.contains("and now?"), seen);
        if (caller != upstream && upstream == Dialect.OPENAI) {
            assertTrue(leftOut(answer).contains("reasoning_details"), answer::body);
        } else {
            assertTrue(seen.contains(Said.SIGNATURE), seen);
            assertEquals("", leftOut(answer));
        }
    }

    @ParameterizedTest
    @MethodSource(Pairs.ALL)
    void a_foreign_signature_is_removed_and_that_is_told(Dialect caller, Dialect upstream)
            throws Exception {
        Question next = answered(caller, upstream);
        for (Dialect other : Dialect.values()) {
            if (other == upstream || other == Dialect.OPENAI || upstream == Dialect.OPENAI) {
                continue;
            }
            MatrixTest.play(crossing, other, Said.of("Well.", "stop"), false);
            HttpResponse<String> answer = crossing.ask(Crossing.speech(caller), next, other, false);
            String seen = crossing.provider(other).seen().body();
            assertEquals(200, answer.statusCode(), () -> answer.body() + " for " + seen);
            assertFalse(seen.contains(Said.SIGNATURE), seen);
            assertTrue(leftOut(answer).contains("reasoning_details"), () -> other + ": " + seen);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void reasoning_that_is_excluded_is_counted_and_not_shown(Dialect upstream) throws Exception {
        Speech speech = Crossing.speech(Dialect.OPENAI);
        Said said = Said.of("So be it.", "stop").after("Hmm, let me see.");
        for (String wish :
                List.of("\"reasoning\":{\"exclude\":true}", "\"include_reasoning\":false")) {
            for (boolean stream : List.of(false, true)) {
                MatrixTest.play(crossing, upstream, said, stream);
                String model = Crossing.model(upstream);
                String body = speech.ask(Question.of(new Question.Turn.User("Hi")), model, stream);
                HttpResponse<String> answer =
                        crossing.counter()
                                .post(
                                        speech.path(model, stream),
                                        "{" + wish + "," + body.substring(1));
                assertEquals(200, answer.statusCode(), answer::body);
                assertFalse(answer.body().contains("Hmm"), answer::body);
                Said heard =
                        stream
                                ? speech.stream(Counter.frames(answer.body()))
                                : speech.whole(answer.body());
                assertEquals(said.text(), heard.text());
                assertEquals(said.usage(), heard.usage());
            }
        }
    }

    private static String leftOut(HttpResponse<?> answer) {
        return answer.headers().firstValue("x-bourse-left-out").orElse("");
    }

    /** The question after an answer with signed reasoning. */
    private static Question answered(Dialect caller, Dialect upstream) throws Exception {
        Question first = Question.of(new Question.Turn.User("Think")).thinking();
        Said said = Said.of("So be it.", "stop").after("Hmm, let me see.");
        MatrixTest.play(crossing, upstream, said, false);
        Speech speech = Crossing.speech(caller);
        Said heard = speech.whole(crossing.ask(speech, first, upstream, false).body());
        return Question.of(
                        new Question.Turn.User("Think"),
                        new Question.Turn.Echo(heard),
                        new Question.Turn.User("and now?"))
                .thinking();
    }
}
