package dev.bourse.house.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.catalog.Dialect;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Marks of prompt caches through every pair whose caller can set one: the endpoint gets them as
 * they are, or the caller is told that they were left out. Gemini's callers have none.
 */
@Timeout(60)
class CacheMarksTest {
    private static final String MARK = "\"cache_control\":{\"type\":\"ephemeral\",\"ttl\":\"1h\"}";
    private static final Said WELL = Said.of("Well.", "stop");

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

    /** Where a request may be marked. */
    enum Place {
        PART,
        TOOL,
        TOP
    }

    static Stream<Object[]> pairsAndPlaces() {
        return Stream.of(Dialect.OPENAI, Dialect.RESPONSES, Dialect.ANTHROPIC)
                .flatMap(caller ->
                        Stream.of(Dialect.values())
                                .flatMap(upstream ->
                                        Stream.of(Place.values())
                                                .map(place ->
                                                        new Object[] {caller, upstream, place})));
    }

    @ParameterizedTest
    @MethodSource("pairsAndPlaces")
    void a_mark_arrives_or_is_reported_as_left_out(Dialect caller, Dialect upstream, Place place)
            throws Exception {
        MatrixTest.play(crossing, upstream, WELL, false);
        String model = Crossing.model(upstream);
        String body = body(caller, model, place);
        HttpResponse<String> answer =
                crossing.counter().post(Crossing.speech(caller).path(model, false), body);
        assertEquals(200, answer.statusCode(), answer::body);
        String seen = crossing.provider(upstream).seen().body();
        boolean arrived = seen.replace(" ", "").contains(MARK);
        boolean told =
                answer.headers()
                        .allValues("x-bourse-left-out")
                        .toString()
                        .contains("cache_control");
        assertTrue(arrived || told, () -> "dropped in silence: " + seen);
        assertTrue(upstream != Dialect.ANTHROPIC || arrived, () -> "not a breakpoint: " + seen);
    }

    private static String body(Dialect caller, String model, Place place) {
        String mark = "," + MARK;
        List<String> marks = Stream.of(Place.values()).map(it -> it == place ? mark : "").toList();
        return Objects.requireNonNull(FORMS.get(caller))
                .formatted(model, marks.get(0), marks.get(1), marks.get(2));
    }

    private static final String SCHEMA = "{\"type\":\"object\",\"properties\":{}}";
    private static final Map<Dialect, String> FORMS =
            Map.of(
                    Dialect.OPENAI,
                    "{\"model\":\"%s\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":"
                        + "[{\"type\":\"text\",\"text\":\"Hello\"%s}]}],\"tools\":[{\"type\":"
                        + "\"function\",\"function\":{\"name\":\"look\",\"parameters\":"
                            + SCHEMA
                            + "}%s}]%s}",
                    Dialect.RESPONSES,
                    "{\"model\":\"%s\",\"max_output_tokens\":64,\"input\":[{\"role\":\"user\",\"content\":"
                        + "[{\"type\":\"input_text\",\"text\":\"Hello\"%s}]}],\"tools\":[{\"type\":"
                        + "\"function\",\"name\":\"look\",\"strict\":false,\"parameters\":"
                            + SCHEMA
                            + "%s}]%s}",
                    Dialect.ANTHROPIC,
                    "{\"model\":\"%s\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":"
                        + "[{\"type\":\"text\",\"text\":\"Hello\"%s}]}],\"tools\":[{\"name\":\"look\","
                        + "\"input_schema\":"
                            + SCHEMA
                            + "%s}]%s}");
}
