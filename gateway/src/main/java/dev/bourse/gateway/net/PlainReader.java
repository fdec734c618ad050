package dev.bourse.gateway.net;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpHeadersFactory;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the requests that nearly all clients send nearly always, for all connections of one event
 * loop: a short head of printed characters with all of its body behind it.
 *
 * <p>Strangers write requests, and whoever reads one otherwise than the proxy before it lets a
 * second one be hidden in it. So this reads only what can be read in one way, and takes nothing of
 * anything else, which is left to Netty's decoder from its first byte: other methods and versions,
 * lines without both of their ends, blanks where none are needed, folded lines, chunks, a length
 * that is given twice or is no plain number, whoever waits to be told to go on, heads of a length
 * that might be refused, and all that has not come whole.
 */
final class PlainReader {
    private static final int LONGEST = 2048;
    private static final int LONGEST_BODY = 64 * 1024;
    private static final int MOST_DIGITS = 6;
    private static final int TEN = 10;
    private static final int HASH = 31;
    private static final int UNKNOWN = -1;
    private static final int LINE_END = 2;
    private static final int DELETE = 0x7f;
    private static final byte[] POST = ascii("POST ");
    private static final byte[] GET = ascii("GET ");
    private static final byte[] VERSION = ascii(" HTTP/1.1\r\n");
    private static final String MARKS = "!#$%&'*+-.^_`|~";
    private static final boolean[] IN_NAMES = inNames();

    /** They are valid when they have been read. */
    private static final HttpHeadersFactory HEADERS =
            DefaultHttpHeadersFactory.headersFactory().withValidation(false);

    private final FieldNames names = new FieldNames();
    private final byte[] bytes;
    private int end;
    private int at;
    private int length;

    PlainReader(Wire wire) {
        this(Math.min(LONGEST, Math.min(wire.lineBytes(), wire.headerBytes())));
    }

    private PlainReader(int longest) {
        bytes = new byte[longest];
    }

    /** One that leaves every request. */
    static PlainReader none() {
        return new PlainReader(0);
    }

    /**
     * Takes a request with its body, or nothing.
     *
     * @return whether there was one
     */
    boolean read(ByteBuf in, List<Object> out) {
        HttpRequest request = head(in);
        if (request == null || in.readableBytes() - at < length) {
            return false;
        }
        in.skipBytes(at);
        out.add(request);
        out.add(
                length == 0
                        ? LastHttpContent.EMPTY_LAST_CONTENT
                        : new DefaultLastHttpContent(in.readRetainedSlice(length)));
        return true;
    }

    private @Nullable HttpRequest head(ByteBuf in) {
        end = Math.min(in.readableBytes(), bytes.length);
        in.getBytes(in.readerIndex(), bytes, 0, end);
        at = 0;
        length = UNKNOWN;
        HttpMethod method = skip(POST) ? HttpMethod.POST : skip(GET) ? HttpMethod.GET : null;
        return method == null ? null : request(method);
    }

    private @Nullable HttpRequest request(HttpMethod method) {
        int from = at;
        while (at < end && bytes[at] > ' ' && bytes[at] < DELETE) {
            at++;
        }
        String target = text(from, at);
        HttpHeaders headers = HEADERS.newHeaders();
        return !target.isEmpty() && skip(VERSION) && lines(headers)
                ? new DefaultHttpRequest(HttpVersion.HTTP_1_1, method, target, headers)
                : null;
    }

    /** Reads all lines, and the empty one that ends them. */
    private boolean lines(HttpHeaders headers) {
        while (!isLineEnd()) {
            if (!line(headers)) {
                return false;
            }
        }
        at += LINE_END;
        length = Math.max(length, 0);
        return true;
    }

    private boolean line(HttpHeaders headers) {
        FieldNames.Name name = name();
        String value = name == null ? null : value();
        if (name == null || value == null || !isPlain(name, value)) {
            return false;
        }
        headers.add(name.text(), value);
        return true;
    }

    /** Reads the name of a line and its colon. */
    private FieldNames.@Nullable Name name() {
        int from = at;
        int hash = 0;
        while (at < end && bytes[at] > 0 && IN_NAMES[bytes[at]]) {
            hash = HASH * hash + bytes[at++];
        }
        boolean named = at > from && at < end && bytes[at] == ':';
        return named ? names.of(bytes, from, at++, hash) : null;
    }

    /** Reads the value of a line and its end. */
    private @Nullable String value() {
        while (at < end && bytes[at] == ' ') {
            at++;
        }
        int from = at;
        while (at < end && bytes[at] >= ' ' && bytes[at] < DELETE) {
            at++;
        }
        if (!isLineEnd() || (at > from && bytes[at - 1] == ' ')) {
            return null;
        }
        String value = text(from, at);
        at += LINE_END;
        return value;
    }

    private boolean isPlain(FieldNames.Name name, String value) {
        return switch (name.kind()) {
            case PLAIN -> true;
            case LENGTH -> length == UNKNOWN && isLength(value);
            case ODD -> false;
        };
    }

    private boolean isLength(String value) {
        int number = 0;
        for (int i = 0; i < value.length(); i++) {
            int digit = value.charAt(i) - '0';
            if (digit < 0 || digit >= TEN) {
                return false;
            }
            number = Math.min(TEN * number + digit, LONGEST_BODY + 1);
        }
        length = number;
        return !value.isEmpty() && value.length() <= MOST_DIGITS && number <= LONGEST_BODY;
    }

    private boolean skip(byte[] expected) {
        int next = at + expected.length;
        boolean found = next <= end && Arrays.equals(bytes, at, next, expected, 0, expected.length);
        at = found ? next : at;
        return found;
    }

    private boolean isLineEnd() {
        return at + 1 < end && bytes[at] == '\r' && bytes[at + 1] == '\n';
    }

    private String text(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static boolean[] inNames() {
        boolean[] in = new boolean[DELETE + 1];
        for (int one = 0; one < DELETE; one++) {
            in[one] = Character.isLetterOrDigit(one) || MARKS.indexOf(one) >= 0;
        }
        return in;
    }
}
