package dev.bourse.wire.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.wire.gemini.Gemini;
import dev.bourse.wire.openai.OpenAi;
import dev.bourse.wire.responses.Responses;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;

/** How much sound a prompt has, from which the most tokens of it are reckoned. */
class SoundLengthTest {
    private static final String DATA = "UklGRiQA".repeat(1_000);

    @Test
    void sound_in_a_chat_is_as_long_as_its_data() {
        assertAboutAsLong(
                chat(
                        "{\"type\":\"input_audio\",\"input_audio\":{\"data\":\"%s\",\"format\":\"wav\"}}"));
    }

    @Test
    void sound_in_a_response_is_as_long_as_its_data() {
        assertAboutAsLong(
                request(
                        new Responses(),
                        "{\"model\":\"m\",\"input\":[{\"role\":\"user\",\"content\":[{\"type\":"
                            + "\"input_audio\",\"input_audio\":{\"data\":\"%s\",\"format\":\"wav\"}}]}]}"));
    }

    @ParameterizedTest
    @CsvSource({"mimeType, data", "data, mimeType"})
    void sound_in_contents_is_as_long_as_its_data_whatever_comes_first(String one, String other) {
        String members = "\"" + one + "\":\"?\",\"" + other + "\":\"?\"";
        String typed = members.replace("\"mimeType\":\"?\"", "\"mimeType\":\"audio/mp3\"");
        assertAboutAsLong(gemini("\"inlineData\":{" + typed.replace("?", "%s") + "}"));
    }

    /** A token for thirty characters: 32 a second for an hour, and some. */
    @Test
    void sound_that_is_given_by_its_address_is_taken_to_last_an_hour() {
        assertEquals(
                3_600_000,
                gemini("\"fileData\":{\"mimeType\":\"audio/wav\",\"fileUri\":\"gs://x/y\"}")
                        .soundLength());
    }

    @Test
    void what_is_seen_is_not_heard() {
        assertEquals(
                0, chat("{\"type\":\"image_url\",\"image_url\":{\"url\":\"%s\"}}").soundLength());
        assertEquals(
                0,
                gemini("\"inlineData\":{\"mimeType\":\"image/png\",\"data\":\"%s\"}")
                        .soundLength());
    }

    private static void assertAboutAsLong(Request request) {
        long more = request.soundLength() - DATA.length();
        assertTrue(more >= 0 && more < 60, () -> more + " more than the data");
    }

    private static Request chat(String part) {
        return request(
                new OpenAi(),
                "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":[" + part + "]}]}");
    }

    private static Request gemini(String part) {
        return request(new Gemini(), "{\"contents\":[{\"parts\":[{" + part + "}]}]}");
    }

    private static Request request(Front front, String body) {
        Addressed path =
                front instanceof Gemini ? new Addressed("m", false, false) : Addressed.BY_BODY;
        byte[] bytes = body.replace("%s", DATA).getBytes(StandardCharsets.UTF_8);
        return (Request) front.scan(bytes, path);
    }
}
