package dev.bourse.wire.parquet;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Writes structures in Thrift's compact protocol, in which Parquet's own headers are. */
final class Thrift {
    private static final int I32 = 5;
    private static final int I64 = 6;
    private static final int BINARY = 8;
    private static final int LIST = 9;
    private static final int STRUCT = 12;
    private static final int STOP = 0;
    private static final int SHORT_LIST = 15;
    private static final int HALF = 4;
    private static final int LOW_BITS = 0x7f;
    private static final int MORE = 0x80;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Deque<Integer> outer = new ArrayDeque<>();
    private int last;

    Thrift number(int field, int value) {
        field(field, I32);
        varint(zigzag(value));
        return this;
    }

    Thrift longNumber(int field, long value) {
        field(field, I64);
        varint(zigzag(value));
        return this;
    }

    Thrift text(int field, String value) {
        field(field, BINARY);
        bytes(value);
        return this;
    }

    Thrift struct(int field, Consumer<Thrift> members) {
        field(field, STRUCT);
        nested(members);
        return this;
    }

    Thrift numbers(int field, List<Integer> values) {
        list(field, I32, values.size());
        values.forEach(value -> varint(zigzag(value)));
        return this;
    }

    Thrift texts(int field, List<String> values) {
        list(field, BINARY, values.size());
        values.forEach(this::bytes);
        return this;
    }

    <T> Thrift structs(int field, List<T> items, BiConsumer<Thrift, T> members) {
        list(field, STRUCT, items.size());
        items.forEach(item -> nested(it -> members.accept(it, item)));
        return this;
    }

    /** The outermost structure, complete. */
    byte[] end() {
        out.write(STOP);
        return out.toByteArray();
    }

    private void nested(Consumer<Thrift> members) {
        outer.push(last);
        last = 0;
        members.accept(this);
        out.write(STOP);
        last = outer.pop();
    }

    /** Fields come in ascending order, so that each is told by its distance. */
    private void field(int field, int type) {
        out.write(((field - last) << HALF) | type);
        last = field;
    }

    private void list(int field, int type, int size) {
        field(field, LIST);
        if (size < SHORT_LIST) {
            out.write((size << HALF) | type);
        } else {
            out.write((SHORT_LIST << HALF) | type);
            varint(size);
        }
    }

    private void bytes(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        varint(utf8.length);
        out.writeBytes(utf8);
    }

    private static long zigzag(long value) {
        return (value << 1) ^ (value >> (Long.SIZE - 1));
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~LOW_BITS) != 0) {
            out.write((int) (rest & LOW_BITS) | MORE);
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
