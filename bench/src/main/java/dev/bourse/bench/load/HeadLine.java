package dev.bourse.bench.load;

/** One line of a message head, kept as bytes so that reading it makes no garbage. */
final class HeadLine {
    private static final int LONGEST = 8_192;

    private final byte[] bytes = new byte[LONGEST];
    private int length;

    /** Appends; what is beyond the longest line is dropped, no header we look for is that long. */
    void add(byte octet) {
        if (length < LONGEST) {
            bytes[length++] = octet;
        }
    }

    void clear() {
        length = 0;
    }

    boolean isEmpty() {
        return length == 0;
    }

    /** Whether the line starts with this lower-case name, in any case. */
    boolean starts(String name) {
        if (length < name.length()) {
            return false;
        }
        for (int at = 0; at < name.length(); at++) {
            if (Character.toLowerCase(bytes[at]) != name.charAt(at)) {
                return false;
            }
        }
        return true;
    }

    /** The digits from there on, leading blanks skipped, up to the first byte that is no digit. */
    long number(int from, int radix) {
        int at = from;
        while (at < length && bytes[at] == ' ') {
            at++;
        }
        long value = 0;
        for (; at < length && Character.digit(bytes[at], radix) >= 0; at++) {
            value = value * radix + Character.digit(bytes[at], radix);
        }
        return value;
    }

    /** The status of a status line, zero for a request line. */
    int status() {
        return starts("http/1.") ? (int) number("HTTP/1.1".length(), 10) : 0;
    }
}
