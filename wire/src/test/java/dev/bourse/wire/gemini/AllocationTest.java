package dev.bourse.wire.gemini;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;

import dev.bourse.wire.chat.StreamedAnswer;
import dev.bourse.wire.chat.UpstreamEdit;
import dev.bourse.wire.splice.Patterns;

import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;

/** What the data path allocates per request and per chunk: there is no tree on the diagonal. */
class AllocationTest {
    private static final int MANY = 500;
    private static final int FEW = 4;
    private static final UpstreamEdit EDIT = UpstreamEdit.ofModel("gemini-2.5-flash");

    @Test
    void reading_and_rewriting_a_request_of_1_kb_allocates_less_than_6_kb() {
        byte[] body = request("Why is it so? ", 70);
        requireAtMost(6 * 1024, MANY, () -> rewrite(body));
    }

    @Test
    void a_request_of_1_mb_is_copied_once_and_makes_no_tree() {
        byte[] words = request("Why is it so? ", 75_000);
        requireAtMost(words.length + 8 * 1024, FEW, () -> rewrite(words));
        byte[] picture = picture(1 << 20);
        requireAtMost(picture.length + 8 * 1024, FEW, () -> rewrite(picture));
    }

    @Test
    void a_chunk_allocates_little_more_than_itself() {
        StreamedAnswer relay = new ChunkRelay(Samples.STAMP, 1 << 20, new Patterns());
        byte[] chunk = chunk("Why", 7);
        relay.accept(chunk);
        requireAtMost(chunk.length + 192, MANY, () -> relay.accept(chunk));
    }

    private static void rewrite(byte[] body) {
        ((GeminiRequest) GeminiRequest.scan(body, Samples.PATH)).forUpstream(EDIT);
    }

    private static byte[] request(String text, int times) {
        return Samples.bytes(
                "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\""
                        + text.repeat(times)
                        + "\"}]}],\"generationConfig\":{\"temperature\":0.7}}");
    }

    private static byte[] picture(int size) {
        return Samples.bytes(
                "{\"contents\":[{\"parts\":[{\"inlineData\":{\"mimeType\":\"image/png\",\"data\":\""
                        + "A".repeat(size)
                        + "\"}}]}]}");
    }

    private static byte[] chunk(String text, int count) {
        return Samples.bytes(
                "data: {\"candidates\": [{\"content\": {\"parts\": [{\"text\": \""
                        + text
                        + "\"}],\"role\": \"model\"},\"index\": 0}],\"usageMetadata\": {"
                        + "\"promptTokenCount\": 5,\"candidatesTokenCount\": "
                        + count
                        + ",\"totalTokenCount\": 12},\"modelVersion\": \"g\",\"responseId\":"
                        + " \"r\"}\n\n");
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
