package dev.bourse.gateway.journal;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * The first 64 bytes of a segment.
 *
 * @param journal which journal it is a part of
 * @param first position of its first record
 * @param createdMicros when it was made, epoch microseconds
 */
record SegmentHeader(UUID journal, long first, long createdMicros) {
    static final int BYTES = 64;
    private static final long MAGIC = 0x424F_5552_5345_4A4CL;
    private static final int VERSION = 1;
    private static final int CRC_AT = BYTES - Integer.BYTES;

    ByteBuffer bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES).putLong(MAGIC).putInt(VERSION).putInt(0);
        bytes.putLong(journal.getMostSignificantBits()).putLong(journal.getLeastSignificantBits());
        bytes.putLong(first).putLong(createdMicros);
        return bytes.putInt(CRC_AT, crc(bytes)).rewind();
    }

    /**
     * @throws JournalException when the bytes are no header of this version
     */
    static SegmentHeader read(ByteBuffer bytes, Path file) {
        if (bytes.remaining() < BYTES || bytes.getLong(0) != MAGIC) {
            throw new JournalException(file + " is no journal segment");
        }
        if (bytes.getInt(CRC_AT) != crc(bytes)) {
            throw new JournalException("the header of " + file + " is damaged");
        }
        if (bytes.getInt(8) != VERSION) {
            throw new JournalException(file + " has format version " + bytes.getInt(8));
        }
        UUID journal = new UUID(bytes.getLong(16), bytes.getLong(24));
        return new SegmentHeader(journal, bytes.getLong(32), bytes.getLong(40));
    }

    private static int crc(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes.slice(0, CRC_AT));
        return (int) crc.getValue();
    }
}
