package dev.bourse.house.chaos;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.sim.provider.Fault;
import dev.bourse.sim.provider.Fault.Kind;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Work other than chat over real sockets: answered, failed over, billed and recorded like chat. */
@Timeout(600)
class ServicesTest {
    private static final String STEADY = ",\"provider\":{\"order\":[\"sim-steady\"]}}";
    private static final String AUDIO = Base64.getEncoder().encodeToString(new byte[120_000]);

    @TempDir static Path folder;
    private static Floor floor;

    @BeforeAll
    static void open() {
        floor = Floor.open(folder, Map.of());
    }

    @AfterEach
    void mended() {
        floor.setAll();
    }

    @AfterAll
    static void settled() throws Exception {
        floor.assertSettled();
        floor.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    embeddings           | {"model":"sim/embed","input":["four","others"],"dimensions":4 | embeddings | 0.000000054  | tokens_prompt | 3
                    rerank               | {"model":"sim/rank","query":"a b","documents":["a","a b"]     | rerank     | 0.0018       | search_units  | 1
                    images               | {"model":"sim/draw","prompt":"a dot","n":2                    | image      | 0.036        | num_media_completion | 2
                    images/generations   | {"model":"sim/draw","prompt":"a dot","stream":true            | image      | 0.018        | num_media_completion | 1
                    audio/transcriptions | {"model":"sim/listen","input_audio":{"format":"pcm","data":"%s"} | stt     | 0.00027      | audio_seconds | 3
                    """)
    void work_is_answered_billed_and_recorded(
            String path, String body, String api, BigDecimal cost, String unit, int count)
            throws Exception {
        Answer answer = ask(path, body.replace("%s", AUDIO) + STEADY);
        assertEquals(200, answer.status(), answer::body);
        assertEquals(0, cost.compareTo(answer.cost()), answer::body);
        JsonObject record = floor.generation(answer.id());
        assertEquals(api, record.text("api_type").orElseThrow());
        assertEquals(0, cost.compareTo(record.number("total_cost").orElseThrow()));
        assertEquals(count, record.number(unit).orElseThrow().intValue(), record::toString);
        assertEquals("completed", record.text("outcome").orElseThrow());
        assertEquals("stop", record.text("finish_reason").orElseThrow());
        assertEquals(answer.isStream(), record.flag("streamed").orElseThrow());
        assertFalse(record.flag("insured").orElseThrow());
        if (!answer.isStream()) {
            assertEquals(answer.id(), answer.json().text("id").orElseThrow());
            assertTrue(answer.json().text("model").orElseThrow().startsWith("sim/"));
        }
    }

    @Test
    void plugins_which_have_to_do_with_conversations_are_told_as_left_out() throws Exception {
        String plugin = ",\"plugins\":[{\"id\":\"response-healing\"}]";
        String embed = "{\"model\":\"sim/embed\",\"input\":\"four\"";
        Answer answer = ask("embeddings", embed + plugin + STEADY);
        assertEquals(200, answer.status(), answer::body);
        assertEquals("plugins", answer.headers().get("x-bourse-left-out"));
        assertNull(ask("embeddings", embed + STEADY).headers().get("x-bourse-left-out"));
    }

    @Test
    void text_is_spoken_and_billed_by_its_characters() throws Exception {
        byte[] plain = speak("/api/v1/audio/speech", "", "audio/pcm", 9_600);
        byte[] same = speak("/v1/audio/speech", ",\"response_format\":\"pcm\"", "audio/pcm", 9_600);
        assertArrayEquals(plain, same);
        speak("/v1/audio/speech", "", "audio/mpeg", 10 * 417);
    }

    private static byte[] speak(String path, String more, String type, int length)
            throws IOException {
        String json = "{\"model\":\"sim/speak\",\"input\":\"0123456789\"" + more + STEADY;
        try (Line line = floor.dial()) {
            line.send(Line.request("POST " + path, key(), json));
            Answer head = line.head();
            assertEquals(200, head.status());
            assertEquals(type, head.headers().get("content-type"));
            byte[] sound = line.body(head).readAllBytes();
            assertEquals(length, sound.length);
            JsonObject record = floor.generation(head.id());
            BigDecimal cost = record.number("total_cost").orElseThrow();
            assertEquals(0, new BigDecimal("0.000135").compareTo(cost), record::toString);
            assertEquals(10, record.number("num_characters").orElseThrow().intValue());
            assertEquals("counted", record.text("usage_source").orElseThrow());
            assertTrue(record.get("tokens_prompt").isEmpty(), record::toString);
            floor.books().charged(cost);
            return sound;
        }
    }

    @Test
    void a_form_is_written_down_like_json() throws Exception {
        String json =
                "{\"model\":\"sim/listen\",\"response_format\":\"verbose_json\",\"input_audio\":"
                        + "{\"format\":\"pcm\",\"data\":\""
                        + AUDIO
                        + "\"}"
                        + STEADY;
        Answer one = ask("audio/transcriptions", json);
        String form =
                part("model", "sim/listen")
                        + part("response_format", "verbose_json")
                        + part("provider", "{\"order\":[\"sim-steady\"]}")
                        + part("file\"; filename=\"a.pcm", "\0".repeat(120_000))
                        + "--b--\r\n";
        Answer other = form(form);
        assertEquals(200, other.status(), other::body);
        assertEquals(
                "A simulated recording of 2.50 seconds.", one.json().text("text").orElseThrow());
        assertEquals(one.json().text("text"), other.json().text("text"));
        assertEquals(one.cost(), other.cost());
    }

    @Test
    void a_form_without_a_file_is_refused() throws Exception {
        Answer answer = form(part("model", "sim/listen") + "--b--\r\n");
        assertEquals(400, answer.status());
        assertEquals("'file' is missing", answer.error().text("message").orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({"ERROR_500", "RATE_LIMIT_429", "RESET", "ERROR_IN_200"})
    void another_endpoint_takes_over(Kind kind) throws Exception {
        floor.set("sim-steady", Fault.of(kind));
        for (String body :
                List.of(
                        "embeddings {\"model\":\"sim/embed\",\"input\":\"x\"",
                        "images {\"model\":\"sim/draw\",\"prompt\":\"x\"",
                        "images {\"model\":\"sim/draw\",\"stream\":true,\"prompt\":\"x\"")) {
            String[] parts = body.split(" ", 2);
            Answer answer = ask(parts[0], parts[1] + STEADY);
            assertEquals(200, answer.status(), answer::body);
            List<?> tried = floor.generation(answer.id()).items("provider_responses");
            assertEquals(2, tried.size(), tried::toString);
        }
    }

    @Test
    void a_call_that_fails_everywhere_costs_nothing_and_tells_in_the_usual_way() throws Exception {
        floor.setAll(Fault.of(Kind.ERROR_500));
        Answer answer = ask("audio/speech", "{\"model\":\"sim/speak\",\"input\":\"x\"}");
        assertEquals(502, answer.status(), answer::body);
        assertEquals("provider_unavailable", answer.errorType());
        assertEquals(1, answer.error().object("metadata").items("previous_errors").size());
        assertEquals(0, floor.generation(answer.id()).number("total_cost").orElseThrow().signum());
    }

    @ParameterizedTest
    @CsvSource({
        "chat/completions, sim/embed",
        "embeddings, sim/chat-small",
        "rerank, sim/embed",
        "images, sim/speak",
        "audio/speech, sim/draw",
    })
    void a_model_is_asked_only_for_what_it_makes(String path, String model) throws Exception {
        String json =
                """
                {"model":"%s","input":"x","query":"x","documents":["x"],"prompt":"x",\
                "messages":[{"role":"user","content":"x"}]}\
                """
                        .formatted(model);
        Answer answer = ask(path, json);
        assertEquals(400, answer.status(), answer::body);
        JsonObject availability = answer.error().object("availability");
        assertEquals("wrong_endpoint", availability.text("code").orElseThrow());
    }

    @Test
    void a_limited_key_is_never_overdrawn() throws Exception {
        String key = floor.newKey("\"limit\":0.05");
        String json = "{\"model\":\"sim/draw\",\"prompt\":\"a dot\"" + STEADY;
        int refused = 0;
        for (int i = 0; i < 4; i++) {
            Answer answer = floor.ask("POST /api/v1/images", key, json);
            floor.books().saw(answer);
            refused += answer.status() == 402 ? 1 : 0;
        }
        assertEquals(2, refused);
        JsonObject self = floor.get("/api/v1/key", key).json().object("data");
        assertEquals(0, new BigDecimal("0.036").compareTo(self.number("usage").orElseThrow()));
    }

    @Test
    void who_makes_images_of_a_model_is_told_of_models_that_do() throws Exception {
        JsonObject draw =
                floor.get("/api/v1/images/models/sim/draw/endpoints", "").json().object("data");
        assertEquals("sim/draw", draw.text("id").orElseThrow());
        JsonObject first = objects(draw, "endpoints").getFirst();
        JsonObject price = objects(first, "pricing").getFirst();
        assertEquals("output_image", price.text("billable").orElseThrow());
        assertEquals("image", price.text("unit").orElseThrow());
        assertEquals("0.02", price.text("cost_usd").orElseThrow());
        assertTrue(first.object("supported_parameters").get("n").isPresent(), first::toString);
        assertEquals(404, floor.get("/api/v1/images/models/sim/embed/endpoints", "").status());
    }

    @Test
    void endpoints_that_keep_nothing_are_listed_over_all_models() throws Exception {
        List<JsonObject> listed = objects(floor.get("/api/v1/endpoints/zdr", "").json(), "data");
        assertFalse(listed.isEmpty());
        for (JsonObject one : listed) {
            assertTrue(one.object("data_policy").flag("zdr").orElseThrow(), one::toString);
            String model = one.text("model_id").orElseThrow();
            JsonObject of =
                    floor.get("/api/v1/models/" + model + "/endpoints", "").json().object("data");
            assertTrue(objects(of, "endpoints").contains(one), model);
        }
    }

    private static List<JsonObject> objects(JsonObject of, String member) {
        return of.items(member).stream().map(it -> it.asObject().orElseThrow()).toList();
    }

    @Test
    void models_are_listed_by_what_they_make() throws Exception {
        assertFalse(floor.get("/api/v1/models", "").body().contains("sim/embed"));
        String embedding = floor.get("/api/v1/embeddings/models", "").body();
        assertTrue(embedding.contains("sim/embed") && !embedding.contains("sim/draw"), embedding);
        JsonObject draw =
                floor.get("/api/v1/images/models", "")
                        .json()
                        .items("data")
                        .getFirst()
                        .asObject()
                        .orElseThrow();
        assertEquals("sim/draw", draw.text("id").orElseThrow());
        assertEquals("0.018", draw.object("pricing").text("output_image").orElseThrow());
        assertEquals("0", draw.object("pricing").text("prompt").orElseThrow());
        JsonObject count = draw.object("supported_parameters").object("n");
        assertEquals("range", count.text("type").orElseThrow());
        assertEquals(10, count.number("max").orElseThrow().intValueExact());
    }

    @Test
    void sound_that_breaks_is_cut_off_and_not_charged(@TempDir Path other) throws Exception {
        String half = "\u00FF\u00FB\u0090d" + "\0".repeat(413);
        try (Stub stub =
                        Stub.open((_, out) -> {
                            String head =
                                    """
                                    HTTP/1.1 200 OK\r
                                    content-type: audio/mpeg\r
                                    transfer-encoding: chunked\r
                                    \r
                                    1a1\r
                                    """;
                            out.write((head + half + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
                            out.flush();
                            return false;
                        });
                Floor broken =
                        Floor.open(other, Map.of(), 100, Map.of("sim-steady", stub.baseUrl()));
                Line line = broken.dial()) {
            String headers = "authorization: Bearer " + broken.key() + "\r\n";
            String json = "{\"model\":\"sim/speak\",\"input\":\"x\"" + STEADY;
            line.send(Line.request("POST /v1/audio/speech", headers, json));
            Answer head = line.head();
            assertEquals(200, head.status());
            assertThrows(IOException.class, () -> line.body(head).readAllBytes());
            JsonObject record = broken.generation(head.id());
            assertEquals("broken", record.text("outcome").orElseThrow());
            assertTrue(record.flag("insured").orElseThrow());
            broken.assertSettled();
        }
    }

    private static Answer ask(String path, String json) throws IOException {
        Answer answer = floor.ask("POST /api/v1/" + path, floor.key(), json);
        floor.books().saw(answer);
        return answer;
    }

    private static Answer form(String form) throws IOException {
        try (Line line = floor.dial()) {
            String headers = key() + "content-type: multipart/form-data; boundary=b\r\n";
            line.send(Line.request("POST /v1/audio/transcriptions", headers, form));
            Answer answer = line.answer();
            floor.books().saw(answer);
            return answer;
        }
    }

    private static String key() {
        return "authorization: Bearer " + floor.key() + "\r\n";
    }

    private static String part(String name, String content) {
        return "--b\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                .formatted(name, content);
    }
}
