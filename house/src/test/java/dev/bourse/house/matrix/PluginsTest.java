package dev.bourse.house.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Plugins in every dialect: malformed JSON is repaired, long conversations lose their middle. */
@Timeout(600)
class PluginsTest {
    private static final String HEAL = "[{\"id\":\"response-healing\"}]";
    private static final String COMPRESS = "[{\"id\":\"context-compression\"}]";
    private static final String WHOLE = "[{\"id\":\"context-compression\",\"enabled\":false}]";
    private static final long SHORT = 8_192;
    private static final long LONG = 9_000;
    private static final Question SCHEMA =
            Question.of(new Question.Turn.User("How many?")).wantingSchema();
    private static final Said BROKEN = Said.of("```json\n{answer: 42, // sure\n}\n```", "stop");
    private static final Said WELL = Said.of("Well.", "stop");

    @TempDir static Path folder;
    private static Crossing crossing;
    private static Crossing wide;

    @BeforeAll
    static void open() throws Exception {
        crossing = Crossing.open(folder.resolve("short"), Map.of(), SHORT);
        wide = Crossing.open(folder.resolve("long"), Map.of(), LONG);
    }

    @AfterAll
    static void close() throws Exception {
        crossing.close();
        wide.close();
    }

    @ParameterizedTest
    @MethodSource(Pairs.ALL)
    void malformed_json_is_repaired_where_json_was_asked_for(Dialect caller, Dialect upstream)
            throws Exception {
        MatrixTest.play(crossing, upstream, BROKEN, false);
        assertEquals("{\"answer\":42}", heard(caller, upstream, SCHEMA, HEAL).text());
        assertEquals(BROKEN.text(), heard(caller, upstream, SCHEMA, "[]").text());
        Question plain = Question.of(new Question.Turn.User("How many?"));
        assertEquals(BROKEN.text(), heard(caller, upstream, plain, HEAL).text());
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_stream_is_passed_on_as_it_comes(Dialect caller) throws Exception {
        MatrixTest.play(crossing, Dialect.OPENAI, BROKEN, true);
        HttpResponse<String> answer =
                new Pair(crossing, caller, Dialect.OPENAI).ask(SCHEMA, HEAL, true);
        Speech speech = Crossing.speech(caller);
        assertEquals(BROKEN.text(), speech.stream(Counter.frames(answer.body())).text());
    }

    @Test
    void what_was_repaired_is_told_and_what_could_not_be_is_not() throws Exception {
        for (Said said : List.of(BROKEN, Said.of("{\"answer\": [4", "length"))) {
            MatrixTest.play(crossing, Dialect.OPENAI, said, false);
            List<JsonValue> stages = stages(crossing, SCHEMA, HEAL);
            assertEquals(1, stages.size());
            JsonObject stage = stages.getFirst().asObject().orElseThrow();
            assertEquals("response_healing", stage.text("type").orElseThrow());
            assertEquals(1, Members.number(stage.object("data"), "healed"));
        }
        for (String text : List.of("{\"answer\":42}", "I can't say {anything} [to that].")) {
            MatrixTest.play(crossing, Dialect.OPENAI, Said.of(text, "stop"), false);
            assertEquals(List.of(), stages(crossing, SCHEMA, HEAL));
        }
    }

    @ParameterizedTest
    @MethodSource(Pairs.ALL)
    void a_conversation_too_long_for_a_short_context_goes_there_without_its_middle(
            Dialect caller, Dialect upstream) throws Exception {
        MatrixTest.play(crossing, upstream, WELL, false);
        HttpResponse<String> answer =
                new Pair(crossing, caller, upstream).ask(long40k(), "[]", false);
        assertEquals(200, answer.statusCode(), answer::body);
        String sent = crossing.provider(upstream).seen().body();
        assertTrue(sent.contains("Sentinel system"), sent);
        assertTrue(sent.contains("Sentinel 0!") && sent.contains("Sentinel 80!"), sent);
        assertFalse(sent.contains("Sentinel 40!"), sent);
        assertTrue(sent.length() < 4 * SHORT, sent.length() + " bytes were sent");
        String lost = answer.headers().firstValue("x-bourse-left-out").orElse("");
        assertTrue(lost.matches(".*(messages|input|contents)\\[\\d+\\.\\.\\d+].*"), lost);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void who_wants_all_of_it_sent_or_nothing_can_say_so(Dialect caller) throws Exception {
        HttpResponse<String> answer =
                new Pair(crossing, caller, Dialect.OPENAI).ask(long40k(), WHOLE, false);
        assertEquals(404, answer.statusCode(), answer::body);
        assertEquals("not_found", Crossing.speech(caller).errorType(answer.body()));
    }

    @Test
    void longer_contexts_are_compressed_into_only_when_that_is_asked_for() throws Exception {
        MatrixTest.play(wide, Dialect.OPENAI, WELL, false);
        HttpResponse<String> no =
                new Pair(wide, Dialect.OPENAI, Dialect.OPENAI).ask(long40k(), "[]", false);
        assertEquals(404, no.statusCode(), no::body);
        assertTrue(no.body().contains("context_length"), no::body);
        List<JsonValue> stages = stages(wide, long40k(), COMPRESS);
        JsonObject stage = stages.getFirst().asObject().orElseThrow();
        assertEquals("context_compression", stage.text("type").orElseThrow());
        assertTrue(Members.number(stage.object("data"), "dropped") > 40, stage::toString);
    }

    @Test
    void what_fits_is_sent_as_it_is() throws Exception {
        MatrixTest.play(wide, Dialect.OPENAI, WELL, false);
        Question fits = Question.of(new Question.Turn.User("Hi")).cappedAt(64);
        assertEquals(List.of(), stages(wide, fits, COMPRESS));
    }

    @Test
    void an_instruction_that_fills_the_context_is_an_error_of_its_length() throws Exception {
        Question all =
                Question.of(new Question.Turn.User("Hi"))
                        .instructed("word ".repeat(20_000))
                        .cappedAt(64);
        HttpResponse<String> answer =
                new Pair(crossing, Dialect.OPENAI, Dialect.OPENAI).ask(all, "[]", false);
        assertEquals(400, answer.statusCode(), answer::body);
        assertEquals("context_length_exceeded", new OpenAiSpeech().errorType(answer.body()));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_plugin_that_is_unknown_or_not_offered_is_named(Dialect caller) throws Exception {
        for (String id : List.of("web", "nonsense")) {
            HttpResponse<String> answer =
                    new Pair(crossing, caller, Dialect.OPENAI)
                            .ask(SCHEMA, "[{\"id\":\"" + id + "\"}]", false);
            assertEquals(400, answer.statusCode(), answer::body);
            assertEquals("invalid_request", Crossing.speech(caller).errorType(answer.body()));
            assertTrue(
                    answer.body().contains("'" + id + "'")
                            && answer.body().contains("response-healing"),
                    answer::body);
        }
    }

    private static Question long40k() {
        return asking(81, 2_000).instructed("Sentinel system").cappedAt(256);
    }

    private static Question asking(int turns, int bytes) {
        List<Question.Turn> said = new ArrayList<>();
        for (int i = 0; i < turns; i++) {
            String text = "Sentinel " + i + "! " + "word ".repeat(bytes / 5);
            said.add(i % 2 == 0 ? new Question.Turn.User(text) : new Question.Turn.Model(text));
        }
        return Question.of(said.toArray(Question.Turn[]::new));
    }

    private static Said heard(Dialect caller, Dialect upstream, Question question, String plugins)
            throws Exception {
        HttpResponse<String> answer =
                new Pair(crossing, caller, upstream).ask(question, plugins, false);
        assertEquals(200, answer.statusCode(), answer::body);
        return Crossing.speech(caller).whole(answer.body());
    }

    private static List<JsonValue> stages(Crossing at, Question question, String plugins)
            throws Exception {
        HttpResponse<String> answer =
                new Pair(at, Dialect.OPENAI, Dialect.OPENAI).ask(question, plugins, false);
        assertEquals(200, answer.statusCode(), answer::body);
        return Members.parsed(answer.body()).object("openrouter_metadata").items("pipeline");
    }

    /** Who asks whom. */
    private record Pair(Crossing at, Dialect caller, Dialect upstream) {
        HttpResponse<String> ask(Question question, String plugins, boolean stream)
                throws Exception {
            Speech speech = Crossing.speech(caller);
            String model = Crossing.model(upstream);
            JsonObject asked = Members.parsed(speech.ask(question, model, stream));
            Map<String, JsonValue> members = new LinkedHashMap<>(asked.members());
            members.put("plugins", Json.parse(plugins));
            String body = Members.text(new JsonObject(members));
            return at.counter()
                    .send(
                            at.counter()
                                    .authorized(speech.path(model, stream))
                                    .header("X-OpenRouter-Metadata", "enabled")
                                    .POST(BodyPublishers.ofString(body)));
        }
    }
}
