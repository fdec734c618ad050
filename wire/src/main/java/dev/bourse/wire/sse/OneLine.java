package dev.bourse.wire.sse;

import java.util.Arrays;

/** JSON of several lines as one: it has line breaks only where it may have spaces. */
public final class OneLine {
    private OneLine() {}

    /** Whether there is a line break between these places. */
    public static boolean isNeeded(byte[] source, int from, int to) {
        for (int i = from; i < to; i++) {
            if (source[i] == '\n' || source[i] == '\r') {
                return true;
            }
        }
        return false;
    }

    /** A copy of what lies between these places, with a space for each line break. */
    public static byte[] of(byte[] source, int from, int to) {
        byte[] line = Arrays.copyOfRange(source, from, to);
        for (int i = 0; i < line.length; i++) {
            line[i] = line[i] == '\n' || line[i] == '\r' ? (byte) ' ' : line[i];
        }
        return line;
    }
}
