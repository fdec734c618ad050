package dev.bourse.wire.fact;

import dev.bourse.domain.fact.Fact;

import java.util.Arrays;

/**
 * Facts as the journal holds them: the members that {@link FactCodec} writes as JSON, in fewer
 * bytes and at a third of the cost. Every request makes two, and several readers follow.
 *
 * <p>A fact is the byte 1, then an object. An object is the byte 1, unless it is a member, then its
 * members, then the byte 0. A member is the number of its name, a byte for its kind, and a value: 1
 * a number, zigzag and in groups of seven bits, the lowest first (as in Protocol Buffers); 2 a text
 * of characters below 256, its length as such groups without zigzag, then a byte for each; 3 any
 * text, its length, then two bytes for each UTF-16 unit, the higher first; 4 true; 5 false; 6 an
 * object; 7 a list: objects, then the byte 0. A reader passes over names that it does not know.
 */
public final class PackedCodec {
    /** How each packed fact begins that tells of a beginning. */
    private static final byte[] BEGINNING = beginning();

    private PackedCodec() {}

    private static byte[] beginning() {
        PackedOutlet out = new PackedOutlet();
        out.begin();
        out.text(Name.TYPE, FactType.STARTED.tag());
        return out.take();
    }

    /**
     * Whether a packed fact tells that a generation began, which is seen without decoding it; false
     * for a fact that was written as JSON.
     */
    public static boolean tellsOfBeginning(byte[] bytes) {
        int length = BEGINNING.length;
        return bytes.length >= length && Arrays.equals(bytes, 0, length, BEGINNING, 0, length);
    }

    /** The fact in its packed form. */
    public static byte[] encode(Fact fact) {
        PackedOutlet out = new PackedOutlet();
        new FactWriter(out).write(fact);
        return out.take();
    }

    /**
     * Reads what {@link #encode} or {@link FactCodec#encode} wrote: a journal may hold both.
     *
     * @throws FactException when the bytes are malformed, of an unknown type, or lack a field
     */
    public static Fact decode(byte[] bytes) {
        return decode(bytes, new PackedReader(Texts.FRESH));
    }

    static Fact decode(byte[] bytes, PackedReader reader) {
        if (bytes.length == 0 || bytes[0] != Packed.FORM) {
            return FactCodec.decode(bytes);
        }
        try {
            return FactReader.fact(reader.whole(bytes));
        } catch (IllegalArgumentException | ArithmeticException problem) {
            throw new FactException("not a fact: " + problem.getMessage());
        }
    }
}
