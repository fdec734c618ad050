package dev.bourse.gateway.net;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpResponseStatus;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * Writes the heads of answers and the frames of chunks (RFC 9112, 4, 5 and 7.1) of one event loop,
 * in memory that is used again and again.
 */
final class Heads {
    private static final int USUAL = 512;
    private static final int FIRST_PRINTED = ' ';
    private static final int DELETE = 0x7f;
    private static final int LAST_BYTE = 0xff;
    private static final int DIGIT_BITS = 4;
    private static final int DIGIT = (1 << DIGIT_BITS) - 1;
    private static final byte[] OK = line("200 OK");
    private static final byte[] DIGITS = {
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
    };

    private byte[] bytes = new byte[USUAL];
    private int length;

    private static byte[] line(String status) {
        return ("HTTP/1.1 " + status + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Begins a head. */
    Heads status(int status) {
        length = 0;
        add(status == 200 ? OK : line(HttpResponseStatus.valueOf(status).toString()));
        return this;
    }

    /** Adds lines that are ready. */
    Heads lines(Lines lines) {
        add(lines.bytes());
        return this;
    }

    /** Adds lines. */
    Heads headers(Map<String, String> headers) {
        headers.forEach(this::header);
        return this;
    }

    /**
     * Adds a line. What would end it, or is no character of a header, is written as a question
     * mark: nothing that a caller or a provider said makes a line of its own.
     */
    Heads header(String name, String value) {
        room(name.length() + value.length() + 2 * Short.BYTES);
        text(name);
        put(':');
        put(' ');
        text(value);
        lineBreak();
        return this;
    }

    /** Adds the length of the body that follows. */
    Heads contentLength(int size) {
        return header("content-length", Integer.toString(size));
    }

    /** What has been written, without an end. */
    byte[] soFar() {
        return Arrays.copyOf(bytes, length);
    }

    /** How long it is when it has been ended. */
    int size() {
        return length + Short.BYTES;
    }

    /** Ends the head and writes it. */
    void writeTo(ByteBuf out) {
        room(Short.BYTES);
        lineBreak();
        out.writeBytes(bytes, 0, length);
    }

    /** Writes bytes as one chunk. */
    static void chunk(ByteBuf out, byte[] content) {
        for (int place = digits(content.length) - 1; place >= 0; place--) {
            out.writeByte(DIGITS[(content.length >>> (DIGIT_BITS * place)) & DIGIT]);
        }
        out.writeShort('\r' << Byte.SIZE | '\n').writeBytes(content);
        out.writeShort('\r' << Byte.SIZE | '\n');
    }

    /** How much a chunk of so many bytes takes. */
    static int chunkSize(int size) {
        return digits(size) + size + 2 * Short.BYTES;
    }

    /** How many hexadecimal digits a number has that is not zero. */
    private static int digits(int number) {
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(number);
        return (bits + DIGIT_BITS - 1) / DIGIT_BITS;
    }

    private void add(byte[] more) {
        room(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
    }

    private void text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            boolean printed = one >= FIRST_PRINTED && one != DELETE && one <= LAST_BYTE;
            put(printed || one == '\t' ? one : '?');
        }
    }

    private void lineBreak() {
        put('\r');
        put('\n');
    }

    private void put(int one) {
        bytes[length++] = (byte) one;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
