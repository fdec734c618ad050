package dev.bourse.wire.parquet;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Which rows of a column have a value: runs of ones and zeros, with their length in front. */
final class Levels {
    private static final int LOW_BITS = 0x7f;
    private static final int MORE = 0x80;

    private Levels() {}

    static void write(ByteArrayOutputStream page, List<? extends @Nullable Object> values) {
        ByteArrayOutputStream runs = new ByteArrayOutputStream();
        int from = 0;
        while (from < values.size()) {
            boolean present = values.get(from) != null;
            int until = from;
            while (until < values.size() && (values.get(until) != null) == present) {
                until++;
            }
            run(runs, until - from, present);
            from = until;
        }
        page.writeBytes(
                ByteBuffer.allocate(Integer.BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(runs.size())
                        .array());
        page.writeBytes(runs.toByteArray());
    }

    private static void run(ByteArrayOutputStream runs, int length, boolean present) {
        int rest = length << 1;
        while ((rest & ~LOW_BITS) != 0) {
            runs.write((rest & LOW_BITS) | MORE);
            rest >>>= 7;
        }
        runs.write(rest);
        runs.write(present ? 1 : 0);
    }
}
