package dev.bourse.wire.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.wire.chat.Conversation;
import dev.bourse.wire.chat.Part;
import dev.bourse.wire.chat.Request;
import dev.bourse.wire.json.JsonException;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Answers that were spoken aloud, in the history of a request that goes to another dialect. */
class SpokenBeforeTest {
    @Test
    void the_words_of_a_spoken_answer_are_told_elsewhere() {
        assertEquals(
                List.of(Part.Text.of("Hi.")),
                answered("\"content\":null,\"audio\":{\"id\":\"a1\",\"transcript\":\"Hi.\"}"));
        assertEquals(
                List.of(Part.Text.of("Hi!")),
                answered("\"content\":\"Hi!\",\"audio\":{\"id\":\"a1\"}"));
    }

    @Test
    void sound_without_words_is_refused_by_name_instead_of_forgotten() {
        JsonException refusal =
                assertThrows(
                        JsonException.class,
                        () -> answered("\"content\":null,\"audio\":{\"id\":\"a1\"}"));
        assertTrue(String.valueOf(refusal.getMessage()).contains("'messages[1].audio'"));
    }

    private static List<Part> answered(String members) {
        String body =
                """
                {"model":"m","messages":[{"role":"user","content":"Hello"},\
                {"role":"assistant",%s},{"role":"user","content":"And?"}]}\
                """
                        .formatted(members);
        Request request =
                assertInstanceOf(
                        Request.class, ChatRequest.scan(body.getBytes(StandardCharsets.UTF_8)));
        Conversation conversation = request.conversation();
        return conversation.messages().get(1).parts();
    }
}
