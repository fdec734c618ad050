package dev.bourse.gateway.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.unit.Units;
import dev.bourse.wire.chat.Addressed;
import dev.bourse.wire.chat.Request;
import dev.bourse.wire.chat.UpstreamEdit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

class FormTest {
    private static final String TYPE = "multipart/form-data; boundary=\"x y\"";
    private static final String FILE =
            part("file\"; filename=\"a b.mp3", "Content-Type: audio/mpeg\r\n", "S".repeat(8_001));

    @Test
    void fields_become_json_and_the_file_stays_apart() {
        String body =
                part("model", "", "a/b")
                        + part("temperature", "", "0.5")
                        + part("timestamp_granularities[]", "", "word")
                        + FILE
                        + part("timestamp_granularities[]", "", "segment")
                        + part("prompt", "", "Grüße")
                        + part("provider", "", "{\"only\":[\"p\"]}");
        Form.Filled form = assertInstanceOf(Form.Filled.class, read(body + "--x y--\r\n"));
        assertEquals(
                "{\"model\":\"a/b\",\"temperature\":0.5,\"timestamp_granularities\":"
                    + "[\"word\",\"segment\"],\"prompt\":\"Grüße\",\"provider\":{\"only\":[\"p\"]}}",
                form.fields().text());
        Request request =
                assertInstanceOf(
                        Request.class, form.front().scan(form.fields().bytes(), Addressed.BY_BODY));
        assertEquals(List.of("p"), request.extensions().preference().only());
        assertEquals(Units.ofSeconds(2), request.volume().likely());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--x y--\r\n",
                "nonsense",
                "--x y\r\nnonsense\r\n--x y--\r\n",
                "--x y\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nhalf"
            })
    void what_is_no_form_with_a_file_is_refused(String body) {
        assertInstanceOf(Form.Broken.class, read(body));
    }

    @Test
    void a_field_that_comes_twice_is_refused_by_name() {
        String twice = part("model", "", "a") + part("model", "", "b") + FILE + "--x y--\r\n";
        assertTrue(
                assertInstanceOf(Form.Broken.class, read(twice)).why().contains("'model'"), twice);
        assertEquals(
                "'file' occurs twice",
                assertInstanceOf(Form.Broken.class, read(FILE + FILE + "--x y--\r\n")).why());
    }

    @Test
    void a_file_without_a_name_is_still_a_file() {
        String body = part("model", "", "a/b") + part("file", "", "RIFFx") + "--x y--\r\n";
        Form.Filled form = assertInstanceOf(Form.Filled.class, read(body));
        Request request = (Request) form.front().scan(form.fields().bytes(), Addressed.BY_BODY);
        String sent =
                new String(request.forUpstream(UpstreamEdit.ofModel("up")), StandardCharsets.UTF_8);
        assertTrue(sent.contains("filename=\"audio.wav\""), sent);
    }

    @Test
    void a_form_without_a_boundary_is_refused() {
        assertInstanceOf(Form.Broken.class, Form.read("multipart/form-data", body(FILE)));
    }

    @Test
    void whatever_comes_is_read_or_refused() {
        long seed = 8_117;
        Random random = new Random(seed);
        byte[] form = body(part("model", "", "a/b") + FILE + "--x y--\r\n").bytes();
        for (int round = 0; round < 2_000; round++) {
            byte[] changed = Arrays.copyOf(form, random.nextInt(200, form.length));
            for (int i = 0; i < 1 + round % 4; i++) {
                changed[random.nextInt(200)] = (byte) random.nextInt();
            }
            Form read = Form.read(TYPE, new Body(changed));
            assertTrue(
                    read instanceof Form.Filled || read instanceof Form.Broken,
                    () -> "seed " + seed);
        }
    }

    private static Form read(String text) {
        return Form.read(TYPE, body(text));
    }

    private static Body body(String text) {
        return new Body(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String part(String name, String headers, String content) {
        return "--x y\r\nContent-Disposition: form-data; name=\"%s\"\r\n%s\r\n%s\r\n"
                .formatted(name, headers, content);
    }
}
