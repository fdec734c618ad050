package dev.bourse.wire.fact;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** Makes texts of bytes, one for each character. */
@FunctionalInterface
interface Texts {
    /** Makes each anew. */
    Texts FRESH = (bytes, from, length) -> new String(bytes, from, length, ISO_8859_1);

    String latin1(byte[] bytes, int from, int length);
}
