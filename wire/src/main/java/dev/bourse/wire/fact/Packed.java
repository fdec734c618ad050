package dev.bourse.wire.fact;

/** The bytes that give the packed form its structure, see {@link PackedCodec}. */
final class Packed {
    /** The first byte of a packed fact; JSON never begins with it. */
    static final byte FORM = 1;

    /** Instead of a name or an item: the object or the list is over. */
    static final byte END = 0;

    /** Before each object that is no member. */
    static final byte ITEM = 1;

    static final byte NUMBER = 1;
    static final byte LATIN_1 = 2;
    static final byte UTF_16 = 3;
    static final byte TRUE = 4;
    static final byte FALSE = 5;
    static final byte OBJECT = 6;
    static final byte LIST = 7;

    private Packed() {}
}
