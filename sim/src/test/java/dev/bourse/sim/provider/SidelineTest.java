package dev.bourse.sim.provider;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import javax.imageio.ImageIO;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/** What simulated providers do beside chatting; media are read back with the JDK's own readers. */
@TestInstance(Lifecycle.PER_CLASS)
class SidelineTest {
    private Stage stage;

    @BeforeAll
    void start() {
        stage = Stage.plain();
    }

    @AfterAll
    void stop() {
        stage.close();
    }

    @Test
    void texts_become_unit_vectors_as_numbers_or_packed() throws Exception {
        String ask = "{\"model\":\"e\",\"input\":[\"four\",\"others\"],\"dimensions\":5";
        JsonObject plain = answer("/v1/embeddings", ask + "}");
        JsonObject packed = answer("/v1/embeddings", ask + ",\"encoding_format\":\"base64\"}");
        List<JsonObject> data = Tongue.objects(plain.items("data"));
        float[] first = numbers(data.getFirst().items("embedding"));
        double length = 0;
        for (float value : first) {
            length += value * value;
        }
        assertEquals(1, length, 1e-5);
        String base64 = Tongue.text(Tongue.first(packed.items("data")), "embedding");
        assertArrayEquals(first, floats(base64));
        assertEquals(2, data.size());
        assertEquals(3, Tongue.number(plain.object("usage"), "prompt_tokens"));
    }

    @Test
    void tokens_are_embedded_and_counted_as_they_are() throws Exception {
        JsonObject one = answer("/v1/embeddings", "{\"model\":\"e\",\"input\":[1,2,3]}");
        JsonObject two = answer("/v1/embeddings", "{\"model\":\"e\",\"input\":[[1,2,3],[4]]}");
        assertEquals(3, Tongue.number(one.object("usage"), "prompt_tokens"));
        assertEquals(1, one.items("data").size());
        assertEquals(4, Tongue.number(two.object("usage"), "total_tokens"));
        assertEquals(2, two.items("data").size());
    }

    @Test
    void images_come_as_drafts_first_when_they_are_streamed() throws Exception {
        String ask = "{\"model\":\"d\",\"prompt\":\"a dot\",\"n\":2,\"stream\":true}";
        String answer = Tongues.raw(stage, "/v1/images/generations", ask);
        assertEquals(3, answer.split("event: image_generation.partial_image\n", -1).length);
        assertEquals(3, answer.split("event: image_generation.completed\n", -1).length);
        assertEquals(2, answer.split("\"usage\"", -1).length, answer);
    }

    @Test
    void documents_are_ranked_by_words_of_the_query() throws Exception {
        JsonObject ranked =
                answer(
                        "/v1/rerank",
                        """
                        {"model":"r","query":"red car","top_n":2,
                        "documents":["a blue boat",{"text":"the red car"},"a red boat"]}
                        """);
        List<Long> order = new ArrayList<>();
        for (JsonObject result : Tongue.objects(ranked.items("results"))) {
            order.add(Tongue.number(result, "index"));
        }
        assertEquals(List.of(1L, 2L), order);
        assertEquals(1, Tongue.number(ranked.object("usage"), "search_units"));
    }

    @ParameterizedTest
    @CsvSource({"?!, 0", "\\u044f, 1"})
    void any_query_is_answered(String query, long first) throws Exception {
        String documents = "\"documents\":[\"a red car\",\"\\u044f\"]";
        String body = "{\"model\":\"r\",\"query\":\"" + query + "\"," + documents + "}";
        JsonObject best = Tongue.objects(answer("/v1/rerank", body).items("results")).getFirst();
        assertEquals(first, Tongue.number(best, "index"));
    }

    @Test
    void an_image_can_be_looked_at() throws Exception {
        JsonObject drawn =
                answer("/v1/images/generations", "{\"model\":\"i\",\"prompt\":\"a cat\",\"n\":2}");
        assertEquals(2, drawn.items("data").size());
        byte[] png =
                Base64.getDecoder()
                        .decode(Tongue.text(Tongue.first(drawn.items("data")), "b64_json"));
        assertNotNull(ImageIO.read(new ByteArrayInputStream(png)));
        assertEquals(170, Tongue.number(drawn.object("usage"), "output_tokens"));
    }

    @Test
    void speech_can_be_heard_and_written_down() throws Exception {
        byte[] wav =
                bytes("{\"model\":\"s\",\"input\":\"0123456789\",\"response_format\":\"wav\"}");
        try (AudioInputStream sound =
                AudioSystem.getAudioInputStream(new ByteArrayInputStream(wav))) {
            assertEquals(24_000 / 5, sound.getFrameLength());
        }
        String audio = Base64.getEncoder().encodeToString(wav);
        JsonObject text =
                answer(
                        "/v1/audio/transcriptions",
                        "{\"model\":\"t\",\"response_format\":\"verbose_json\",\"input_audio\":{"
                                + "\"data\":\""
                                + audio
                                + "\",\"format\":\"wav\"}}");
        assertEquals("A simulated recording of 0.20 seconds.", Tongue.text(text, "text"));
        assertEquals(1, Tongue.number(text.object("usage"), "seconds"));
        assertEquals(1, text.items("segments").size());
    }

    @Test
    void a_recording_may_come_in_a_form() throws Exception {
        String form =
                "--x\r\ncontent-disposition: form-data; name=\"model\"\r\n\r\nt\r\n"
                        + "--x\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a.wav\""
                        + "\r\ncontent-type: audio/wav\r\n\r\n"
                        + "0".repeat(48_000)
                        + "\r\n--x--\r\n";
        Script script =
                Transcripts.answer(
                        "multipart/form-data; boundary=x",
                        form.getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(200, script.status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"pcm", "mp3"})
    void speech_comes_in_other_forms(String format) throws Exception {
        byte[] sound =
                bytes("{\"model\":\"s\",\"input\":\"hi\",\"response_format\":\"" + format + "\"}");
        assertTrue(sound.length > 800);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/embeddings",
                "/v1/rerank",
                "/v1/images/generations",
                "/v1/audio/speech",
                "/v1/audio/transcriptions"
            })
    void what_makes_no_sense_is_refused(String path) throws Exception {
        for (String body : List.of("{}", "nonsense", "{\"model\":\"x\"}")) {
            assertTrue(Tongues.raw(stage, path, body).startsWith("HTTP/1.1 400"), path + body);
        }
    }

    @Test
    void faults_strike_here_too() throws Exception {
        Stage.await(stage.provider().faults().set(Fault.of(Fault.Kind.ERROR_500)));
        String broken = Tongues.raw(stage, "/v1/rerank", "{}");
        Stage.await(stage.provider().faults().clear());
        assertTrue(broken.startsWith("HTTP/1.1 500"), broken);
    }

    private JsonObject answer(String path, String json) throws Exception {
        return Tongues.body(Tongues.raw(stage, path, json));
    }

    private byte[] bytes(String json) throws Exception {
        String answer = Tongues.raw(stage, "/v1/audio/speech", json);
        return answer.substring(answer.indexOf("\r\n\r\n") + 4)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static float[] numbers(List<JsonValue> items) {
        float[] numbers = new float[items.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = items.get(i).asNumber().map(BigDecimal::floatValue).orElseThrow();
        }
        return numbers;
    }

    private static float[] floats(String base64) {
        ByteBuffer bytes =
                ByteBuffer.wrap(Base64.getDecoder().decode(base64)).order(ByteOrder.LITTLE_ENDIAN);
        float[] floats = new float[bytes.remaining() / Float.BYTES];
        bytes.asFloatBuffer().get(floats);
        return floats;
    }
}
