package dev.bourse.wire.anthropic;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;

import dev.bourse.wire.chat.UpstreamEdit;

import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;

/** What the diagonal allocates per request and per event: a gate, since garbage is paid later. */
class AllocationTest {
    private static final int MANY = 500;
    private static final int FEW = 4;

    @Test
    void a_request_of_1_kb_allocates_less_than_6_kb() {
        byte[] request = request(turn("Why is it so? ".repeat(60)));
        requireAtMost(6 * 1024, MANY, () -> rewrite(request));
    }

    @Test
    void a_request_of_1_mb_is_copied_once_and_makes_no_tree() {
        String turns = (turn("Why?\\n") + ",").repeat((1 << 20) / turn("Why?\\n").length());
        byte[] request = request(turns + turn(""));
        requireAtMost(request.length + 8 * 1024, FEW, () -> rewrite(request));
    }

    @Test
    void a_delta_allocates_little_more_than_itself() {
        MessageRelay relay = new MessageRelay(Streams.IDENTITY, 1 << 20);
        relay.accept(
                bytes(
                        """
                        event: message_start
                        data: {"type":"message_start","message":{"id":"m","model":"m"}}

                        event: content_block_start
                        data: {"type":"content_block_start","index":0,"content_block":{"type":"text"}}

                        """));
        byte[] delta =
                bytes(
                        """
                        event: content_block_delta
                        data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Why"}}

                        """);
        relay.accept(delta);
        relay.accept(delta);
        requireAtMost(delta.length + 192, MANY, () -> relay.accept(delta));
    }

    private static void rewrite(byte[] body) {
        ((MessagesRequest) MessagesRequest.scan(body)).forUpstream(UpstreamEdit.ofModel("up"));
    }

    private static byte[] request(String turns) {
        return bytes("{\"model\":\"m\",\"max_tokens\":9,\"messages\":[" + turns + "]}");
    }

    private static String turn(String text) {
        return "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"" + text + "\"}]}";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
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
