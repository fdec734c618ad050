package dev.bourse.wire.responses;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;

import dev.bourse.wire.chat.Addressed;
import dev.bourse.wire.chat.Request;
import dev.bourse.wire.chat.UpstreamEdit;

import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;

/** What the diagonal allocates per request and per chunk: no tree, and little beside the bytes. */
class AllocationTest {
    private static final int MANY = 500;
    private static final int FEW = 4;
    private static final UpstreamEdit EDIT = UpstreamEdit.ofModel("gpt-up");

    @Test
    void reading_and_rewriting_a_request_of_1_kb_allocates_less_than_6_kb() {
        byte[] body = request(1024);
        requireAtMost(6 * 1024, MANY, () -> rewrite(body));
    }

    @Test
    void a_request_of_1_mb_is_copied_once_and_makes_no_tree() {
        byte[] words = request(1 << 20);
        requireAtMost(words.length + 8 * 1024, FEW, () -> rewrite(words));
    }

    @Test
    void a_conversation_of_1_mb_is_copied_once_and_makes_no_tree() {
        byte[] turns = conversation(1 << 20);
        requireAtMost(2L * turns.length, FEW, () -> rewrite(turns));
    }

    @Test
    void a_chunk_of_200_bytes_allocates_little_more_than_itself_and_its_name() {
        ResponseRelay relay = new ResponseRelay(Streams.IDENTITY, 1 << 20);
        byte[] chunk = chunk("Why");
        relay.accept(chunk);
        requireAtMost(chunk.length + 256, MANY, () -> relay.accept(chunk));
    }

    private static void rewrite(byte[] body) {
        ((Request) Streams.RESPONSES.scan(body, Addressed.BY_BODY)).forUpstream(EDIT);
    }

    private static byte[] request(int size) {
        String head =
                "{\"model\":\"a/b\",\"stream\":true,\"temperature\":0.7,\"max_output_tokens\":400,"
                        + "\"input\":[{\"role\":\"user\",\"content\":\"";
        String body = head + "Why is it so? ".repeat((size - head.length()) / 14) + "\"}]}";
        return body.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] conversation(int size) {
        String turn =
                ",{\"role\":\"user\",\"content\":[{\"type\":\"input_text\",\"text\":\"Why?\\n\"}]}";
        String head = "{\"model\":\"a/b\",\"input\":[{\"role\":\"system\",\"content\":\"\"}";
        return (head + turn.repeat(size / turn.length()) + "]}").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] chunk(String text) {
        String json =
                "event: response.output_text.delta\n"
                        + "data: {\"type\":\"response.output_text.delta\",\"sequence_number\":4,"
                        + "\"item_id\":\"msg_1\",\"output_index\":0,\"content_index\":0,"
                        + "\"delta\":\""
                        + text
                        + "\",\"logprobs\":[],\"obfuscation\":\"abcdef\"}\n\n";
        return json.getBytes(StandardCharsets.UTF_8);
    }

    /** The least of three series, so that what the JVM does once is not counted. */
    private static void requireAtMost(long bytes, int rounds, Runnable work) {
        long least = Long.MAX_VALUE;
        for (int series = 0; series < 3; series++) {
            least = Math.min(least, allocated(rounds, work));
        }
        long actual = least;
        assertTrue(actual <= bytes, () -> actual + " bytes, where " + bytes + " are allowed");
    }

    private static long allocated(int rounds, Runnable work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < rounds; i++) {
            work.run();
        }
        return (threads.getCurrentThreadAllocatedBytes() - before) / rounds;
    }
}
