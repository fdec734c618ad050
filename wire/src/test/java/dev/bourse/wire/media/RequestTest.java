package dev.bourse.wire.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.fact.ApiType;
import dev.bourse.domain.unit.Units;
import dev.bourse.wire.chat.Addressed;
import dev.bourse.wire.chat.Request;
import dev.bourse.wire.chat.Scanned;
import dev.bourse.wire.chat.UpstreamEdit;
import dev.bourse.wire.openai.GoldenFile;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

class RequestTest {
    private static final UpstreamEdit EDIT =
            new UpstreamEdit("upstream-model", Set.of(), null, "hash", null);

    @TestFactory
    Stream<DynamicTest> upstreams_get_what_they_understand() {
        return GoldenFile.all("service-requests").stream()
                .map(file -> DynamicTest.dynamicTest(file.name(), () -> check(file)));
    }

    private static void check(GoldenFile file) {
        Service service = Works.of(file);
        Request request =
                assertInstanceOf(
                        Request.class,
                        service.scan(
                                Works.bytes(file.section("client").strip()), Addressed.BY_BODY));
        String body = new String(service.body(request, EDIT, "p"), StandardCharsets.UTF_8);
        file.check(Map.of("type", request.mediaType(), "upstream", body.replace("\r\n", "\n")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    embeddings | {"model":"a/b","input":"12345678"}                | EMBEDDINGS | EMBEDDINGS | 1 | 8
                    embeddings | {"model":"a/b","input":["1","1234"]}              | EMBEDDINGS | EMBEDDINGS | 2 | 5
                    embeddings | {"model":"a/b","input":[1,2,3]}                   | EMBEDDINGS | EMBEDDINGS | 1 | 12
                    embeddings | {"model":"a/b","input":[[1],[2,3]]}               | EMBEDDINGS | EMBEDDINGS | 2 | 12
                    rerank     | {"model":"a/b","query":"12","documents":["1",{"text":"123"}]} | RERANK | RERANK | 2 | 8
                    images     | {"model":"a/b","prompt":"1234"}                   | IMAGE | IMAGE | 1 | 4
                    speech     | {"model":"a/b","input":"ü"}                       | SPEECH | SPEECH | 1 | 2
                    """)
    void a_request_says_what_it_needs(
            String service, String body, ApiType api, Modality makes, int pieces, long bytes) {
        ServiceRequest request = Works.request(service, body);
        assertEquals(api, request.api());
        assertEquals(Set.of(makes), request.outputs());
        assertEquals(Set.of(Modality.TEXT), request.inputs());
        assertEquals(pieces, request.messages());
        assertEquals(bytes, request.promptBytes());
    }

    @Test
    void a_batch_needs_room_for_its_longest_text_alone() {
        String text = "x".repeat(4_000);
        ServiceRequest request =
                Works.request(
                        "embeddings",
                        "{\"model\":\"a/b\",\"input\":[\"%s\",\"%s\",\"y\"]}"
                                .formatted(text, text));
        assertEquals(1_004, request.demand(99_999).promptTokens());
        assertEquals(0, request.demand(99_999).maxOutputTokens());
    }

    @Test
    void images_are_asked_for_where_images_are_sent() {
        String block = "[{\"type\":\"image_url\",\"image_url\":{\"url\":\"https://x/y\"}}]";
        ServiceRequest embed =
                Works.request(
                        "embeddings",
                        "{\"model\":\"a/b\",\"input\":[{\"content\":" + block + "}]}");
        ServiceRequest draw =
                Works.request(
                        "images",
                        "{\"model\":\"a/b\",\"prompt\":\"p\",\"input_references\":" + block + "}");
        assertTrue(embed.inputs().contains(Modality.IMAGE));
        assertTrue(draw.inputs().contains(Modality.IMAGE));
    }

    @Test
    void what_is_counted_beside_tokens_is_known_before() {
        assertEquals(
                Units.ofImages(3),
                Works.request("images", "{\"model\":\"a/b\",\"prompt\":\"p\",\"n\":3}")
                        .volume()
                        .most());
        assertEquals(
                Units.ofCharacters(2),
                Works.request("speech", "{\"model\":\"a/b\",\"input\":\"ü🙂\"}").volume().most());
        String documents = "\"d\",".repeat(100) + "\"" + "x".repeat(60_000) + "\"";
        ServiceRequest rank =
                Works.request(
                        "rerank",
                        "{\"model\":\"a/b\",\"query\":\"q\",\"documents\":[" + documents + "]}");
        assertEquals(Units.ofSearches(2), rank.volume().likely());
        assertEquals(Units.ofSearches(4), rank.volume().most());
    }

    @Test
    void a_plain_wave_file_has_an_exact_length_and_others_a_longest() {
        byte[] wave = wave(48_000, 3 * 48_000 + 1);
        Recording exact = new Recording("a.wav", wave);
        assertEquals(4, exact.likelySeconds());
        assertEquals(4, exact.mostSeconds());
        Recording packed = new Recording("a.mp3", new byte[75_000]);
        assertEquals(10, packed.likelySeconds());
        assertEquals(100, packed.mostSeconds());
        String json =
                "{\"model\":\"a/b\",\"input_audio\":{\"format\":\"wav\",\"data\":\"%s\"}}"
                        .formatted(Base64.getEncoder().encodeToString(wave));
        assertEquals(Units.ofSeconds(4), Works.request("transcription", json).volume().most());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    embeddings | []                                                | the body must be a JSON object
                    embeddings | {"input":"x"}                                     | 'model' is missing
                    embeddings | {"model":" ","input":"x"}                         | 'model' must not be blank
                    embeddings | {"model":"a/b"}                                   | 'input' is missing
                    embeddings | {"model":"a/b","input":null}                      | 'input' is missing
                    embeddings | {"model":"a/b","input":[]}                        | 'input' must not be empty
                    embeddings | {"model":"a/b","input":""}                        | 'input' must not hold an empty text
                    embeddings | {"model":"a/b","input":[[]]}                      | 'input' must not hold an empty list
                    embeddings | {"model":"a/b","input":[1,"x"]}                   | 'input' must not mix tokens with anything else
                    embeddings | {"model":"a/b","input":["x",1]}                   | 'input' must not mix tokens with anything else
                    embeddings | {"model":"a/b","input":[true]}                    | 'input' must be an object
                    embeddings | {"model":"a/b","input":"x","input":"y"}           | 'input' occurs twice
                    embeddings | {"model":"a/b","input":"x","dimensions":0}        | 'dimensions' must be a whole number from 1 to 65536
                    embeddings | {"model":"a/b","input":"x","encoding_format":"x"} | 'encoding_format' must be one of [float, base64]
                    embeddings | {"model":"a/b","input":"x","provider":{"x":1}}    | 'provider.x' is not a known preference
                    embeddings | {"model":"a/b","input":"x","provider":{"options":{"p":{"input":"y"}}}} | 'provider.options.p.input' belongs into the request itself
                    embeddings | {"model":"a/b","input":"x","provider":{"options":{"p":{"model":"y"}}}} | 'provider.options.p.model' belongs into the request itself
                    rerank     | {"model":"a/b","documents":["x"]}                 | 'query' is missing
                    rerank     | {"model":"a/b","query":"q","documents":[]}        | 'documents' must not be empty
                    rerank     | {"model":"a/b","query":"q","documents":[{}]}      | 'documents' must hold texts, or objects with a text or image
                    rerank     | {"model":"a/b","query":"q","documents":["x"],"top_n":0} | 'top_n' must be a whole number from 1 to 2147483647
                    images     | {"model":"a/b"}                                   | 'prompt' is missing
                    images     | {"model":"a/b","prompt":"p","n":11}               | 'n' must be a whole number from 1 to 10
                    images     | {"model":"a/b","prompt":"p","resolution":"8K"}    | 'resolution' must be one of [512, 1K, 2K, 4K]
                    images     | {"model":"a/b","prompt":"p","provider":{"options":{"p":{"n":9}}}} | 'provider.options.p.n' belongs into the request itself
                    speech     | {"model":"a/b","input":" "}                       | 'input' must not be blank
                    speech     | {"model":"a/b","input":"x","response_format":"midi"} | 'response_format' must be one of [mp3, pcm, wav, opus, aac, flac]
                    speech     | {"model":"a/b","input":"x","input_references":[]} | 'input_references' is not offered: there is no cloning of voices
                    transcription | {"model":"a/b"}                                | 'input_audio' is missing
                    transcription | {"model":"a/b","input_audio":{"format":"wav","data":"?"}} | 'input_audio.data' must be base64
                    transcription | {"model":"a/b","input_audio":{"data":"QUJD"}}  | 'input_audio.format' must name a format such as wav or mp3
                    transcription | {"model":"a/b","input_audio":{"format":"wav","data":"QUJD"},"stream":true} | 'stream' is not offered here
                    transcription | {"model":"a/b","input_audio":{"format":"wav","data":"QUJD"},"response_format":"srt"} | 'response_format' must be one of [json, verbose_json]
                    """)
    void a_request_that_makes_no_sense_is_refused_by_name(
            String service, String body, String message) {
        Scanned scanned = Works.scan(service, body);
        assertEquals(message, assertInstanceOf(Scanned.Rejected.class, scanned).error().message());
        assertEquals(400, ((Scanned.Rejected) scanned).error().status());
    }

    @Test
    void openai_clients_get_mp3_where_they_ask_for_nothing_else() {
        Service speech = Speech.ofOpenAi();
        Scanned scanned =
                speech.scan(Works.bytes("{\"model\":\"a/b\",\"input\":\"x\"}"), Addressed.BY_BODY);
        String body = new String(speech.body((Request) scanned, EDIT, "p"), StandardCharsets.UTF_8);
        assertTrue(body.contains("\"response_format\":\"mp3\""), body);
    }

    @Test
    void no_field_can_be_smuggled_into_a_form() {
        String plain =
                "{\"model\":\"a/b\",\"input_audio\":{\"data\":\"QUJD\",\"format\":\"mp3\"},\"x\":\"%s\"}";
        String boundary = boundary(Works.request("transcription", plain.formatted("")));
        for (int round = 0; round < 50; round++) {
            String text = "--" + boundary;
            ServiceRequest request = Works.request("transcription", plain.formatted(text));
            boundary = boundary(request);
            assertFalse(text.contains(boundary), text);
        }
    }

    private static String boundary(ServiceRequest request) {
        return request.mediaType().replaceFirst(".*boundary=", "");
    }

    private static byte[] wave(int bytesPerSecond, int length) {
        ByteBuffer wave = ByteBuffer.allocate(44 + length).order(ByteOrder.LITTLE_ENDIAN);
        wave.put(Works.bytes("RIFF")).putInt(36 + length).put(Works.bytes("WAVEfmt ")).putInt(16);
        wave.putShort((short) 1).putShort((short) 1).putInt(bytesPerSecond / 2);
        wave.putInt(bytesPerSecond).putShort((short) 2).putShort((short) 16);
        wave.put(Works.bytes("data")).putInt(length);
        return wave.array();
    }
}
