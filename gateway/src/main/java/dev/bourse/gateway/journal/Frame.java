package dev.bourse.gateway.journal;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * One record as bytes, padded to eight: CRC32C of all that follows it (4), length of the payload
 * (4), position (8), how many records of the same commit precede it (4), zero (4), payload.
 *
 * <p>A commit begins only after the one before it is on disk. So a record also testifies: every
 * position below {@link #durableBefore} was on disk when it was written. That is what tells a torn
 * tail, which may be cut, from damage to acknowledged records, which may not.
 *
 * @param position the place in the journal
 * @param before records of the same commit before this one
 * @param payload what is stored
 */
@SuppressWarnings("ArrayRecordComponent")
record Frame(long position, int before, byte[] payload) {
    static final int HEADER = 24;
    static final int ALIGNMENT = 8;
    private static final int CRC_BYTES = Integer.BYTES;

    /** Bytes that a record with a payload of that length takes. */
    static int size(int length) {
        return Math.addExact(HEADER + ALIGNMENT - 1, length) & -ALIGNMENT;
    }

    /** All positions below were on disk before this record was written. */
    long durableBefore() {
        return position - before;
    }

    /** Writes the record at the position of {@code out}, which is aligned, and moves it behind. */
    void put(ByteBuffer out) {
        int start = out.position();
        out.putInt(0).putInt(payload.length).putLong(position).putInt(before).putInt(0);
        out.put(payload);
        out.putInt(start, crc(out, start, payload.length));
        while (out.position() < start + size(payload.length)) {
            out.put((byte) 0);
        }
    }

    /** The record at the position of {@code in}, which moves behind it; null when none is whole. */
    static @Nullable Frame take(ByteBuffer in) {
        int start = in.position();
        if (in.remaining() < HEADER) {
            return null;
        }
        int length = length(in);
        if (length <= 0 || length > in.remaining() - HEADER || !isSound(in, start, length)) {
            return null;
        }
        byte[] payload = new byte[length];
        in.get(start + HEADER, payload);
        in.position(Math.min(start + size(length), in.limit()));
        return new Frame(in.getLong(start + 8), in.getInt(start + 16), payload);
    }

    /** The length of the payload that the header at the position of {@code in} states. */
    static int length(ByteBuffer in) {
        return in.getInt(in.position() + CRC_BYTES);
    }

    private static boolean isSound(ByteBuffer in, int start, int length) {
        return in.getInt(start) == crc(in, start, length);
    }

    private static int crc(ByteBuffer bytes, int start, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes.slice(start + CRC_BYTES, HEADER - CRC_BYTES + length));
        return (int) crc.getValue();
    }
}
