package dev.bourse.house.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Structured answers are judged through every pair of dialects, and the counts can be seen. */
@Timeout(600)
class StructuredQualityTest {
    private static final Question BARE = Question.of(new Question.Turn.User("How many?"));
    private static final Question ASKED = BARE.wantingSchema();

    private static final Map<String, Said> ANSWERS =
            Map.of(
                    "valid", Said.of("{\"answer\": 42}", "stop"),
                    "invalid_json", Said.of("Forty-two.", "stop"),
                    "schema_mismatch", Said.of("{\"answer\": \"42\"}", "stop"));

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
    void every_answer_is_judged_by_the_schema_that_was_asked_for(Dialect caller, Dialect upstream)
            throws Exception {
        for (Map.Entry<String, Said> one : ANSWERS.entrySet()) {
            for (boolean stream : List.of(false, true)) {
                HttpResponse<String> answer = ask(caller, upstream, ASKED, one.getValue(), stream);
                assertEquals(one.getKey(), verdict(answer), () -> answer.body());
            }
        }
    }

    @Test
    void an_answer_that_was_asked_for_in_no_form_is_not_judged() throws Exception {
        Said said = Said.of("Forty-two.", "stop");
        assertEquals("", verdict(ask(Dialect.OPENAI, Dialect.OPENAI, BARE, said, true)));
    }

    @Test
    void an_answer_that_was_cut_off_is_not_judged() throws Exception {
        Said said = Said.of("{\"answer\":", "length");
        assertEquals("", verdict(ask(Dialect.OPENAI, Dialect.OPENAI, ASKED, said, true)));
    }

    @Test
    void the_endpoint_page_and_the_metrics_show_the_counts() throws Exception {
        Said said = Said.of("Forty-two.", "stop");
        ask(Dialect.OPENAI, Dialect.GEMINI, ASKED, said, true);
        String page =
                crossing.counter()
                        .send(crossing.counter().to("/api/v1/models/lab/gemini/endpoints"))
                        .body();
        JsonObject endpoint =
                Members.parsed(page)
                        .object("data")
                        .items("endpoints")
                        .getFirst()
                        .asObject()
                        .orElseThrow();
        JsonObject shown = endpoint.object("structured_outputs_last_2h");
        assertTrue(shown.number("requests_with_errors").orElseThrow().signum() > 0, page);
        assertTrue(shown.number("error_rate").orElseThrow().signum() > 0, page);
        String metrics = crossing.counter().send(crossing.counter().to("/metrics")).body();
        assertTrue(
                metrics.lines()
                        .anyMatch(line ->
                                line.startsWith("bourse_structured_outputs_total")
                                        && line.contains("lab/gemini@up-gemini")
                                        && line.contains("invalid_json")),
                metrics);
    }

    private static HttpResponse<String> ask(
            Dialect caller, Dialect upstream, Question question, Said said, boolean stream)
            throws Exception {
        MatrixTest.play(crossing, upstream, said, stream);
        HttpResponse<String> answer =
                crossing.ask(Crossing.speech(caller), question, upstream, stream);
        assertEquals(200, answer.statusCode(), answer::body);
        return answer;
    }

    /** Empty when nobody judged. */
    private static String verdict(HttpResponse<String> answer) throws Exception {
        return crossing.counter().generation(answer).text("structured_output").orElse("");
    }
}
