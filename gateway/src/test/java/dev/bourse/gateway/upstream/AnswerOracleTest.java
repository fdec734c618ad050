package dev.bourse.gateway.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Answers are read as Netty reads them, or refused. */
class AnswerOracleTest {
    private static final int ANSWERS = 20_000;

    /**
     * What became of an answer.
     *
     * @param status of its head; 0 without one
     */
    private record Read(int status, String type, String body, boolean ended, boolean failed) {}

    @Test
    void answers_are_read_as_by_netty() {
        SplittableRandom random = seeded();
        for (int i = 0; i < ANSWERS; i++) {
            byte[] answer = latin(answer(random));
            Read expected = netty(answer);
            assertTrue(expected.ended(), () -> text(answer));
            assertEquals(expected, torn(answer, random), () -> text(answer));
        }
    }

    /**
     * Being stricter is allowed, reading else is not. What an extension of a chunk may consist of
     * is left out: it says nothing, and Netty judges its grammar.
     */
    @Test
    void answers_with_a_wrong_byte_are_read_as_by_netty_or_refused() {
        SplittableRandom random = seeded();
        int refused = 0;
        for (int i = 0; i < ANSWERS; i++) {
            byte[] answer = latin(answer(random).replace(";a=\"b\"", ""));
            answer[random.nextInt(answer.length)] = (byte) wrong(random);
            Read ours = torn(answer, random);
            Read theirs = netty(answer);
            refused += ours.failed() ? 1 : 0;
            if (!ours.failed() && !theirs.failed()) {
                assertEquals(theirs, ours, () -> text(answer));
            }
            if (ours.ended()) {
                assertTrue(!theirs.failed(), () -> "only we read " + text(answer));
            }
        }
        assertTrue(refused > ANSWERS / 20, refused + " refused");
    }

    private static int wrong(SplittableRandom random) {
        String likely = "\r\n \t:,0123456789abcdefx\0";
        int any = random.nextInt(256);
        return any == ';' || random.nextBoolean()
                ? likely.charAt(random.nextInt(likely.length()))
                : any;
    }

    private static String answer(SplittableRandom random) {
        StringBuilder answer = new StringBuilder();
        if (random.nextInt(8) == 0) {
            answer.append("HTTP/1.1 100 Continue\r\n\r\n");
        }
        int[] statuses = {200, 201, 204, 304, 400, 429, 503};
        answer.append("HTTP/1.1 ").append(statuses[random.nextInt(statuses.length)]);
        answer.append(random.nextBoolean() ? " OK" : " ").append("\r\n");
        field(answer, random, "Content-Type: text/event-stream; charset=utf-8");
        field(answer, random, "date: Thu, 01 Jan 1970 00:00:00 GMT");
        field(answer, random, "X-Request-Id:  " + random.nextInt());
        return random.nextBoolean() ? chunked(answer, random) : known(answer, random);
    }

    private static void field(StringBuilder answer, SplittableRandom random, String field) {
        if (random.nextInt(3) > 0) {
            answer.append(field).append("\r\n");
        }
    }

    private static String known(StringBuilder answer, SplittableRandom random) {
        String body = "w\r\n".repeat(random.nextInt(20));
        return answer.append("Content-Length: ")
                .append(body.length())
                .append("\r\n\r\n")
                .append(isBodiless(answer) ? "" : body)
                .toString();
    }

    private static String chunked(StringBuilder answer, SplittableRandom random) {
        answer.append("transfer-encoding: Chunked\r\n\r\n");
        if (isBodiless(answer)) {
            return answer.toString();
        }
        for (int i = random.nextInt(6); i > 0; i--) {
            String content = "c".repeat(1 + random.nextInt(40));
            answer.append(Integer.toHexString(content.length()));
            answer.append(random.nextInt(4) == 0 ? ";a=\"b\"" : "").append("\r\n");
            answer.append(content).append("\r\n");
        }
        answer.append(random.nextInt(4) == 0 ? "0\r\nx: y\r\n\r\n" : "0\r\n\r\n");
        return answer.toString();
    }

    private static boolean isBodiless(CharSequence answer) {
        return answer.toString().contains("1.1 204") || answer.toString().contains("1.1 304");
    }

    private static Read torn(byte[] answer, SplittableRandom random) {
        Told told = new Told();
        for (int from = 0; from < answer.length; ) {
            int to = Math.min(answer.length, from + 1 + random.nextInt(80));
            told.read(Arrays.copyOfRange(answer, from, to));
            from = to;
        }
        boolean begun = told.heads() > 0;
        return new Read(
                begun ? told.head().status() : 0,
                begun ? told.head().mediaType() : "",
                told.body(),
                told.isEnded(),
                told.isBroken());
    }

    private static Read netty(byte[] answer) {
        EmbeddedChannel channel = new EmbeddedChannel(new HttpResponseDecoder());
        var _ = channel.writeInbound(Unpooled.copiedBuffer(answer));
        Read read = new Read(0, "", "", false, false);
        for (Object one = channel.readInbound(); one != null; one = channel.readInbound()) {
            read = read.ended() ? read : with(read, one);
            ReferenceCountUtil.release(one);
        }
        channel.finishAndReleaseAll();
        return read;
    }

    /** What is no HTTP follows a change of protocols, for which nobody asked. */
    private static Read with(Read read, Object one) {
        boolean failed =
                read.failed()
                        || !(one instanceof HttpObject http)
                        || http.decoderResult().isFailure();
        int status = read.status();
        String type = read.type();
        if (one instanceof HttpResponse head && !failed) {
            status = head.status().code();
            type = head.headers().get("content-type", "").trim();
        }
        String body = read.body();
        if (one instanceof HttpContent content) {
            body += content.content().toString(StandardCharsets.ISO_8859_1);
        }
        boolean ended = one instanceof LastHttpContent && !failed;
        boolean interim = ended && status / 100 == 1;
        return interim
                ? new Read(0, "", "", false, false)
                : new Read(status, type, body, ended, failed);
    }

    private static SplittableRandom seeded() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        return new SplittableRandom(seed);
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String text(byte[] answer) {
        return new String(answer, StandardCharsets.ISO_8859_1);
    }
}
