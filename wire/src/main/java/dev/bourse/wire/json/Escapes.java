package dev.bourse.wire.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Strings that JSON writes with escapes, from and to bytes in one pass each. */
final class Escapes {
    private static final int HEX = 16;
    private static final int DIGITS = 4;
    private static final int UNICODE = 6;
    private static final int ASCII = 0x80;
    private static final int TWO_BYTES = 0x800;
    private static final char REPLACEMENT = '\uFFFD';

    private Escapes() {}

    /** The string as JSON, quotes included. Half of a surrogate pair is written as its escape. */
    static byte[] quoted(String text) {
        byte[] json = new byte[length(text) + 2];
        json[0] = '"';
        int at = 1;
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            if (next < ASCII) {
                at = ascii(next, json, at);
            } else if (isHalf(text, i)) {
                at = unicode(next, json, at);
            } else if (Character.isSurrogate(next)) {
                at = utf8(text.codePointAt(i++), json, at);
            } else {
                at = utf8(next, json, at);
            }
        }
        json[at] = '"';
        return json;
    }

    /** The string as JSON of ASCII alone, quotes included: the rest is written as escapes. */
    static byte[] ascii(String text) {
        byte[] json = new byte[UNICODE * text.length() + 2];
        json[0] = '"';
        int at = 1;
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            at = next < ASCII ? ascii(next, json, at) : unicode(next, json, at);
        }
        json[at] = '"';
        return Arrays.copyOf(json, at + 1);
    }

    /** The inside of a JSON string without its escapes. */
    static String resolved(byte[] source, int from, int to) {
        byte[] text = new byte[to - from];
        int length = 0;
        for (int i = from; i < to; i++) {
            byte next = source[i];
            if (next == '\\') {
                i++;
                if (source[i] == 'u') {
                    return resolved(new String(source, from, to - from, StandardCharsets.UTF_8));
                }
                next = (byte) meant((char) source[i]);
            }
            text[length++] = next;
        }
        return new String(text, 0, length, StandardCharsets.UTF_8);
    }

    /** The same of one with escapes by number. */
    private static String resolved(String inside) {
        int at = inside.indexOf('\\');
        StringBuilder text = new StringBuilder(inside.length());
        int from = 0;
        while (at >= 0) {
            char letter = inside.charAt(at + 1);
            boolean coded = letter == 'u';
            text.append(inside, from, at).append(coded ? code(inside, at + 2) : meant(letter));
            from = at + 2 + (coded ? DIGITS : 0);
            at = inside.indexOf('\\', from);
        }
        return text.append(inside, from, inside.length()).toString();
    }

    /** The text with halves of surrogate pairs replaced, which UTF-8 has no bytes for. */
    static String whole(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isHalf(text, i)) {
                return replaced(text);
            }
        }
        return text;
    }

    private static String replaced(String text) {
        StringBuilder whole = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            whole.setCharAt(i, isHalf(text, i) ? REPLACEMENT : text.charAt(i));
        }
        return whole.toString();
    }

    /** Bytes of the text in JSON, without the quotes. */
    private static int length(String text) {
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            if (next < ASCII) {
                char letter = letter(next);
                length += letter == 0 ? 1 : letter == 'u' ? UNICODE : 2;
            } else if (Character.isSurrogate(next)) {
                length += isHalf(text, i) ? UNICODE : 2;
            } else {
                length += next < TWO_BYTES ? 2 : 3;
            }
        }
        return length;
    }

    private static int ascii(char next, byte[] json, int at) {
        char letter = letter(next);
        if (letter == 'u') {
            return unicode(next, json, at);
        }
        if (letter == 0) {
            json[at] = (byte) next;
            return at + 1;
        }
        json[at] = '\\';
        json[at + 1] = (byte) letter;
        return at + 2;
    }

    private static int unicode(char next, byte[] json, int at) {
        json[at] = '\\';
        json[at + 1] = 'u';
        for (int i = 0; i < DIGITS; i++) {
            int digit = (next >> (DIGITS * (DIGITS - 1 - i))) & (HEX - 1);
            json[at + 2 + i] = (byte) "0123456789ABCDEF".charAt(digit);
        }
        return at + UNICODE;
    }

    private static int utf8(int code, byte[] json, int at) {
        if (code < TWO_BYTES) {
            json[at] = (byte) (0xC0 | (code >> 6));
            return last(code, 1, json, at + 1);
        }
        if (code <= Character.MAX_VALUE) {
            json[at] = (byte) (0xE0 | (code >> 12));
            return last(code, 2, json, at + 1);
        }
        json[at] = (byte) (0xF0 | (code >> 18));
        return last(code, 3, json, at + 1);
    }

    private static int last(int code, int bytes, byte[] json, int at) {
        for (int i = 0; i < bytes; i++) {
            json[at + i] = (byte) (ASCII | ((code >> (6 * (bytes - 1 - i))) & 0x3F));
        }
        return at + bytes;
    }

    private static boolean isHalf(String text, int at) {
        char next = text.charAt(at);
        if (!Character.isSurrogate(next)) {
            return false;
        }
        return Character.isHighSurrogate(next)
                ? at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1))
                : at == 0 || !Character.isHighSurrogate(text.charAt(at - 1));
    }

    /** The letter of the escape for a letter of ASCII; 0 when it needs none. */
    private static char letter(char next) {
        if (next >= ' ') {
            return next == '"' || next == '\\' ? next : 0;
        }
        return switch (next) {
            case '\n' -> 'n';
            case '\r' -> 'r';
            case '\t' -> 't';
            case '\b' -> 'b';
            case '\f' -> 'f';
            default -> 'u';
        };
    }

    private static char meant(char letter) {
        return switch (letter) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'f' -> '\f';
            default -> letter;
        };
    }

    private static char code(String inside, int at) {
        return (char) Integer.parseInt(inside, at, at + DIGITS, HEX);
    }
}
