package dev.bourse.wire.gemini;

import dev.bourse.wire.json.JsonScanner;
import dev.bourse.wire.splice.Holes;

/** The counts of a usage, which grow from chunk to chunk. */
final class Counts {
    private Counts() {}

    /** Passes over a value and notes the places of all whole numbers in it. */
    static void pass(JsonScanner in, byte[] source, Holes holes) {
        if (in.isObject()) {
            for (String key = in.nextName(); key != null; key = in.nextName()) {
                in.next();
                pass(in, source, holes);
            }
        } else if (in.isArray()) {
            while (in.nextItem()) {
                pass(in, source, holes);
            }
        } else if (in.isInteger() && source[in.start()] != '-') {
            holes.digits(in.start(), in.end());
        }
    }
}
