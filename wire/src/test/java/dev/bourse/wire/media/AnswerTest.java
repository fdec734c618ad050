package dev.bourse.wire.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.metering.Usage;
import dev.bourse.domain.unit.Tokens;
import dev.bourse.wire.chat.Answer;
import dev.bourse.wire.chat.UpstreamError;
import dev.bourse.wire.chat.WholeAnswer;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.openai.GoldenFile;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.stream.Stream;

class AnswerTest {
    @TestFactory
    Stream<DynamicTest> callers_get_the_upstreams_bytes_as_ours() {
        return GoldenFile.all("service-answers").stream()
                .map(file -> DynamicTest.dynamicTest(file.name(), () -> check(file)));
    }

    private static void check(GoldenFile file) {
        String service =
                Stream.of("embeddings", "rerank", "images", "transcription")
                        .filter(one -> file.has("service", one))
                        .findFirst()
                        .orElseThrow();
        int texts =
                Stream.of(1, 2, 3)
                        .filter(one -> file.has("texts", "" + one))
                        .findFirst()
                        .orElseThrow();
        String upstream = file.section("upstream").strip();
        Answer answer = assertInstanceOf(Answer.class, read(service, texts, upstream));
        Usage counted =
                new Usage(
                        answer.usage().orElse(Tokens.NONE), answer.units(), Usage.Source.REPORTED);
        String ours =
                new String(answer.spliced(counted, Works.CHARGE, null), StandardCharsets.UTF_8);
        Json.parse(ours);
        file.check(Map.of("caller", ours, "learnt", answer.usage() + " " + answer.units()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    embeddings    | <html>
                    embeddings    | {}
                    embeddings    | {"data":[]}
                    embeddings    | {"data":[{"index":0}]}
                    embeddings    | {"data":[{"embedding":[1]}]}
                    embeddings    | {"data":[{"embedding":[1]},{"embedding":[1]},{"embedding":[1]}]}
                    rerank        | {"data":[]}
                    rerank        | {"results":[{"index":2,"relevance_score":1}]}
                    rerank        | {"results":[{"index":0}]}
                    rerank        | {"results":[{"index":0,"relevance_score":1},{"index":1,"relevance_score":1},{"index":1,"relevance_score":1}]}
                    images        | {"data":"x"}
                    images        | {"data":["x"]}
                    transcription | {"text":null}
                    transcription | {"text":"cut off"
                    """)
    void what_is_no_answer_to_the_request_is_garbage(String service, String body) {
        assertInstanceOf(WholeAnswer.Garbage.class, read(service, 2, body));
    }

    @Test
    void an_error_under_a_good_status_is_an_error() {
        String body = "{\"error\":{\"code\":429,\"message\":\"later\"}}";
        for (String service : new String[] {"embeddings", "rerank", "images", "transcription"}) {
            assertEquals(new UpstreamError(429, "", "later"), read(service, 1, body));
        }
    }

    @Test
    void images_that_can_not_be_decoded_are_none() {
        Answer answer =
                assertInstanceOf(
                        Answer.class,
                        read("images", 1, "{\"data\":[{\"b64_json\":\"=\"},{\"url\":\"\"}]}"));
        assertTrue(answer.isEmpty());
        assertTrue(answer.units().isNone());
    }

    @Test
    void an_absurd_count_is_unknown() {
        Answer answer =
                assertInstanceOf(
                        Answer.class,
                        read("transcription", 1, "{\"text\":\"x\",\"usage\":{\"seconds\":-3}}"));
        assertTrue(answer.units().isNone());
        Answer ranks =
                assertInstanceOf(
                        Answer.class,
                        read(
                                "rerank",
                                1,
                                "{\"results\":[{\"index\":0,\"relevance_score\":1}],\"usage\":{\"search_units\":1.5}}"));
        assertTrue(ranks.units().isNone());
    }

    private static WholeAnswer read(String service, int texts, String body) {
        String request =
                switch (service) {
                    case "embeddings" ->
                            "{\"model\":\"a/b\",\"input\":[%s]}".formatted(list("\"t\"", texts));
                    case "rerank" ->
                            "{\"model\":\"a/b\",\"query\":\"q\",\"documents\":[%s]}"
                                    .formatted(list("\"t\"", texts));
                    case "images" -> "{\"model\":\"a/b\",\"prompt\":\"p\"}";
                    default ->
                            "{\"model\":\"a/b\",\"input_audio\":{\"data\":\"QUJD\",\"format\":\"mp3\"}}";
                };
        return Works.of(service)
                .whole(Works.bytes(body), Works.IDENTITY, Works.request(service, request));
    }

    private static String list(String item, int times) {
        return String.join(",", Collections.nCopies(times, item));
    }
}
