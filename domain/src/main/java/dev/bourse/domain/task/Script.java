package dev.bourse.domain.task;

import org.jspecify.annotations.Nullable;

/** The scripts that tell languages apart, and how many chars of each make about a word. */
enum Script {
    LATIN(5),
    CYRILLIC(5),
    GREEK(5),
    HEBREW(4),
    ARABIC(4),
    DEVANAGARI(4),
    BENGALI(4),
    TAMIL(6),
    THAI(4),
    HANGUL(2),
    KANA(2),
    HAN(1.5);

    private static final int FIRST_BEYOND_LATIN = 0x370;

    private final double charsPerWord;

    Script(double charsPerWord) {
        this.charsPerWord = charsPerWord;
    }

    /** About how many words so many chars make. */
    double words(int chars) {
        return chars / charsPerWord;
    }

    /** The script of a char; null when it is no letter or of none of these. */
    static @Nullable Script of(char c) {
        if (c < FIRST_BEYOND_LATIN) {
            return Glyph.of(c) == Glyph.LETTER && c != '_' ? LATIN : null;
        }
        return c < '\u0e80' ? alphabet(c) : eastern(c);
    }

    private static @Nullable Script alphabet(char c) {
        if (c < '\u0400') {
            return GREEK;
        }
        if (c < '\u0530') {
            return CYRILLIC;
        }
        return switch (c >> 7) {
            case 0x590 >> 7 -> c < '\u0600' ? HEBREW : ARABIC;
            case 0x600 >> 7, 0x680 >> 7 -> ARABIC;
            case 0x900 >> 7 -> DEVANAGARI;
            case 0x980 >> 7 -> BENGALI;
            case 0xb80 >> 7 -> TAMIL;
            case 0xe00 >> 7 -> THAI;
            default -> null;
        };
    }

    private static @Nullable Script eastern(char c) {
        if (c >= '\u1e00' && c <= '\u1eff') {
            return LATIN;
        }
        if (c >= '\u3040' && c <= '\u30ff') {
            return KANA;
        }
        if (c >= '\uac00' && c <= '\ud7a3') {
            return HANGUL;
        }
        return c >= '\u3400' && c <= '\u9fff' ? HAN : null;
    }
}
