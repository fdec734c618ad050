package dev.bourse.house.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** What is heard and said aloud costs its own price, whoever asks. */
@Timeout(60)
class SoundTest {
    /**
     * 40 x 2 + 30 x 10 of the prompt, 20 x 0.5 + 10 x 5 from the cache and 30 x 8 + 20 x 16 of the
     * answer, in dollars per million.
     */
    private static final BigDecimal COST = new BigDecimal("0.001");

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

    static Stream<Object[]> ways() {
        return Stream.of(Dialect.values())
                .flatMap(caller ->
                        Stream.of(Dialect.OPENAI, Dialect.GEMINI)
                                .flatMap(upstream ->
                                        Stream.of(false, true)
                                                .map(stream ->
                                                        new Object[] {caller, upstream, stream})));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void sound_is_billed_at_its_own_price_and_told(Dialect caller, Dialect upstream, boolean stream)
            throws Exception {
        crossing.provider(upstream)
                .plays((_, out) -> {
                    if (stream) {
                        Scripted.events(out, events(upstream));
                    } else {
                        Scripted.json(out, whole(upstream, "message"));
                    }
                });
        Question question = Question.of(new Question.Turn.User("What do you hear? ".repeat(9)));
        HttpResponse<String> answer =
                crossing.ask(Crossing.speech(caller), question, upstream, stream);
        assertEquals(200, answer.statusCode(), answer::body);
        JsonObject record = crossing.counter().generation(answer);
        assertEquals(
                0, COST.compareTo(record.number("total_cost").orElseThrow()), record::toString);
        assertEquals(40, Members.number(record, "native_tokens_prompt_audio"));
        assertEquals(20, Members.number(record, "native_tokens_completion_audio"));
        assertTold(caller, answer.body());
    }

    /** Anthropic has no place for it. */
    private static void assertTold(Dialect caller, String body) {
        String plain = body.replace(" ", "");
        String pattern =
                switch (caller) {
                    case OPENAI, RESPONSES -> "\"audio_tokens\":%d";
                    case GEMINI -> "{\"modality\":\"AUDIO\",\"tokenCount\":%d}";
                    case ANTHROPIC -> "";
                };
        assertTrue(plain.contains(pattern.formatted(40)), body);
        assertTrue(plain.contains(pattern.formatted(20)), body);
    }

    private static String events(Dialect upstream) {
        return upstream == Dialect.GEMINI
                ? data(whole(upstream, ""))
                : data(whole(upstream, "delta")) + data("[DONE]");
    }

    private static String whole(Dialect upstream, String member) {
        return upstream == Dialect.GEMINI
                ? "{\"candidates\":[{\"index\":0,\"content\":{\"role\":\"model\",\"parts\":[{\"text\":\"A"
                      + " bell.\"}]},\"finishReason\":\"STOP\"}],"
                      + "\"usageMetadata\":{\"promptTokenCount\":100,\"cachedContentTokenCount\":30,"
                      + "\"candidatesTokenCount\":45,\"thoughtsTokenCount\":5,\"totalTokenCount\":150,"
                      + "\"promptTokensDetails\":["
                        + kinds(60, 40)
                        + "],\"cacheTokensDetails\":["
                        + kinds(20, 10)
                        + "],\"candidatesTokensDetails\":["
                        + kinds(25, 20)
                        + "]}}"
                : "{\"id\":\"1\",\"created\":1,\"choices\":[{\"index\":0,\""
                        + member
                        + "\":{\"role\":\"assistant\",\"content\":\"A"
                        + " bell.\"},\"finish_reason\":\"stop\"}],"
                        + "\"usage\":{\"prompt_tokens\":100,\"completion_tokens\":50,\"total_tokens\":150,"
                        + "\"prompt_tokens_details\":{\"cached_tokens\":30,\"audio_tokens\":40,"
                        + "\"cached_tokens_details\":{\"audio_tokens\":10}},"
                        + "\"completion_tokens_details\":{\"reasoning_tokens\":5,\"audio_tokens\":20}}}";
    }

    private static String kinds(int text, int sound) {
        return "{\"modality\":\"TEXT\",\"tokenCount\":"
                + text
                + "},{\"modality\":\"AUDIO\",\"tokenCount\":"
                + sound
                + "}";
    }

    private static String data(String json) {
        return "data: " + json + "\n\n";
    }
}
