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
    private static final int LONGEST_NUMBER = 9;

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
            long number = number(in);
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
        ByteBuffer out = ByteBuffer.allocate(HEADER + 2 * LONGEST_NUMBER * size + 1);
        out.put(header);
        int next = 0;
        for (int i = 0; i < size; i++) {
            int gap = places[i] - next;
            if (gap > 0) {
                put(out, gap == 1 ? 0 : -gap);
            }
            put(out, counts[i]);
            next = places[i] + 1;
        }
        if (size == 0) {
            put(out, 0);
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

    /** Seven bits a byte, the sign in the lowest one; a ninth byte has eight. */
    private static long number(ByteBuffer in) {
        long bits = 0;
        for (int i = 0; i < LONGEST_NUMBER; i++) {
            long next = in.get();
            boolean last = i == LONGEST_NUMBER - 1;
            bits |= (last ? next & 0xff : next & 0x7f) << (7 * i);
            if (next >= 0) {
                break;
            }
        }
        return (bits >>> 1) ^ -(bits & 1);
    }

    private static void put(ByteBuffer out, long number) {
        long bits = (number << 1) ^ (number >> (Long.SIZE - 1));
        for (int i = 0; i < LONGEST_NUMBER - 1 && bits >>> 7 != 0; i++) {
            out.put((byte) ((bits & 0x7f) | 0x80));
            bits >>>= 7;
        }
        out.put((byte) bits);
    }
}
