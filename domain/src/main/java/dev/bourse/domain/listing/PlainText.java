package dev.bourse.domain.listing;

import java.util.Optional;

/**
 * Which texts of strangers may be shown: of bounded length, without characters that do something
 * instead of showing something. Markup is text like any other and is escaped where it is shown.
 */
public final class PlainText {
    /** Joins the parts of many emoji. */
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private PlainText() {}

    /**
     * Why a text of one line cannot be taken over; empty when it can.
     *
     * @param longest the most characters it may have
     */
    public static Optional<String> fault(String text, int longest) {
        return faultOf(text, longest, false);
    }

    /** The same for a text that may have line breaks. */
    public static Optional<String> faultOfLines(String text, int longest) {
        return faultOf(text, longest, true);
    }

    /** A text as one line of bounded length, whatever it was. */
    public static String line(String text, int longest) {
        StringBuilder line = new StringBuilder();
        text.codePoints()
                .limit(longest)
                .map(point -> isActive(point) ? ' ' : point)
                .forEach(line::appendCodePoint);
        return line.toString().strip();
    }

    private static Optional<String> faultOf(String text, int longest, boolean lines) {
        if (text.length() > longest) {
            return Optional.of("is longer than " + longest + " characters");
        }
        return text.codePoints().anyMatch(point -> isActive(point) && !(lines && point == '\n'))
                ? Optional.of("has characters that can't be seen")
                : Optional.empty();
    }

    /** Controls, half surrogates, and marks that turn the direction of what follows. */
    private static boolean isActive(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR -> true;
            case Character.PARAGRAPH_SEPARATOR, Character.FORMAT -> point != ZERO_WIDTH_JOINER;
            default -> false;
        };
    }
}
