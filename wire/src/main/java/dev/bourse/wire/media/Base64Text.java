package dev.bourse.wire.media;

/** Base64 in JSON strings, told apart from other text without decoding it. */
final class Base64Text {
    private static final int QUANTUM = 4;

    private Base64Text() {}

    /**
     * The index of the closing quote of the string whose inside begins at {@code from}; -1 when it
     * is empty, or no base64 that can be decoded (RFC 4648, 4).
     */
    static int end(byte[] source, int from, int limit) {
        int at = from;
        while (at < limit && isDigit(source[at])) {
            at++;
        }
        int digits = at - from;
        while (at < limit && source[at] == '=') {
            at++;
        }
        int padding = at - from - digits;
        boolean closed = at < limit && source[at] == '"';
        boolean padded = padding == 0 || (padding <= 2 && (digits + padding) % QUANTUM == 0);
        return closed && digits > 0 && digits % QUANTUM != 1 && padded ? at : -1;
    }

    private static boolean isDigit(byte next) {
        return (next >= 'A' && next <= 'Z')
                || (next >= 'a' && next <= 'z')
                || (next >= '0' && next <= '9')
                || next == '+'
                || next == '/';
    }
}
