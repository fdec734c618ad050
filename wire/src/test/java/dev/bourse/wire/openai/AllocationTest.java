package dev.bourse.wire.openai;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;

import dev.bourse.wire.chat.TranslatedStream;
import dev.bourse.wire.chat.UpstreamEdit;

import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;

/** What the data path allocates per request and per chunk: a gate, since garbage is paid later. */
class AllocationTest {
    private static final int MANY = 500;
    private static final int FEW = 4;
    private static final String TEXT = "{\"type\":\"text\",\"text\":\"Why?\\n\"}";
    private static final String IMAGE =
            "{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:image/png;base64,"
                    + "iVBORw0KGgo".repeat(400)
                    + "\"}}";

    private static final UpstreamEdit EDIT = UpstreamEdit.ofModel("Llama-3.3-70B-Instruct");

    @Test
    void reading_and_rewriting_a_request_of_1_kb_allocates_less_than_5_kb() {
        byte[] body = request(1024);
        requireAtMost(5 * 1024, MANY, () -> rewrite(body));
    }

    @Test
    void a_request_of_1_mb_is_copied_once_and_makes_no_tree() {
        byte[] words = request(1 << 20);
        requireAtMost(words.length + 8 * 1024, FEW, () -> rewrite(words));
        byte[] turns = conversation(1 << 20, TEXT);
        requireAtMost(turns.length + 8 * 1024, FEW, () -> rewrite(turns));
    }

    @Test
    void images_of_1_mb_are_copied_once_and_not_decoded() {
        byte[] images = conversation(1 << 20, IMAGE);
        requireAtMost(images.length + images.length / 16, FEW, () -> rewrite(images));
    }

    @Test
    void a_chunk_of_200_bytes_allocates_little_more_than_itself() {
        ChunkRelay relay = new ChunkRelay(Streams.IDENTITY, 1 << 20);
        byte[] chunk = chunk("Why", "null");
        relay.accept(chunk);
        requireAtMost(chunk.length + 128, MANY, () -> relay.accept(chunk));
    }

    @Test
    void a_chunk_of_a_shape_not_seen_before_allocates_less_than_4_kb() {
        byte[][] chunks = new byte[MANY][];
        for (int i = 0; i < MANY; i++) {
            chunks[i] = chunk("Why", "null,\"logprobs\":{\"x\":-0." + i + "}");
        }
        ChunkRelay relay = new ChunkRelay(Streams.IDENTITY, 1 << 20);
        int[] turn = {0};
        requireAtMost(4096, MANY, () -> relay.accept(chunks[turn[0]++ % MANY]));
    }

    @Test
    void a_translated_chunk_allocates_a_few_times_itself_and_no_tree() {
        OpenAi openai = new OpenAi();
        ChatRequest request = (ChatRequest) ChatRequest.scan(request(1024));
        TranslatedStream stream =
                new TranslatedStream(
                        openai, openai.writer(Streams.IDENTITY, request), "Provider", 1 << 20);
        byte[] chunk = chunk("Why", "null");
        stream.accept(chunk);
        stream.accept(chunk);
        requireAtMost(chunk.length + 512, MANY, () -> stream.accept(chunk));
    }

    private static void rewrite(byte[] body) {
        ((ChatRequest) ChatRequest.scan(body)).forUpstream(EDIT);
    }

    private static byte[] request(int size) {
        String head =
                "{\"model\":\"meta-llama/llama-3.3-70b-instruct\",\"stream\":true,"
                        + "\"temperature\":0.7,\"max_tokens\":400,"
                        + "\"messages\":[{\"role\":\"user\",\"content\":\"";
        String body = head + "Why is it so? ".repeat((size - head.length()) / 14) + "\"}]}";
        return body.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] conversation(int size, String part) {
        String turn = ",{\"role\":\"user\",\"content\":[" + part + "]}";
        String head = "{\"model\":\"a/b\",\"messages\":[{\"role\":\"system\",\"content\":\"\"}";
        return (head + turn.repeat(size / turn.length()) + "]}").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] chunk(String text, String finish) {
        String json =
                "data: {\"id\":\"chatcmpl-9f86d081884c7d65\",\"object\":\"chat.completion.chunk\","
                        + "\"created\":1767225600,\"model\":\"llama-3.3-70b\",\"choices\":["
                        + "{\"index\":0,\"delta\":{\"content\":\""
                        + text
                        + "\"},\"finish_reason\":"
                        + finish
                        + "}]}\n\n";
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
