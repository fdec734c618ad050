package dev.bourse.house.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;

/** What is kept to be given again, and what never is. */
@Timeout(600)
class KeptAnswersTest {
    private static final String STATUS = "x-openrouter-cache-status";
    private static final String CHAT = "chat/completions";

    @TempDir static Path folder;
    private static Floor floor;

    @BeforeAll
    static void open() {
        floor = Floor.open(folder, Map.of("answer_cache_bytes", "800000"));
    }

    @AfterAll
    static void settled() throws Exception {
        floor.assertSettled();
        floor.close();
    }

    @Test
    void vectors_are_given_again_for_nothing() throws Exception {
        String texts = "{\"model\":\"sim/embed\",\"input\":[\"four\",\"others\"]}";
        Answer made = ask("embeddings", texts);
        Answer again = ask("embeddings", texts);
        assertEquals("MISS HIT", status(made) + " " + status(again));
        assertEquals(made.json().get("data"), again.json().get("data"));
        assertEquals(0, again.cost().signum());
        assertEquals(BigDecimal.ZERO, again.last().object("usage").number("prompt_tokens").get());
        assertEquals("embeddings", floor.generation(again.id()).text("api_type").orElseThrow());
    }

    @Test
    void pictures_and_ranks_are_made_anew() throws Exception {
        String picture = "{\"model\":\"sim/draw\",\"prompt\":\"a dot\"}";
        String ranks = "{\"model\":\"sim/rank\",\"query\":\"a\",\"documents\":[\"a\"]}";
        for (int i = 0; i < 2; i++) {
            assertEquals("", status(ask("images", picture)));
            assertEquals("", status(ask("rerank", ranks)));
        }
    }

    @Test
    void who_wants_nothing_retained_is_never_answered_from_memory() throws Exception {
        String secret =
                "{\"model\":\"sim/chat-small\",\"max_tokens\":9,\"provider\":{\"zdr\":true},"
                        + "\"messages\":[{\"role\":\"user\",\"content\":\"hush\"}]}";
        for (int i = 0; i < 2; i++) {
            Answer answer = ask(CHAT, secret);
            assertEquals(200, answer.status(), answer::body);
            assertEquals("", status(answer));
        }
    }

    @Test
    void a_stream_that_its_caller_left_is_not_kept() throws Exception {
        String story = story(4_000);
        assertEquals("MISS", status(left(story)));
        assertEquals("MISS", status(left(story)));
    }

    /** The head of an answer whose caller leaves after the first words. */
    private static Answer left(String json) throws Exception {
        Answer head;
        try (Line line = floor.dial()) {
            head = line.send(request(CHAT, json)).head();
            InputStream body = line.body(head);
            Line.until(body, "\"content\":\"");
        }
        Await.until("the attempt is cancelled", () -> floor.open() == 0);
        floor.books().charged(floor.left(head.id()).number("total_cost").orElseThrow());
        return head;
    }

    @Test
    void an_answer_that_is_too_long_for_the_memory_is_passed_on_but_not_kept() throws Exception {
        String story = story(3_000);
        assertEquals("MISS", status(ask(CHAT, story)));
        assertEquals("MISS", status(ask(CHAT, story)));
    }

    private static String story(int tokens) {
        return """
        {"model":"sim/chat-large","max_tokens":%d,"stream":true,\
        "messages":[{"role":"user","content":"Tell me a long story"}]}\
        """
                .formatted(tokens);
    }

    private static Answer ask(String path, String json) throws IOException {
        try (Line line = floor.dial()) {
            Answer answer = line.send(request(path, json)).answer();
            floor.books().saw(answer);
            return answer;
        }
    }

    private static byte[] request(String path, String json) {
        String headers =
                "authorization: Bearer " + floor.key() + "\r\nX-OpenRouter-Cache: true\r\n";
        return Line.request("POST /api/v1/" + path, headers, json);
    }

    /** What the answer says of the cache; empty for nothing. */
    private static String status(Answer answer) {
        return answer.headers().getOrDefault(STATUS, "");
    }
}
