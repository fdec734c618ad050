package dev.bourse.domain.task;

import java.util.Arrays;

/**
 * The words, numbers and signs of a text as hashes, in order. Words are compared in lower case,
 * numbers only by their length, and of a run of one sign the first three count.
 */
final class Lexemes {
    private static final int LONGEST_WORD = 40;
    private static final int LONGEST_RUN = 3;

    /** Letters by which longer words are alike: what makes them plural or an adjective follows. */
    private static final int STEM = 5;

    private static final int LONGEST_NUMBER = 4;
    private static final int FNV_OFFSET = 0x811c9dc5;
    private static final int FNV_PRIME = 0x01000193;

    private final char[] text;
    private int[] hashes;
    private int[] stems;
    private int size;
    private int signChars;
    private int digitChars;
    private int inkChars;

    private Lexemes(char[] text) {
        this.text = text;
        this.hashes = new int[Math.max(16, text.length / 3)];
        this.stems = new int[hashes.length];
    }

    static Lexemes of(char[] text) {
        Lexemes lexemes = new Lexemes(text);
        lexemes.read();
        return lexemes;
    }

    static Lexemes of(String text) {
        return of(text.toCharArray());
    }

    int size() {
        return size;
    }

    int hash(int index) {
        return hashes[index];
    }

    /** The hash of how a long word begins; 0 for anything else. */
    int stem(int index) {
        return stems[index];
    }

    /** The hash of a lexeme and the one after it. */
    int pair(int index) {
        return Hash.pair(hashes[index], hashes[index + 1]);
    }

    /** Chars in signs, from 0 to 1, of all that are not blank. */
    double signShare() {
        return inkChars == 0 ? 0 : (double) signChars / inkChars;
    }

    /** Chars in numbers, from 0 to 1, of all that are not blank. */
    double digitShare() {
        return inkChars == 0 ? 0 : (double) digitChars / inkChars;
    }

    private void read() {
        int at = 0;
        while (at < text.length) {
            Glyph glyph = Glyph.of(text[at]);
            int end =
                    switch (glyph) {
                        case BLANK -> at + 1;
                        case LETTER -> word(at);
                        case DIGIT -> number(at);
                        case SIGN -> sign(at);
                        case IDEOGRAPH -> ideograph(at);
                    };
            inkChars += glyph == Glyph.BLANK ? 0 : end - at;
            at = end;
        }
    }

    private int word(int from) {
        int hash = FNV_OFFSET;
        int stem = 0;
        int at = from;
        while (at < text.length && isInWord(Glyph.of(text[at]))) {
            if (at - from < LONGEST_WORD) {
                stem = at - from == STEM ? hash : stem;
                hash = (hash ^ Character.toLowerCase(text[at])) * FNV_PRIME;
            }
            at++;
        }
        add(Hash.mix(hash));
        stems[size - 1] = stem == 0 ? 0 : Hash.mix(stem);
        return at;
    }

    private int number(int from) {
        int at = from;
        while (at < text.length && isInNumber(at)) {
            at++;
        }
        digitChars += at - from;
        add(Hash.mix(FNV_OFFSET + Math.min(at - from, LONGEST_NUMBER)));
        return at;
    }

    private int sign(int from) {
        int at = from + 1;
        while (at < text.length && text[at] == text[from]) {
            at++;
        }
        signChars += at - from;
        add(signHash(text[from], Math.min(at - from, LONGEST_RUN)));
        return at;
    }

    /** Halves of pairs (emoji and the like, or broken text) all count as one sign. */
    private static int signHash(char sign, int run) {
        char known = Character.isSurrogate(sign) ? Character.MIN_SURROGATE : sign;
        return Hash.mix(((known << 2) | run) * FNV_PRIME);
    }

    private int ideograph(int at) {
        add(Hash.mix((FNV_OFFSET ^ text[at]) * FNV_PRIME));
        return at + 1;
    }

    private static boolean isInWord(Glyph glyph) {
        return glyph == Glyph.LETTER || glyph == Glyph.DIGIT;
    }

    private boolean isInNumber(int at) {
        return Glyph.of(text[at]) == Glyph.DIGIT || (isPoint(text[at]) && isDigit(at + 1));
    }

    private static boolean isPoint(char c) {
        return c == '.' || c == ',';
    }

    private boolean isDigit(int at) {
        return at < text.length && Glyph.of(text[at]) == Glyph.DIGIT;
    }

    private void add(int hash) {
        if (size == hashes.length) {
            hashes = Arrays.copyOf(hashes, 2 * size);
            stems = Arrays.copyOf(stems, 2 * size);
        }
        hashes[size++] = hash;
    }
}
