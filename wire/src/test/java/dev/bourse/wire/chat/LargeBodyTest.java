package dev.bourse.wire.chat;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.ThreadMXBean;

import dev.bourse.wire.anthropic.Anthropic;
import dev.bourse.wire.gemini.Gemini;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.openai.OpenAi;
import dev.bourse.wire.responses.Responses;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.lang.management.ManagementFactory;
import java.util.stream.Stream;

/** A body of a megabyte to an endpoint of the same dialect is copied once and never a tree. */
class LargeBodyTest {
    private static final int TURNS = 2_000;
    private static final int ROUNDS = 8;

    static Stream<Arguments> dialects() {
        String text = "The quick brown fox jumps over the lazy dog. ".repeat(12);
        String message = "{\"role\":\"user\",\"content\":\"" + text + "\"}";
        String content = "{\"role\":\"user\",\"parts\":[{\"text\":\"" + text + "\"}]}";
        String begun = "{\"model\":\"a/b\",\"max_tokens\":9,\"";
        return Stream.of(
                arguments(new OpenAi(), begun + "messages\":[", message),
                arguments(new Anthropic(), begun + "messages\":[", message),
                arguments(new Responses(), "{\"model\":\"a/b\",\"input\":[", message),
                arguments(new Gemini(), "{\"contents\":[", content));
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void it_is_read_and_rewritten_in_less_than_twice_its_own_room(
            Protocol dialect, String begun, String message) {
        String all = begun + message + ("," + message).repeat(TURNS) + "]}";
        byte[] body = all.getBytes(UTF_8);
        assertTrue(body.length > 1_000_000, body.length + " bytes");
        Addressed addressed = new Addressed("a/b", false, false);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < ROUNDS; i++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            Request request = (Request) dialect.scan(body, addressed);
            byte[] sent = request.forUpstream(UpstreamEdit.ofModel("m"));
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
            assertTrue(sent.length > 1_000_000, sent.length + " bytes");
        }
        assertTrue(least < 2L * body.length, least + " bytes for " + body.length);
        long before = threads.getCurrentThreadAllocatedBytes();
        JsonValue tree = Json.parse(body);
        long trees = threads.getCurrentThreadAllocatedBytes() - before + body.length;
        assertTrue(trees > 2L * body.length, () -> trees + " bytes with a tree of " + tree);
    }
}
