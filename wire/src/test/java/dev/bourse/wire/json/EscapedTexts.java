package dev.bourse.wire.json;

import java.util.Locale;
import java.util.Random;

/** Random texts of letters that are hard to carry, and all the ways to write them in JSON. */
public final class EscapedTexts {
    private static final String SHORT = "\"\\/\b\f\n\r\t";
    private static final String LETTERS = "\"\\/bfnrt";

    private EscapedTexts() {}

    /** A text of so many letters; some are halves of surrogate pairs. */
    public static String text(Random random, int letters) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < letters; i++) {
            text.append(letter(random));
        }
        return text.toString();
    }

    /** One of the ways to write it inside of a JSON string. */
    public static String inside(String text, Random random) {
        StringBuilder inside = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            boolean pair =
                    i + 1 < text.length() && Character.isSurrogatePair(next, text.charAt(i + 1));
            if (pair && random.nextBoolean()) {
                inside.appendCodePoint(text.codePointAt(i++));
            } else if (pair) {
                inside.append(number(next, random)).append(number(text.charAt(++i), random));
            } else {
                inside.append(written(next, random));
            }
        }
        return inside.toString();
    }

    private static String letter(Random random) {
        return switch (random.nextInt(9)) {
            case 0, 1 -> String.valueOf(SHORT.charAt(random.nextInt(SHORT.length())));
            case 2 -> String.valueOf((char) random.nextInt(32));
            case 3 -> String.valueOf((char) (0x7F + random.nextInt(0x781)));
            case 4 -> Character.toString(0x800 + random.nextInt(0xD800 - 0x800));
            case 5 -> Character.toString(0x10000 + random.nextInt(0x100000));
            case 6 -> String.valueOf((char) (0xD800 + random.nextInt(0x800)));
            default -> String.valueOf((char) (' ' + random.nextInt(95)));
        };
    }

    private static String written(char letter, Random random) {
        int known = SHORT.indexOf(letter);
        boolean must = letter < ' ' || letter == '"' || letter == '\\';
        if (known >= 0 && random.nextBoolean()) {
            return "\\" + LETTERS.charAt(known);
        }
        return must || Character.isSurrogate(letter) || random.nextInt(4) == 0
                ? number(letter, random)
                : String.valueOf(letter);
    }

    private static String number(char letter, Random random) {
        String digits = "%04x".formatted((int) letter);
        return "\\u" + (random.nextBoolean() ? digits : digits.toUpperCase(Locale.ROOT));
    }
}
