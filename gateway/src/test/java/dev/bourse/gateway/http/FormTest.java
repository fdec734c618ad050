package dev.bourse.gateway.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.unit.Units;
import dev.bourse.wire.chat.Addressed;
import dev.bourse.wire.chat.Request;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.List;

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
                "--x y\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\ncut off"
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
    void a_form_without_a_boundary_is_refused() {
        assertInstanceOf(Form.Broken.class, Form.read("multipart/form-data", body(FILE)));
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
