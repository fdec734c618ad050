package dev.bourse.wire.tool;

import dev.bourse.wire.json.JsonValue;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Rules that speak of texts. */
final class TextRules {
    /** Java's matcher goes a level deeper for each repetition: longer texts are not judged. */
    private static final int LONGEST = 1_000;

    private final String text;
    private final Steps steps;

    TextRules(String text, Steps steps) {
        this.text = text;
        this.steps = steps;
    }

    boolean hold(Map.Entry<String, JsonValue> rule) {
        return switch (rule.getKey()) {
            case "minLength" -> Rule.compare(length(), rule.getValue()) >= 0;
            case "maxLength" -> Rule.compare(length(), rule.getValue()) <= 0;
            case "pattern" -> fits(Rule.text(rule.getValue()), text, steps);
            default -> true;
        };
    }

    private int length() {
        return text.codePointCount(0, text.length());
    }

    /**
     * Whether a text fits a pattern anywhere. Each character that is looked at is a step, so that a
     * pattern that backtracks without end is given up.
     */
    static boolean fits(String pattern, String text, Steps steps) {
        if (pattern.length() > LONGEST || text.length() > LONGEST) {
            throw new UnjudgedException("too long for a pattern");
        }
        try {
            return Pattern.compile(pattern).matcher(new Counted(text, steps)).find();
        } catch (PatternSyntaxException _) {
            throw new UnjudgedException("no pattern");
        }
    }

    /** A text that counts how often it is looked at. */
    private record Counted(CharSequence text, Steps steps) implements CharSequence {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            steps.take();
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int from, int to) {
            return text.subSequence(from, to);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
