package dev.bourse.wire.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the tokens of a text that is nearly JSON and writes them as JSON has them. */
final class MendedText {
    private static final int DIGITS = 4;
    private static final String FENCE = "```";
    private static final Pattern NAME = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$-]*");
    private static final Pattern NUMBER =
            Pattern.compile("[+]?(-?)(0|[1-9][0-9]*)?([.][0-9]+)?([eE][+-]?[0-9]+)?");
    private static final Pattern ESCAPE = Pattern.compile("[\"\\\\/bfnrt]|u[0-9a-fA-F]{4}");
    private static final Map<String, String> WORDS =
            Map.of(
                    "true", "true",
                    "false", "false",
                    "null", "null",
                    "True", "true",
                    "False", "false",
                    "None", "null");

    private final String source;
    private int at;
    private boolean cut;

    MendedText(String source, int from) {
        this.source = source;
        this.at = from;
    }

    /** Passes over white space and comments; whether the text ends there, or its fence does. */
    boolean isOverAfterBlank() {
        while (at < source.length() && (isBlank() || comment())) {
            at++;
        }
        boolean over = at >= source.length() || source.startsWith(FENCE, at);
        cut |= over;
        return over;
    }

    /** Whether the text ended before its value did. */
    boolean wasCut() {
        return cut;
    }

    String rest() {
        return source.substring(Math.min(at, source.length()));
    }

    char peek() {
        return source.charAt(at);
    }

    char take() {
        return source.charAt(at++);
    }

    boolean take(char wanted) {
        boolean there = peek() == wanted;
        at += there ? 1 : 0;
        return there;
    }

    boolean isQuote() {
        return peek() == '"' || peek() == '\'';
    }

    boolean isOfNumber() {
        return "+-.0123456789".indexOf(peek()) >= 0;
    }

    /** A name without quotes; false when the text ends in it. */
    boolean name(StringBuilder out) {
        Matcher name = matcher(NAME);
        Mender.require(name.lookingAt());
        at = name.end();
        out.append('"').append(name.group()).append('"');
        return at < source.length();
    }

    /** A string; false when the text ends in it, which then ends the string too. */
    boolean string(StringBuilder out) {
        char quote = take();
        out.append('"');
        while (at < source.length() && peek() != quote) {
            letter(out);
        }
        out.append('"');
        at++;
        cut |= at > source.length();
        return at <= source.length();
    }

    /** A number; false when the text ends in it, since more digits may be missing. */
    boolean number(StringBuilder out) {
        Matcher number = matcher(NUMBER);
        Mender.require(number.lookingAt());
        boolean digits = number.group(2) != null || number.group(3) != null;
        at = number.end();
        if (at >= source.length()) {
            cut = true;
            return false;
        }
        Mender.require(digits && !Character.isLetterOrDigit(peek()) && peek() != '.');
        String whole = number.group(2) == null ? "0" : number.group(2);
        out.append(number.group(1)).append(whole);
        out.append(orNothing(number.group(3))).append(orNothing(number.group(4)));
        return true;
    }

    /** A word such as {@code true}; false when the text ends in it. */
    boolean word(StringBuilder out) {
        Matcher name = matcher(NAME);
        Mender.require(name.lookingAt());
        String word = name.group();
        at = name.end();
        if (at >= source.length() && !WORDS.containsKey(word)) {
            cut = true;
            Mender.require(WORDS.keySet().stream().anyMatch(one -> one.startsWith(word)));
            return false;
        }
        Mender.require(WORDS.containsKey(word));
        out.append(WORDS.get(word));
        return true;
    }

    private void letter(StringBuilder out) {
        char next = take();
        if (next == '\\') {
            escape(out);
        } else if (next < ' ') {
            out.append(escaped(next));
        } else {
            out.append(next == '"' ? "\\\"" : next);
        }
    }

    /** What is no escape in JSON is what it looks like: a backslash and a letter. */
    private void escape(StringBuilder out) {
        Matcher escape = matcher(ESCAPE);
        if (escape.lookingAt()) {
            out.append('\\').append(escape.group());
            at = escape.end();
        } else if (at >= source.length() || isCutUnicode()) {
            at = source.length();
        } else if (peek() == '\'') {
            out.append(take());
        } else {
            out.append("\\\\");
        }
    }

    private boolean isCutUnicode() {
        return source.length() - at <= DIGITS && source.substring(at).matches("u[0-9a-fA-F]*");
    }

    private static String escaped(char control) {
        String quoted = new String(Escapes.quoted(String.valueOf(control)), UTF_8);
        return quoted.substring(1, quoted.length() - 1);
    }

    private boolean isBlank() {
        return Character.isWhitespace(peek()) || peek() == '\uFEFF' || peek() == '\u00A0';
    }

    /** Stands on the last letter of a comment afterwards. */
    private boolean comment() {
        String end = source.startsWith("//", at) ? "\n" : source.startsWith("/*", at) ? "*/" : "";
        if (end.isEmpty()) {
            return false;
        }
        int found = source.indexOf(end, at + 2);
        at = found < 0 ? source.length() : found + end.length() - 1;
        return true;
    }

    private static String orNothing(@Nullable String group) {
        return group == null ? "" : group;
    }

    private Matcher matcher(Pattern pattern) {
        return pattern.matcher(source).region(at, source.length());
    }
}
