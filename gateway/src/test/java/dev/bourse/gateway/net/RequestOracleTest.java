package dev.bourse.gateway.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Requests are read as Netty reads them, whichever are read before it. */
class RequestOracleTest {
    private static final int ROUNDS = 20_000;
    private static final Wire WIRE = new Wire(120, 400, 0, () -> 0);
    private static final List<String> METHODS =
            List.of(
                    "PUT ",
                    "HEAD ",
                    "post ",
                    "POST  ",
                    "POST\t",
                    " POST ",
                    "\r\nPOST ",
                    "POSTS ",
                    "");
    private static final List<String> TARGETS =
            List.of("*", "", "/a b", "/\u00e9", "/\u0001", "/" + "a".repeat(130), "http://x/y?z=%");
    private static final List<String> VERSIONS =
            List.of(
                    " HTTP/1.0\r\n",
                    " HTTP/1.1\n",
                    "  HTTP/1.1\r\n",
                    " HTTP/1.1 \r\n",
                    " http/1.1\r\n",
                    " HTTP/2.0\r\n",
                    "\r\n");
    private static final List<String> LINES =
            List.of(
                    "host: a\r\n",
                    "Authorization: Bearer sk-bo-1\r\n",
                    "accept:*/*\r\n",
                    "x-empty:\r\n",
                    "x-blank:  \r\n",
                    "x-a:   b  c\r\n",
                    "Connection: close\r\n",
                    "connection: keep-alive\r\n",
                    "x!#$%&'*+-.^_`|~9: 'q'\r\n");
    private static final List<String> ODD_LINES =
            List.of(
                    "x-a: b \r\n",
                    "x-a: b\n",
                    "x-a: b\r",
                    "x-a :b\r\n",
                    " folded\r\n",
                    "\tfolded\r\n",
                    "x-a:\tb\r\n",
                    "x-a: \u00e9\r\n",
                    "x-\u00e9: a\r\n",
                    ": a\r\n",
                    "x a: b\r\n",
                    "no colon\r\n",
                    "x-a: \u0000\r\n",
                    "Expect: 100-continue\r\n",
                    "Upgrade: h2c\r\n",
                    "Transfer-Encoding: chunked\r\n",
                    "transfer-encoding: identity\r\n",
                    "Sec-WebSocket-Key1: a\r\nSec-WebSocket-Key2: b\r\n",
                    "Content-Length: 1\r\n",
                    "content-length: +3\r\n",
                    "content-length: 3, 3\r\n",
                    "content-length:\r\n",
                    "content-length: -1\r\n",
                    "content-length: 99999999999999999999\r\n",
                    "x-long: " + "l".repeat(420) + "\r\n");

    /** One for all connections, as on an event loop. */
    private final PlainReader plain = new PlainReader(WIRE);

    private long seed;
    private Random random = new Random();

    @Test
    void what_clients_send_is_read_as_by_netty_however_it_comes() {
        seed(new Random().nextLong());
        for (int i = 0; i < ROUNDS; i++) {
            compare(latin(requests(0)));
        }
    }

    @Test
    void what_nobody_should_send_is_read_as_by_netty_however_it_comes() {
        seed(new Random().nextLong());
        for (int i = 0; i < ROUNDS; i++) {
            compare(latin(requests(1 + random.nextInt(3))));
        }
    }

    @Test
    void a_wrong_byte_is_read_as_by_netty_however_it_comes() {
        seed(new Random().nextLong());
        for (int i = 0; i < ROUNDS; i++) {
            byte[] sent = latin(requests(random.nextInt(2)));
            sent[random.nextInt(sent.length)] = (byte) wrong();
            compare(sent);
        }
    }

    /** So that the comparison is one. */
    @Test
    void plain_requests_are_read_before_netty_does_and_others_are_not() {
        assertTrue(takes(plain, "POST /a HTTP/1.1\r\nhost: b\r\ncontent-length: 2\r\n\r\nxy"));
        assertTrue(takes(plain, "GET /a HTTP/1.1\r\n\r\n"));
        assertTrue(!takes(plain, "POST /a HTTP/1.1\r\ncontent-length: 2\r\n\r\nx"));
        assertTrue(!takes(plain, "GET /a HTTP/1.1\r\n\r"));
        assertTrue(
                !takes(
                        plain,
                        "POST /a HTTP/1.1\r\ncontent-length: 70000\r\n\r\n" + "x".repeat(70_000)));
        ODD_LINES.stream()
                .filter(line -> !line.startsWith("Content-Length"))
                .map(line -> "GET /a HTTP/1.1\r\n" + line + "\r\n")
                .forEach(odd -> assertTrue(!takes(plain, odd), odd));
        assertTrue(!takes(PlainReader.none(), "GET /a HTTP/1.1\r\n\r\n"));
    }

    private static boolean takes(PlainReader reader, String request) {
        List<Object> out = new ArrayList<>();
        boolean taken = reader.read(Unpooled.wrappedBuffer(latin(request)), out);
        assertEquals(taken ? 2 : 0, out.size());
        return taken;
    }

    private void seed(long value) {
        seed = value;
        random = new Random(seed);
    }

    private void compare(byte[] sent) {
        EmbeddedChannel ours = new EmbeddedChannel(new RequestDecoder(WIRE, plain));
        EmbeddedChannel theirs = new EmbeddedChannel(new RequestDecoder(WIRE, PlainReader.none()));
        StringBuilder said = new StringBuilder();
        StringBuilder expected = new StringBuilder();
        for (int from = 0, to; from < sent.length; from = to) {
            to = random.nextBoolean() ? sent.length : from + 1 + random.nextInt(sent.length - from);
            byte[] piece = Arrays.copyOfRange(sent, from, to);
            expected.append(heard(theirs, piece));
            assertEquals(
                    expected.toString(), said.append(heard(ours, piece)).toString(), told(sent));
        }
        expected.append(end(theirs));
        assertEquals(expected.toString(), said.append(end(ours)).toString(), told(sent));
    }

    private String told(byte[] sent) {
        return "seed " + seed + ": " + text(sent).replace("\r", "\\r").replace("\n", "\\n");
    }

    private static String heard(EmbeddedChannel channel, byte[] piece) {
        channel.writeInbound(Unpooled.wrappedBuffer(piece));
        return all(channel);
    }

    private static String end(EmbeddedChannel channel) {
        channel.finish();
        return all(channel);
    }

    private static String all(EmbeddedChannel channel) {
        StringBuilder all = new StringBuilder();
        for (Object one = channel.readInbound(); one != null; one = channel.readInbound()) {
            all.append(told((HttpObject) one));
            ReferenceCountUtil.release(one);
        }
        return all.toString();
    }

    private static String told(HttpObject part) {
        String failed = part.decoderResult().isFailure() ? " malformed" : "";
        String head =
                part instanceof HttpRequest request
                        ? request.method()
                                + " "
                                + request.uri()
                                + " "
                                + request.protocolVersion()
                                + request.headers().entries()
                        : "";
        String body =
                part instanceof HttpContent content
                        ? content.content().toString(StandardCharsets.ISO_8859_1)
                        : "";
        return head + body + failed + (part instanceof LastHttpContent ? " end\n" : "");
    }

    private String requests(int odd) {
        StringBuilder all = new StringBuilder();
        for (int left = 1 + random.nextInt(3); left > 0; left--) {
            all.append(request(left == 1 ? odd : 0));
        }
        return all.toString();
    }

    private String request(int odd) {
        int oddPart = odd == 0 ? 9 : random.nextInt(6);
        String body = "b".repeat(random.nextInt(3) * random.nextInt(60));
        StringBuilder lines = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            lines.append(one(LINES));
        }
        if (!body.isEmpty() || random.nextBoolean()) {
            lines.append("Content-Length: ").append(body.length()).append("\r\n");
        }
        for (int i = oddPart > 2 ? odd : 0; i > 0 && oddPart != 9; i--) {
            lines.append(one(random.nextInt(4) == 0 ? LINES : ODD_LINES));
        }
        return (oddPart == 0 ? one(METHODS) : random.nextBoolean() ? "POST " : "GET ")
                + (oddPart == 1 ? one(TARGETS) : "/v1/chat?a=b")
                + (oddPart == 2 ? one(VERSIONS) : " HTTP/1.1\r\n")
                + lines
                + "\r\n"
                + body;
    }

    private String one(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    private int wrong() {
        String likely = "\r\n \t:\u0000\u007f\u0080,;=0";
        return random.nextBoolean()
                ? likely.charAt(random.nextInt(likely.length()))
                : random.nextInt(256);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
