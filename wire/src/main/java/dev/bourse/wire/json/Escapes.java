package dev.bourse.wire.json;

import java.nio.charset.StandardCharsets;

/** Strings that JSON writes with escapes. */
final class Escapes {
    private static final int HEX = 16;
    private static final int DIGITS = 4;
    private static final char REPLACEMENT = '\uFFFD';

    private Escapes() {}

    /** The string as JSON, quotes included. Half of a surrogate pair is written as its escape. */
    static byte[] quoted(String text) {
        StringBuilder json = new StringBuilder(text.length() + HEX).append('"');
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            if (next < ' ' || isHalf(text, i)) {
                json.append(escape(next));
            } else {
                json.append(next == '"' || next == '\\' ? "\\" : "").append(next);
            }
        }
        return json.append('"').toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The inside of a JSON string without its escapes. */
    static String resolved(String inside) {
        int at = inside.indexOf('\\');
        if (at < 0) {
            return inside;
        }
        StringBuilder text = new StringBuilder(inside.length());
        int from = 0;
        while (at >= 0) {
            char letter = inside.charAt(at + 1);
            text.append(inside, from, at).append(meant(inside, at + 1, letter));
            from = at + 2 + (letter == 'u' ? DIGITS : 0);
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

    private static boolean isHalf(String text, int at) {
        char next = text.charAt(at);
        if (!Character.isSurrogate(next)) {
            return false;
        }
        return Character.isHighSurrogate(next)
                ? at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1))
                : at == 0 || !Character.isHighSurrogate(text.charAt(at - 1));
    }

    private static String escape(char next) {
        return switch (next) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            case '\b' -> "\\b";
            case '\f' -> "\\f";
            default -> "\\u%04X".formatted((int) next);
        };
    }

    private static char meant(String inside, int at, char letter) {
        return switch (letter) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> (char) Integer.parseInt(inside, at + 1, at + 1 + DIGITS, HEX);
            default -> letter;
        };
    }
}
