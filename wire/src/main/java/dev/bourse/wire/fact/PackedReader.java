package dev.bourse.wire.fact;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads the members of packed facts, see {@link PackedCodec}, one fact after the other: what it
 * gave for one holds until the next.
 */
final class PackedReader {
    private static final int DEEPEST = 16;
    private static final int MANY = 32;
    private static final int FEW = 8;
    private static final int SEVEN_BITS = 0x7F;
    private static final int UNIT = 2;

    private final Texts texts;
    private final FieldsPool pool = new FieldsPool();
    private byte[] bytes = {};
    private int at;
    private int depth;

    PackedReader(Texts texts) {
        this.texts = texts;
    }

    /** Reads an object that fills the input behind the byte for its form. */
    Fields whole(byte[] fact) {
        bytes = fact;
        at = 1;
        depth = 0;
        pool.takeBack();
        require(next() == Packed.ITEM, "a fact is an object");
        Fields fields = object(MANY);
        require(at == bytes.length, "something follows the fact");
        return fields;
    }

    private Fields object(int room) {
        require(++depth <= DEEPEST, "too deep");
        Fields fields = pool.give(room);
        for (int id = next(); id != Packed.END; id = next()) {
            member(fields, Name.of(id & 0xFF));
        }
        depth--;
        return fields;
    }

    private void member(Fields fields, @Nullable Name name) {
        byte kind = next();
        if (kind == Packed.NUMBER) {
            keep(fields, name, number());
        } else {
            keep(fields, name, value(name, kind));
        }
    }

    private static void keep(Fields fields, @Nullable Name name, long number) {
        if (name != null) {
            fields.add(name, number);
        }
    }

    private static void keep(Fields fields, @Nullable Name name, Object value) {
        if (name != null) {
            fields.add(name, value);
        }
    }

    private Object value(@Nullable Name name, byte kind) {
        return switch (kind) {
            case Packed.LATIN_1 -> latin1(name);
            case Packed.UTF_16 -> utf16();
            case Packed.TRUE -> true;
            case Packed.FALSE -> false;
            case Packed.OBJECT -> object(FEW);
            case Packed.LIST -> list();
            default -> throw new FactException("unknown kind of member " + kind);
        };
    }

    private Fields.Items list() {
        List<Fields> items = new ArrayList<>();
        for (byte next = next(); next != Packed.END; next = next()) {
            require(next == Packed.ITEM, "lists in facts hold objects");
            items.add(object(FEW));
        }
        return new Fields.Items(items);
    }

    private long number() {
        long folded = varint();
        return folded >>> 1 ^ -(folded & 1);
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = next();
            value |= (long) (next & SEVEN_BITS) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new FactException("a number is too long");
    }

    /** Ids are met once, all other texts most likely again. */
    private String latin1(@Nullable Name name) {
        int length = length(1);
        int from = at;
        at += length;
        return name == Name.ID || name == Name.UPSTREAM_ID
                ? new String(bytes, from, length, ISO_8859_1)
                : texts.latin1(bytes, from, length);
    }

    private String utf16() {
        int length = length(UNIT);
        char[] units = new char[length / UNIT];
        for (int i = 0; i < units.length; i++) {
            units[i] = (char) ((next() & 0xFF) << Byte.SIZE | (next() & 0xFF));
        }
        return new String(units);
    }

    /** The bytes of a text of such units. */
    private int length(int unit) {
        long units = varint();
        require(
                units >= 0 && units <= (bytes.length - at) / unit,
                "a text is longer than the fact");
        return (int) units * unit;
    }

    private byte next() {
        require(at < bytes.length, "the fact ends too soon");
        return bytes[at++];
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new FactException(otherwise);
        }
    }
}
