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
import java.util.stream.Stream;

/** Tool calls are judged through every pair of dialects, and the counts can be seen. */
@Timeout(600)
class ToolQualityTest {
    private static final Question OFFER =
            Question.of(new Question.Turn.User("Where?")).offering("weather", "clock");
    private static final Said WRONG_TWICE =
            Said.calling(
                    new Said.Call("weather", "{\"city\":\"Bern\"}"),
                    new Said.Call("clock", "{\"city\":7}"),
                    new Said.Call("tide", "{\"city\":\"Bern\"}"));

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
    void every_call_of_an_answer_is_judged(Dialect caller, Dialect upstream) throws Exception {
        for (boolean stream : List.of(false, true)) {
            assertEquals(List.of(3, 0, 1, 1), counts(ask(caller, upstream, OFFER, stream)));
        }
    }

    @Test
    void an_answer_without_offered_tools_is_not_judged() throws Exception {
        Question bare = Question.of(new Question.Turn.User("Where?"));
        assertEquals(List.of(0, 0, 0, 0), counts(ask(Dialect.OPENAI, Dialect.OPENAI, bare, true)));
    }

    @Test
    void the_endpoint_page_and_the_metrics_show_the_counts() throws Exception {
        ask(Dialect.OPENAI, Dialect.GEMINI, OFFER, true);
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
        JsonObject shown = endpoint.object("tool_calls_last_2h");
        assertEquals(shown.number("requests"), shown.number("requests_with_errors"));
        assertTrue(shown.number("requests").orElseThrow().signum() > 0, page);
        String metrics = crossing.counter().send(crossing.counter().to("/metrics")).body();
        assertTrue(
                metrics.lines()
                        .anyMatch(line ->
                                line.startsWith("bourse_tool_calls_total")
                                        && line.contains("lab/gemini@up-gemini")
                                        && line.contains("schema_mismatch")),
                metrics);
    }

    private static HttpResponse<String> ask(
            Dialect caller, Dialect upstream, Question question, boolean stream) throws Exception {
        MatrixTest.play(crossing, upstream, WRONG_TWICE, stream);
        HttpResponse<String> answer =
                crossing.ask(Crossing.speech(caller), question, upstream, stream);
        assertEquals(200, answer.statusCode(), answer::body);
        return answer;
    }

    /** All calls, and those that were wrong in each of the three ways. */
    private static List<Integer> counts(HttpResponse<String> answer) throws Exception {
        JsonObject counts = crossing.counter().generation(answer).object("tool_calls");
        return Stream.of("total", "invalid_json", "unknown_name", "schema_mismatch")
                .map(name -> counts.number(name).orElseThrow().intValue())
                .toList();
    }
}
