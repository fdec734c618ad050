package dev.bourse.wire.fact;

import java.util.Arrays;

/** Writes members in the packed form, see {@link PackedCodec}. */
final class PackedOutlet implements Outlet {
    private static final int USUAL = 512;
    private static final int LONGEST_NUMBER = 10;
    private static final int HEAD = 2;
    private static final int SEVEN_BITS = 0x7F;
    private static final int MORE = 0x80;
    private static final int LATIN_1 = 0xFF;

    private byte[] bytes = new byte[USUAL];
    private int size;

    PackedOutlet() {
        bytes[size++] = Packed.FORM;
    }

    /** What was written. */
    byte[] take() {
        return Arrays.copyOf(bytes, size);
    }

    @Override
    public void begin() {
        room(1);
        bytes[size++] = Packed.ITEM;
    }

    @Override
    public void object(Name name) {
        head(name, Packed.OBJECT);
    }

    @Override
    public void end() {
        room(1);
        bytes[size++] = Packed.END;
    }

    @Override
    public void list(Name name) {
        head(name, Packed.LIST);
    }

    @Override
    public void endList() {
        end();
    }

    @Override
    public void text(Name name, String value) {
        int from = size;
        head(name, Packed.LATIN_1);
        length(value.length());
        if (!latin1(value)) {
            size = from;
            utf16(name, value);
        }
    }

    @Override
    public void number(Name name, long value) {
        head(name, Packed.NUMBER);
        varint(value << 1 ^ value >> (Long.SIZE - 1));
    }

    @Override
    public void flag(Name name, boolean value) {
        head(name, value ? Packed.TRUE : Packed.FALSE);
    }

    private void head(Name name, byte kind) {
        room(HEAD);
        bytes[size] = (byte) name.id();
        bytes[size + 1] = kind;
        size += HEAD;
    }

    private void length(int length) {
        varint(length);
        room(length);
    }

    private void varint(long value) {
        room(LONGEST_NUMBER);
        long rest = value;
        while ((rest & ~SEVEN_BITS) != 0) {
            bytes[size++] = (byte) (rest | MORE);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    /** False when some character has no place in one byte. */
    private boolean latin1(String value) {
        int seen = 0;
        for (int i = 0; i < value.length(); i++) {
            char next = value.charAt(i);
            seen |= next;
            bytes[size + i] = (byte) next;
        }
        size += value.length();
        return seen <= LATIN_1;
    }

    /** Halves of surrogate pairs, too, are what they were. */
    private void utf16(Name name, String value) {
        head(name, Packed.UTF_16);
        length(value.length());
        room(2 * value.length());
        for (int i = 0; i < value.length(); i++) {
            char next = value.charAt(i);
            bytes[size++] = (byte) (next >> Byte.SIZE);
            bytes[size++] = (byte) next;
        }
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
        }
    }
}
