package dev.bourse.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** The one request of a measurement, built once: a chat completion of a length. */
public final class RequestBytes {
    /** The usual length of a body. */
    public static final int KILOBYTE = 1024;

    private static final String FILLER =
            "Compare the two harbours by depth, tide, crane hours and rail links, then say which "
                    + "one should take the grain next winter and what would change your mind. ";

    private RequestBytes() {}

    /** Head and body as they go on the wire. */
    public static byte[] of(Target target, AnswerShape shape, int bodyBytes) {
        String body = body(target.model(), shape, bodyBytes);
        StringBuilder head = new StringBuilder(256);
        head.append("POST ").append(target.path()).append(" HTTP/1.1\r\n");
        head.append("Host: 127.0.0.1:").append(target.port()).append("\r\n");
        head.append("Content-Type: application/json\r\n");
        head.append("Content-Length: ").append(body.length()).append("\r\n");
        target.headers().forEach((k, v) -> head.append(k).append(": ").append(v).append("\r\n"));
        return head.append("\r\n").append(body).toString().getBytes(US_ASCII);
    }

    private static String body(String model, AnswerShape shape, int length) {
        String start =
                "{\"model\":\"%s\",\"stream\":%s,\"max_tokens\":512,\"messages\":[{\"role\":\"user\",\"content\":\"%s "
                        .formatted(model, shape.streams(), shape.marker());
        String end = "\"}]}";
        return start + filler(length - start.length() - end.length()) + end;
    }

    private static String filler(int length) {
        return FILLER.repeat(length / FILLER.length() + 1).substring(0, length);
    }
}
