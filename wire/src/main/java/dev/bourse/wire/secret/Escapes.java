package dev.bourse.wire.secret;

import java.util.Arrays;

/**
 * JSON with the escapes of its texts taken away, since these hide where a word begins. It need not
 * be good JSON; what makes no sense stays as it is.
 */
final class Escapes {
    private static final int HEX = 16;
    private static final int CODE = 4;
    private static final int ASCII = 128;

    private final byte[] source;
    private final byte[] out;
    private int at;
    private int length;

    private Escapes(byte[] source) {
        this.source = source;
        out = new byte[source.length];
    }

    static byte[] removed(byte[] source) {
        return new Escapes(source).read();
    }

    static boolean has(byte[] source) {
        for (byte one : source) {
            if (one == '\\') {
                return true;
            }
        }
        return false;
    }

    private byte[] read() {
        while (at < source.length) {
            byte letter = source[at++];
            out[length++] = letter == '\\' && at < source.length ? escaped(source[at++]) : letter;
        }
        return Arrays.copyOf(out, length);
    }

    private byte escaped(byte letter) {
        return switch (letter) {
            case 'n', 'r', 't', 'b', 'f' -> ' ';
            case 'u' -> code();
            default -> letter;
        };
    }

    /** Letters that no credential is written with become blanks. */
    private byte code() {
        int code = 0;
        for (int i = 0; i < CODE; i++) {
            int digit = at + i < source.length ? Character.digit(source[at + i], HEX) : -1;
            if (digit < 0) {
                return 'u';
            }
            code = code * HEX + digit;
        }
        at += CODE;
        return code < ASCII ? (byte) code : (byte) ' ';
    }
}
