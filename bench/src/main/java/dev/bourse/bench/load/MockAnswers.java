package dev.bourse.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/**
 * The upstream's answers as bytes made once: a whole chat completion of about a kilobyte, and the
 * pieces of a stream, about 200 bytes a chunk. Each carries the time at which it is sent.
 */
final class MockAnswers {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: ";
    private static final String USAGE =
            "\"usage\":{\"prompt_tokens\":192,\"completion_tokens\":%d,\"total_tokens\":%d}";
    private static final String CHUNK =
            "{\"id\":\"chatcmpl-bench\",\"object\":\"chat.completion.chunk\",\"created\":1767225600,"
                + "\"model\":\"gpt-4o-mini\",\"choices\":[%s]%s}";
    private static final String STOP = "{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}";

    private final byte[] whole = whole();
    private final int wholeStamp = StampScanner.position(whole);
    private final byte[] chunk = chunk();
    private final int chunkStamp = StampScanner.position(chunk);

    ByteBuf whole(ByteBufAllocator memory, long now) {
        StampScanner.overwrite(whole, wholeStamp, now);
        return copy(memory, whole);
    }

    ByteBuf chunk(ByteBufAllocator memory, long now) {
        StampScanner.overwrite(chunk, chunkStamp, now);
        return copy(memory, chunk);
    }

    ByteBuf head(ByteBufAllocator memory) {
        return copy(
                memory,
                OK
                        + "text/event-stream\r\n"
                        + "Cache-Control: no-cache\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\n");
    }

    /** The end of a stream: the finish reason, the usage, the end mark and the last chunk. */
    ByteBuf end(ByteBufAllocator memory, int chunks) {
        String usage = "," + USAGE.formatted(chunks, 192 + chunks);
        String events =
                event(CHUNK.formatted(STOP, ""))
                        + event(CHUNK.formatted("", usage))
                        + event("[DONE]");
        return copy(memory, framed(events) + "0\r\n\r\n");
    }

    private static byte[] whole() {
        String words =
                "A harbour is only as deep as its shallowest tide. ".repeat(14).substring(0, 681);
        String text = StampScanner.text(0) + " " + words;
        String json =
                "{\"id\":\"chatcmpl-bench\",\"object\":\"chat.completion\",\"created\":1767225600,"
                        + "\"model\":\"gpt-4o-mini\",\"choices\":[{\"index\":0,\"message\":"
                        + "{\"role\":\"assistant\",\"content\":\""
                        + text
                        + "\"},\"finish_reason\":\"stop\"}],"
                        + USAGE.formatted(128, 320)
                        + "}";
        String head = OK + "application/json\r\nContent-Length: " + json.length() + "\r\n\r\n";
        return (head + json).getBytes(US_ASCII);
    }

    private static byte[] chunk() {
        String delta =
                "{\"index\":0,\"delta\":{\"content\":\"%s \"},\"finish_reason\":null}"
                        .formatted(StampScanner.text(0));
        return framed(event(CHUNK.formatted(delta, ""))).getBytes(US_ASCII);
    }

    private static String event(String data) {
        return "data: " + data + "\n\n";
    }

    private static String framed(String data) {
        return Integer.toHexString(data.length()) + "\r\n" + data + "\r\n";
    }

    private static ByteBuf copy(ByteBufAllocator memory, String text) {
        return copy(memory, text.getBytes(US_ASCII));
    }

    private static ByteBuf copy(ByteBufAllocator memory, byte[] bytes) {
        return memory.directBuffer(bytes.length).writeBytes(bytes);
    }
}
