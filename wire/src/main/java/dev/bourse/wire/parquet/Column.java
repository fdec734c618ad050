package dev.bourse.wire.parquet;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A column of a table. */
public sealed interface Column {
    /** Its name. */
    String name();

    /**
     * Text.
     *
     * @param name its name
     * @param values one for each row; none is null
     */
    record Texts(String name, List<String> values) implements Column {
        public Texts {
            values = List.copyOf(values);
        }
    }

    /**
     * Whole numbers.
     *
     * @param name its name
     * @param values one for each row; null where it is not known
     */
    record Longs(String name, List<@Nullable Long> values) implements Column {}

    /**
     * Measured figures.
     *
     * @param name its name
     * @param values one for each row; null where it is not known
     */
    record Doubles(String name, List<@Nullable Double> values) implements Column {}

    /** How many rows it has. */
    default int rows() {
        return switch (this) {
            case Texts(_, var values) -> values.size();
            case Longs(_, var values) -> values.size();
            case Doubles(_, var values) -> values.size();
        };
    }

    /** Its physical type by Parquet's number. */
    default int type() {
        return switch (this) {
            case Longs _ -> 2;
            case Doubles _ -> 5;
            case Texts _ -> 6;
        };
    }

    /** Whether every row has a value. */
    default boolean isRequired() {
        return this instanceof Texts;
    }

    /** The content of its one page: which rows have a value, then the values. */
    default byte[] page() {
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        switch (this) {
            case Texts(_, var values) -> values.forEach(value -> text(page, value));
            case Longs(_, var values) -> {
                Levels.write(page, values);
                values.forEach(value -> number(page, value));
            }
            case Doubles(_, var values) -> {
                Levels.write(page, values);
                values.forEach(value ->
                        number(page, value == null ? null : Double.doubleToLongBits(value)));
            }
        }
        return page.toByteArray();
    }

    private static void text(ByteArrayOutputStream page, String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        page.writeBytes(littleEndian(Integer.BYTES).putInt(utf8.length).array());
        page.writeBytes(utf8);
    }

    private static void number(ByteArrayOutputStream page, @Nullable Long value) {
        if (value != null) {
            page.writeBytes(littleEndian(Long.BYTES).putLong(value).array());
        }
    }

    private static ByteBuffer littleEndian(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
