package dev.bourse.house.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.catalog.ServiceTier;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** An answer that is asked to be kept is given again, for nothing and without asking anyone. */
@Timeout(600)
class RepeatedAnswersTest {
    private static final String CACHE = "X-OpenRouter-Cache";
    private static final String STATUS = "x-openrouter-cache-status";
    private static final String MODEL = "lab/openai";
    private static final String CHAT = "/v1/chat/completions";
    private static final Said SAID =
            Said.of("Well, héllo \"there\".\n", "stop").after("Hmm, let me see.");
    private static final Said CALLED = Said.calling(new Said.Call("weather", "{\"city\":\"B\"}"));
    private static final Question QUESTION =
            Question.of(new Question.Turn.User("Where?")).offering("weather").thinking();

    @TempDir Path folder;
    private Crossing crossing;

    @BeforeEach
    void open() throws Exception {
        crossing = Crossing.open(folder, Map.of());
    }

    @AfterEach
    void close() throws Exception {
        crossing.close();
    }

    static Stream<Arguments> pairs() {
        return Stream.of(Dialect.values())
                .flatMap(caller -> Stream.of(Dialect.values()).map(up -> arguments(caller, up)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void it_says_the_same_in_every_dialect_and_counts_nothing(Dialect caller, Dialect upstream)
            throws Exception {
        for (Said said : List.of(SAID, CALLED)) {
            for (boolean stream : List.of(false, true)) {
                MatrixTest.play(crossing, upstream, said, stream);
                Speech speech = Crossing.speech(caller);
                String model = Crossing.model(upstream);
                String path = speech.path(model, stream);
                String body =
                        speech.ask(QUESTION.cappedAt(said.text().length() + 3_000), model, stream);
                HttpResponse<String> made = ask(path, body, CACHE, "true");
                assertEquals("MISS", header(made, STATUS), made::body);
                forbid(upstream);
                HttpResponse<String> again =
                        ask(path, body, CACHE, "true", "X-OpenRouter-Metadata", "enabled");
                assertEquals(200, again.statusCode(), again::body);
                assertEquals("HIT", header(again, STATUS), again::body);
                Said first = heard(speech, made, stream);
                Said second = heard(speech, again, stream);
                assertEquals(free(first), second.bare(), again::body);
                assertFalse(again.body().contains("openrouter_metadata"), again::body);
                assertRecorded(made, again);
            }
        }
        assertBooks();
    }

    private static Said free(Said said) {
        Said.Counts none = new Said.Counts(0, 0, 0);
        return new Said(
                said.text(), said.calls(), said.thought(), said.finish(), none, said.bare().raw());
    }

    /** The record of a repetition: free, nobody's work, and told whose it repeats. */
    private void assertRecorded(HttpResponse<String> made, HttpResponse<String> again)
            throws Exception {
        String source = header(made, "x-generation-id");
        assertEquals(source, header(again, "x-openrouter-cache-source-id"));
        assertNotEquals(source, header(again, "x-generation-id"));
        assertFalse(again.body().contains(source), again::body);
        int left = Integer.parseInt(header(again, "x-openrouter-cache-ttl"));
        assertTrue(left > 200 && left <= 300, left + " seconds are left");
        assertFalse(header(again, "x-openrouter-cache-age").isEmpty());
        JsonObject record = crossing.counter().generation(again);
        assertEquals(source, record.text("response_cache_source_id").orElseThrow());
        assertEquals(0, record.number("total_cost").orElseThrow().signum(), record::toString);
        assertEquals(BigDecimal.ZERO, record.number("native_tokens_prompt").orElseThrow());
        assertEquals("completed", record.text("outcome").orElseThrow());
        assertTrue(record.text("provider_name").isEmpty(), record::toString);
        assertTrue(record.items("provider_responses").isEmpty(), record::toString);
        JsonObject original = crossing.counter().generation(made);
        assertEquals(original.text("model"), record.text("model"));
        assertEquals(original.text("finish_reason"), record.text("finish_reason"));
        assertTrue(original.text("response_cache_source_id").isEmpty(), original::toString);
    }

    private void assertBooks() throws Exception {
        BigDecimal four = Crossing.COST.multiply(BigDecimal.valueOf(4));
        var totals = crossing.counter().market().totals();
        assertEquals(0, four.compareTo(totals.journal().dollars()), totals::toString);
        assertEquals(totals.journal(), totals.database());
    }

    @Test
    void it_tells_the_tier_that_it_was_served_in_at_first() throws Exception {
        try (Crossing fast = Crossing.serving(folder.resolve("fast"), ServiceTier.PRIORITY)) {
            MatrixTest.play(fast, Dialect.GEMINI, SAID, false);
            String body =
                    chat("Hi", false)
                            .replace(MODEL, "lab/gemini")
                            .replace("{\"model", "{\"service_tier\":\"priority\",\"model");
            for (String status : List.of("MISS", "HIT")) {
                Counter counter = fast.counter();
                HttpResponse<String> answer =
                        counter.send(
                                counter.authorized(CHAT)
                                        .header(CACHE, "true")
                                        .POST(BodyPublishers.ofString(body)));
                assertEquals(status, header(answer, STATUS), answer::body);
                JsonObject told = Members.parsed(answer.body());
                assertEquals("priority", Members.text(told, "service_tier"), answer::body);
            }
        }
    }

    @Test
    void who_does_not_ask_for_it_gets_a_new_answer_and_no_word_about_it() throws Exception {
        made(chat("Hi", false), CACHE, "true");
        HttpResponse<String> other = made(chat("Hi", false), "X-Other", "true");
        assertEquals("", header(other, STATUS));
        assertEquals("", header(made(chat("Hi", false), CACHE, "false"), STATUS));
        assertEquals("", header(made(chat("Hi", false), CACHE, "perhaps"), STATUS));
    }

    @Test
    void only_the_same_question_of_the_same_key_is_answered_so() throws Exception {
        made(chat("Hi", false), CACHE, "true");
        String spaced = chat("Hi", false).replace(",", " ,\n\t").replace(":", " : ");
        assertEquals("HIT", header(made(spaced, CACHE, "true"), STATUS));
        String turned =
                "{\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],\"model\":\"lab/openai\","
                        + "\"stream\":false}";
        assertEquals("MISS", header(made(turned, CACHE, "true"), STATUS));
        assertEquals("MISS", header(made(chat("Hi ", false), CACHE, "true"), STATUS));
        String other = crossing.counter().newKey();
        HttpResponse<String> others = made(chat("Hi", false), CACHE, "true", "x-api-key", other);
        assertEquals("MISS", header(others, STATUS), others::body);
        MatrixTest.play(crossing, Dialect.OPENAI, SAID, true);
        assertEquals("MISS", header(ask(CHAT, chat("Hi", true), CACHE, "true"), STATUS));
    }

    @ParameterizedTest(name = "a time of {0}")
    @ValueSource(strings = {"7:7", "0:1", "-3:1", "99999999999:86400", "soon:300", "1.5:300"})
    void the_time_is_brought_into_bounds_and_nonsense_is_passed_over(String askedAndKept)
            throws Exception {
        String[] parts = askedAndKept.split(":", -1);
        HttpResponse<String> made =
                made(chat("Hi", false), CACHE, "true", "X-OpenRouter-Cache-TTL", parts[0]);
        assertEquals(parts[1], header(made, "x-openrouter-cache-ttl"));
    }

    @Test
    void an_answer_can_be_made_anew_before_its_time() throws Exception {
        made(chat("Hi", false), CACHE, "true");
        HttpResponse<String> anew =
                made(chat("Hi", false), CACHE, "true", "X-OpenRouter-Cache-Clear", "true");
        assertEquals("MISS", header(anew, STATUS));
        HttpResponse<String> again = made(chat("Hi", false), CACHE, "true");
        assertEquals("HIT", header(again, STATUS));
        assertEquals(
                header(anew, "x-generation-id"), header(again, "x-openrouter-cache-source-id"));
    }

    @Test
    void an_error_is_not_kept() throws Exception {
        forbid(Dialect.OPENAI);
        assertEquals(502, ask(CHAT, chat("Hi", false), CACHE, "true").statusCode());
        assertEquals("MISS", header(made(chat("Hi", false), CACHE, "true"), STATUS));
    }

    @ParameterizedTest(name = "a stream that ends with {0}")
    @ValueSource(
            strings = {
                "",
                "data: {\"error\":{\"code\":500,\"message\":\"no\"}}\n\n",
                "data: {\n\n"
            })
    void a_stream_that_broke_is_not_kept(String end) throws Exception {
        String begun =
                "data:"
                    + " {\"id\":\"c\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"A\"}}]}\n\n";
        crossing.provider(Dialect.OPENAI).plays((_, out) -> Scripted.events(out, begun + end));
        HttpResponse<String> broken = ask(CHAT, chat("Hi", true), CACHE, "true");
        assertTrue(broken.body().contains("\"error\""), broken::body);
        MatrixTest.play(crossing, Dialect.OPENAI, SAID, true);
        assertEquals("MISS", header(ask(CHAT, chat("Hi", true), CACHE, "true"), STATUS));
        assertEquals("HIT", header(ask(CHAT, chat("Hi", true), CACHE, "true"), STATUS));
    }

    private HttpResponse<String> made(String body, String... headers) throws Exception {
        MatrixTest.play(crossing, Dialect.OPENAI, SAID, false);
        HttpResponse<String> answer = ask(CHAT, body, headers);
        assertEquals(200, answer.statusCode(), answer::body);
        return answer;
    }

    private HttpResponse<String> ask(String path, String body, String... headers) throws Exception {
        Counter counter = crossing.counter();
        boolean own = List.of(headers).contains("x-api-key");
        return counter.send(
                (own ? counter.to(path) : counter.authorized(path))
                        .headers(headers)
                        .POST(BodyPublishers.ofString(body)));
    }

    /**
     * From now on that provider only fails, so that whoever gets an answer got it from elsewhere.
     */
    private void forbid(Dialect upstream) {
        crossing.provider(upstream)
                .plays((_, out) -> Scripted.reply(out, "500 No", "", new byte[0]));
    }

    private static String chat(String text, boolean stream) {
        return "{\"model\":\"%s\",\"stream\":%s,\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]}"
                .formatted(MODEL, stream, text);
    }

    private static Said heard(Speech speech, HttpResponse<String> answer, boolean stream) {
        assertEquals(200, answer.statusCode(), answer::body);
        if (!stream) {
            return speech.whole(answer.body());
        }
        List<Speech.Frame> frames = Counter.frames(answer.body());
        assertTrue(speech.isTerminated(frames), answer::body);
        return speech.stream(frames);
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
