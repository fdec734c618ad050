package dev.bourse.house.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.wire.json.JsonValue;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A caller of a stream can see what each provider was sent, before it sees what came back. */
@Timeout(600)
class EchoTest {
    private static final Said WELL = Said.of("Well.", "stop");
    private static final Question QUESTION = Question.of(new Question.Turn.Shows("Sentinel"));
    private static final JsonObject ECHO = Members.of("echo_upstream_body", true);

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
    void the_body_that_went_upstream_comes_before_the_content(Dialect caller, Dialect upstream)
            throws Exception {
        Speech speech = Crossing.speech(caller);
        MatrixTest.play(crossing, upstream, WELL, true);
        HttpResponse<String> answer = asked(speech, Crossing.model(upstream), true, List.of());
        assertEquals(200, answer.statusCode(), answer::body);
        List<Speech.Frame> frames = Counter.frames(answer.body());
        assertEquals(WELL.bare(), speech.stream(frames).bare(), answer::body);
        assertTrue(speech.isTerminated(frames), answer::body);
        JsonObject echoed = echoes(frames).getFirst();
        JsonObject sent = Members.parsed(crossing.provider(upstream).seen().body());
        assertEquals(sent.members().keySet(), echoed.members().keySet());
        assertTrue(Members.text(echoed).contains("Sentinel"), echoed::toString);
        assertTrue(answer.body().indexOf("Sentinel") < answer.body().indexOf("Well"));
        String first = frames.getFirst().name();
        String opening =
                switch (caller) {
                    case RESPONSES -> "response.created";
                    case ANTHROPIC -> "message_start";
                    case OPENAI, GEMINI -> "";
                };
        assertEquals(opening, first, answer::body);
    }

    @Test
    void every_provider_that_was_tried_is_shown_in_its_turn() throws Exception {
        crossing.provider(Dialect.OPENAI)
                .plays((_, out) -> Scripted.reply(out, "503 No", "", new byte[0]));
        MatrixTest.play(crossing, Dialect.ANTHROPIC, WELL, true);
        HttpResponse<String> answer =
                asked(
                        new OpenAiSpeech(),
                        Crossing.model(Dialect.OPENAI),
                        true,
                        List.of(Crossing.model(Dialect.ANTHROPIC)));
        List<JsonObject> echoes = echoes(Counter.frames(answer.body()));
        assertEquals(2, echoes.size(), answer::body);
        assertTrue(echoes.get(0).get("stream_options").isPresent(), answer::body);
        assertTrue(echoes.get(1).get("max_tokens").isPresent(), answer::body);
        List<String> providers =
                Counter.frames(answer.body()).stream()
                        .filter(frame -> frame.data().contains("echo_upstream_body"))
                        .map(frame -> Members.text(Members.parsed(frame.data()), "provider"))
                        .toList();
        assertEquals(List.of("Up openai", "Up anthropic"), providers);
    }

    @Test
    void a_whole_answer_shows_nothing_and_an_error_stays_an_error() throws Exception {
        MatrixTest.play(crossing, Dialect.OPENAI, WELL, false);
        String model = Crossing.model(Dialect.OPENAI);
        HttpResponse<String> whole = asked(new OpenAiSpeech(), model, false, List.of());
        assertEquals(200, whole.statusCode());
        assertFalse(whole.body().contains("echo_upstream_body"), whole::body);
        crossing.provider(Dialect.OPENAI)
                .plays((_, out) -> Scripted.reply(out, "503 No", "", new byte[0]));
        HttpResponse<String> failed = asked(new OpenAiSpeech(), model, true, List.of());
        assertEquals(503, failed.statusCode(), failed::body);
    }

    private static List<JsonObject> echoes(List<Speech.Frame> frames) {
        return frames.stream()
                .filter(frame -> frame.data().contains("echo_upstream_body"))
                .map(frame -> Members.parsed(frame.data()).object("debug"))
                .map(debug -> debug.object("echo_upstream_body"))
                .toList();
    }

    private static HttpResponse<String> asked(
            Speech speech, String model, boolean stream, List<String> others) throws Exception {
        JsonObject asked = Members.parsed(speech.ask(QUESTION, model, stream));
        Map<String, JsonValue> members = new LinkedHashMap<>(asked.members());
        members.put("debug", ECHO);
        if (!others.isEmpty()) {
            members.put("models", JsonValue.of(others));
        }
        String body = Members.text(new JsonObject(members));
        return crossing.counter().post(speech.path(model, stream), body);
    }
}
