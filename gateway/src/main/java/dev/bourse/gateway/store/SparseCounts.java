package dev.bourse.gateway.store;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The counts of a histogram as HdrHistogram writes them (its second format, two digits, from 1 to
 * 10,000,000), of which only those that are not zero are looked at. A row has some dozens of more
 * than two thousand, so that adding to it costs a tenth of reading and writing all of them.
 */
final class SparseCounts {
    private static final int COOKIE = 0x1c849303 | 0x10;
    private static final int HEADER = 40;
    private static final int PAYLOAD = 4;
    private static final int HALF = 7;
    private static final int SMALLEST_MASK = (1 << (HALF + 1)) - 1;
    private static final int LEADING_ZEROS = Long.SIZE - HALF - 1;

    private final byte[] header;
    private int[] places;
    private long[] counts;
    private int size;

    private SparseCounts(byte[] header, int room) {
        this.header = header;
        this.places = new int[room];
        this.counts = new long[room];
    }

    /**
     * Reads what a histogram of that kind was written as.
     *
     * @throws IllegalArgumentException when it is of another kind
     */
    static SparseCounts of(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (bytes.length < HEADER || in.getInt(0) != COOKIE) {
            throw new IllegalArgumentException("not a histogram of the second format");
        }
        SparseCounts sparse = new SparseCounts(Arrays.copyOf(bytes, HEADER), 64);
        in.position(HEADER);
        int place = 0;
        while (in.hasRemaining()) {
            long number = Varint.read(in);
            if (number > 0) {
                sparse.append(place, number);
            }
            place += (int) Math.max(1, -number);
        }
        return sparse;
    }

    /** Counts a value from 0 to the highest once more. */
    void add(long value) {
        int place = place(value);
        int at = Arrays.binarySearch(places, 0, size, place);
        if (at >= 0) {
            counts[at]++;
            return;
        }
        int here = -at - 1;
        append(place, 1);
        System.arraycopy(places, here, places, here + 1, size - here - 1);
        System.arraycopy(counts, here, counts, here + 1, size - here - 1);
        places[here] = place;
        counts[here] = 1;
    }

    /** The same as HdrHistogram would write it. */
    byte[] bytes() {
        ByteBuffer out = ByteBuffer.allocate(HEADER + 2 * Varint.LONGEST * size + 1);
        out.put(header);
        int next = 0;
        for (int i = 0; i < size; i++) {
            int gap = places[i] - next;
            if (gap > 0) {
                Varint.write(out, gap == 1 ? 0 : -gap);
            }
            Varint.write(out, counts[i]);
            next = places[i] + 1;
        }
        if (size == 0) {
            Varint.write(out, 0);
        }
        out.putInt(PAYLOAD, out.position() - HEADER);
        return Arrays.copyOf(out.array(), out.position());
    }

    private void append(int place, long count) {
        if (size == places.length) {
            places = Arrays.copyOf(places, 2 * size);
            counts = Arrays.copyOf(counts, 2 * size);
        }
        places[size] = place;
        counts[size++] = count;
    }

    /** Where a value is counted: its bucket by magnitude, and its part of that. */
    private static int place(long value) {
        int bucket = LEADING_ZEROS - Long.numberOfLeadingZeros(value | SMALLEST_MASK);
        int part = (int) (value >>> bucket);
        return ((bucket + 1) << HALF) + part - (1 << HALF);
    }
}
