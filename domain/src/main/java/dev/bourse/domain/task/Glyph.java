package dev.bourse.domain.task;

/** What a char is to the {@link Lexemes}. */
enum Glyph {
    BLANK,
    LETTER,
    DIGIT,
    SIGN,

    /** A char of a script without blanks between words; each is a lexeme of its own. */
    IDEOGRAPH;

    private static final int ASCII = 128;
    private static final Glyph[] TABLE = table();

    static Glyph of(char c) {
        return c < ASCII ? TABLE[c] : beyondAscii(c);
    }

    private static Glyph beyondAscii(char c) {
        if (isIdeograph(c)) {
            return IDEOGRAPH;
        }
        if (Character.isLetter(c) || isMark(c)) {
            return LETTER;
        }
        if (Character.isDigit(c)) {
            return DIGIT;
        }
        return isBlank(c) ? BLANK : SIGN;
    }

    /** Kana, Han, Hangul, Thai, Lao, Burmese and Khmer. */
    private static boolean isIdeograph(char c) {
        return isIn(c, '\u3040', '\u30ff')
                || isIn(c, '\u3400', '\u9fff')
                || isIn(c, '\uac00', '\ud7a3')
                || isIn(c, '\u0e00', '\u0eff')
                || isIn(c, '\u1000', '\u109f')
                || isIn(c, '\u1780', '\u17ff')
                || isIn(c, '\uf900', '\ufaff');
    }

    private static boolean isIn(char c, char first, char last) {
        return c >= first && c <= last;
    }

    private static boolean isMark(char c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT;
    }

    private static Glyph[] table() {
        Glyph[] table = new Glyph[ASCII];
        for (char c = 0; c < ASCII; c++) {
            boolean letter = Character.isLetter(c) || c == '_';
            Glyph rest = c <= ' ' || c == '\u007f' ? BLANK : SIGN;
            table[c] = letter ? LETTER : Character.isDigit(c) ? DIGIT : rest;
        }
        return table;
    }
}
