package dev.bourse.wire.json;

/**
 * Where the smallest parts of JSON end that lie in bytes up to {@code to}. What is malformed, and
 * what ends with the bytes so that it can't be told, is {@link Beyond} these.
 */
final class Lexemes {
    private static final int HEX_DIGITS = 4;
    private static final int HEX = 16;

    private Lexemes() {}

    /** The index of the first byte that is no white space, or {@code to}. */
    static int space(byte[] source, int from, int to) {
        int i = from;
        while (i < to && source[i] <= ' ' && isSpace(source[i])) {
            i++;
        }
        return i;
    }

    private static boolean isSpace(byte next) {
        return next == ' ' || next == '\n' || next == '\r' || next == '\t';
    }

    /** The index of the first byte that is no white space, which must be there. */
    static int something(byte[] source, int from, int to) {
        int i = space(source, from, to);
        if (i == to) {
            throw new Beyond();
        }
        return i;
    }

    /** The end of a word whose first letter is known to be there. */
    static int word(byte[] source, int from, int to, String word) {
        int end = from + word.length();
        if (end >= to || !isWord(source, from, word) || !endsWord(source[end])) {
            throw new Beyond();
        }
        return end;
    }

    private static boolean isWord(byte[] source, int from, String word) {
        for (int i = 1; i < word.length(); i++) {
            if (source[from + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Of other bytes the library looks whether they might be of a longer word. */
    private static boolean endsWord(byte next) {
        return (next >= 0 && next < '0') || next == ']' || next == '}';
    }

    /** The end of the whole part of a number. */
    static int whole(byte[] source, int from, int to) {
        int first = source[from] == '-' ? from + 1 : from;
        int end = digits(source, first, to);
        if (source[first] == '0' && end > first + 1) {
            throw new Beyond();
        }
        return end;
    }

    /** The end of a fraction and an exponent, neither of which has to be there. */
    static int fraction(byte[] source, int from, int to) {
        int end = source[from] == '.' ? digits(source, from + 1, to) : from;
        boolean exponent = source[end] == 'e' || source[end] == 'E';
        return exponent ? exponent(source, end + 1, to) : end;
    }

    private static int exponent(byte[] source, int from, int to) {
        boolean signed = from < to && (source[from] == '+' || source[from] == '-');
        return digits(source, signed ? from + 1 : from, to);
    }

    private static int digits(byte[] source, int from, int to) {
        int i = from;
        while (i < to && source[i] >= '0' && source[i] <= '9') {
            i++;
        }
        if (i == from || i == to) {
            throw new Beyond();
        }
        return i;
    }

    /** The quote that ends a string, sought from its first escape or quote. */
    static int quote(byte[] source, int from, int to) {
        int i = from;
        while (i < to && source[i] == '\\') {
            i = PlainText.end(source, escape(source, i + 1, to), to);
        }
        if (i == to || source[i] != '"') {
            throw new Beyond();
        }
        return i;
    }

    private static int escape(byte[] source, int letter, int to) {
        if (letter == to) {
            throw new Beyond();
        }
        return switch (source[letter]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> letter + 1;
            case 'u' -> code(source, letter + 1, to);
            default -> throw new Beyond();
        };
    }

    private static int code(byte[] source, int from, int to) {
        int end = from + HEX_DIGITS;
        for (int i = from; i < end; i++) {
            if (i >= to || Character.digit(source[i], HEX) < 0) {
                throw new Beyond();
            }
        }
        return end;
    }
}
