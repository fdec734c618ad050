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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Presets away from conversations: completions of a text, work other than chat, lists of models.
 */
@Timeout(600)
class OtherPresetsTest {
    private static final Said WELL = Said.of("Well.", "stop");

    @TempDir static Path folder;
    private static Crossing crossing;

    @BeforeAll
    static void open() throws Exception {
        crossing = Crossing.open(folder, Map.of());
        save("kind", "\"temperature\":0.25,\"top_p\":0.5", "Be kind.");
        save("likely", "\"logprobs\":true,\"top_logprobs\":3", "");
        save("armed", "\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"look\"}}]", "");
    }

    @AfterAll
    static void close() throws Exception {
        crossing.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"model\":\"@preset/kind\"",
                "\"preset\":\"kind\"",
                "\"model\":\"lab/openai@preset/kind\"",
                "\"model\":\"lab/openai\",\"preset\":\"kind\"",
            })
    void a_text_is_completed_by_a_preset_however_it_is_named(String named) throws Exception {
        for (boolean stream : List.of(false, true)) {
            MatrixTest.play(crossing, Dialect.OPENAI, WELL, stream);
            HttpResponse<String> answer =
                    completed(named + ",\"prompt\":\"Say\",\"stream\":" + stream);
            assertEquals(200, answer.statusCode(), answer::body);
            assertTrue(answer.body().contains("text_completion"), answer::body);
            JsonObject seen = seen(Dialect.OPENAI);
            assertEquals("0.25", seen.number("temperature").orElseThrow().toPlainString());
            assertEquals("0.5", seen.number("top_p").orElseThrow().toPlainString());
            assertEquals(List.of("system: Be kind.", "user: Say"), messages(seen));
            assertFalse(Members.text(seen).contains("preset"), () -> Members.text(seen));
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void the_model_beside_it_may_speak_any_dialect(Dialect upstream) throws Exception {
        MatrixTest.play(crossing, upstream, WELL, false);
        String model = Crossing.model(upstream) + "@preset/kind";
        HttpResponse<String> answer =
                completed("\"model\":\"" + model + "\",\"prompt\":\"Say\",\"max_tokens\":9");
        assertEquals(200, answer.statusCode(), answer::body);
        String seen = crossing.provider(upstream).seen().body();
        assertTrue(seen.contains("Be kind.") && seen.contains("0.25"), seen);
        JsonObject record = crossing.counter().generation(answer);
        assertEquals(Crossing.model(upstream), Members.text(record, "model"));
        assertFalse(Members.text(record, "preset_id").isEmpty(), record::toString);
    }

    @Test
    void what_the_request_says_stands_instructions_too() throws Exception {
        MatrixTest.play(crossing, Dialect.OPENAI, WELL, false);
        completed(
                "\"model\":\"@preset/kind\",\"prompt\":\"Say\",\"temperature\":1,"
                        + "\"instructions\":\"Be brief.\"");
        JsonObject seen = seen(Dialect.OPENAI);
        assertEquals("1", seen.number("temperature").orElseThrow().toPlainString());
        assertEquals(List.of("system: Be brief.", "user: Say"), messages(seen));
    }

    @Test
    void how_likely_each_token_was_is_asked_for_in_the_words_of_completions() throws Exception {
        MatrixTest.play(crossing, Dialect.OPENAI, WELL, false);
        HttpResponse<String> answer = completed("\"model\":\"@preset/likely\",\"prompt\":\"Say\"");
        assertEquals(200, answer.statusCode(), answer::body);
        assertEquals(3, Members.number(seen(Dialect.OPENAI), "top_logprobs"));
        completed("\"model\":\"@preset/likely\",\"prompt\":\"Say\",\"logprobs\":1");
        assertEquals(1, Members.number(seen(Dialect.OPENAI), "top_logprobs"));
    }

    @Test
    void tools_are_told_as_left_out_whoever_names_them_since_a_text_calls_none() throws Exception {
        MatrixTest.play(crossing, Dialect.OPENAI, WELL, false);
        String own =
                "\"model\":\"lab/openai\",\"prompt\":\"Say\",\"tools\":[],"
                        + "\"tool_choice\":\"none\"";
        HttpResponse<String> named = completed("\"model\":\"@preset/armed\",\"prompt\":\"Say\"");
        assertEquals("tools", named.headers().firstValue("x-bourse-left-out").orElse(""));
        assertTrue(seen(Dialect.OPENAI).get("tools").isEmpty());
        HttpResponse<String> sent = completed(own);
        assertEquals(
                "tools, tool_choice", sent.headers().firstValue("x-bourse-left-out").orElse(""));
        assertTrue(seen(Dialect.OPENAI).get("tools").isEmpty());
    }

    @Test
    void one_that_is_not_there_is_a_404_and_one_among_the_fallbacks_a_400() throws Exception {
        HttpResponse<String> unknown =
                completed("\"model\":\"@preset/nothing\",\"prompt\":\"Say\"");
        assertEquals(404, unknown.statusCode(), unknown::body);
        HttpResponse<String> listed =
                completed(
                        "\"model\":\"lab/openai\",\"models\":[\"@preset/kind\"],"
                                + "\"prompt\":\"Say\"");
        assertEquals(400, listed.statusCode(), listed::body);
        assertTrue(listed.body().contains("can't name a preset"), listed::body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"@preset/kind", "lab/openai@preset/kind"})
    void a_preset_in_the_fallbacks_of_messages_is_a_400_by_name(String fallback) throws Exception {
        HttpResponse<String> answer =
                crossing.counter()
                        .post(
                                "/v1/messages",
                                "{\"model\":\"lab/anthropic\",\"max_tokens\":9,\"fallbacks\":"
                                        + "[{\"model\":\""
                                        + fallback
                                        + "\"}],\"messages\":[{\"role\":\"user\",\"content\":"
                                        + "\"Hello\"}]}");
        assertEquals(400, answer.statusCode(), answer::body);
        assertEquals("invalid_request", new AnthropicSpeech().errorType(answer.body()));
        assertTrue(
                answer.body().contains("'models' and 'fallbacks' can't name a preset"),
                answer::body);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "/v1/embeddings | \"input\":\"x\"",
                "/v1/rerank | \"query\":\"x\",\"documents\":[\"y\"]",
                "/v1/images | \"prompt\":\"x\"",
                "/v1/audio/speech | \"input\":\"x\",\"voice\":\"v\"",
                "/v1/audio/transcriptions | "
                        + "\"input_audio\":{\"data\":\"UklGRg==\",\"format\":\"wav\"}",
            })
    void other_work_takes_no_presets_and_says_so(String path, String asked) throws Exception {
        for (String named :
                List.of(
                        "\"model\":\"@preset/kind\"",
                        "\"model\":\"lab/openai@preset/kind\"",
                        "\"model\":\"lab/openai\",\"preset\":\"kind\"")) {
            HttpResponse<String> answer =
                    crossing.counter().post(path, "{" + named + "," + asked + "}");
            assertEquals(400, answer.statusCode(), answer::body);
            assertTrue(
                    answer.body().contains("A preset can be used to chat and to complete text"),
                    answer::body);
        }
    }

    private static HttpResponse<String> completed(String members) throws Exception {
        return crossing.counter().post("/v1/completions", "{" + members + "}");
    }

    private static void save(String slug, String members, String instructions) throws Exception {
        String system =
                instructions.isEmpty()
                        ? ""
                        : "{\"role\":\"system\",\"content\":\"" + instructions + "\"},";
        String body =
                "{\"model\":\"lab/openai\",%s,\"messages\":[%s{\"role\":\"user\",\"content\":\"Hi\"}]}"
                        .formatted(members, system);
        HttpResponse<String> saved =
                crossing.counter()
                        .send(
                                crossing.counter()
                                        .authorized("/api/v1/presets/" + slug + "/chat/completions")
                                        .POST(BodyPublishers.ofString(body)));
        assertEquals(200, saved.statusCode(), saved::body);
    }

    private static JsonObject seen(Dialect upstream) {
        return Members.parsed(crossing.provider(upstream).seen().body());
    }

    private static List<String> messages(JsonObject seen) {
        return seen.items("messages").stream()
                .map(JsonValue::asObject)
                .map(one -> one.orElse(JsonObject.EMPTY))
                .map(one -> Members.text(one, "role") + ": " + Members.text(one, "content"))
                .toList();
    }
}
