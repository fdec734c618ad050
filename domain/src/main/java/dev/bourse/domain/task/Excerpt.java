package dev.bourse.domain.task;

/**
 * The part of a prompt that is looked at: its beginning, where tasks are set, and its end, where
 * they are repeated. What lies between costs nothing, however long it is.
 */
final class Excerpt {
    /** Chars read from the beginning. */
    static final int FIRST = 3072;

    /** Chars read from the end. */
    static final int LAST = 1024;

    private Excerpt() {}

    /** The chars to look at, at most {@code FIRST + LAST + 1} of them. */
    static char[] of(CharSequence prompt) {
        int length = prompt.length();
        if (length <= FIRST + LAST) {
            char[] all = new char[length];
            copy(prompt, 0, all, 0, length);
            return all;
        }
        char[] ends = new char[FIRST + 1 + LAST];
        copy(prompt, 0, ends, 0, FIRST);
        ends[FIRST] = '\n';
        copy(prompt, length - LAST, ends, FIRST + 1, LAST);
        return ends;
    }

    private static void copy(CharSequence from, int start, char[] to, int at, int count) {
        if (from instanceof String text) {
            text.getChars(start, start + count, to, at);
            return;
        }
        for (int i = 0; i < count; i++) {
            to[at + i] = from.charAt(start + i);
        }
    }
}
