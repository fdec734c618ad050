package dev.bourse.gateway.journal;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;

/**
 * Where the last segment ends.
 *
 * @param position the first one that is not there
 * @param offset where its record would begin
 */
record Tail(long position, long offset) {
    /** A whole number of alignments, and of pages. */
    private static final int BLOCK = 64 * 1024;

    private static final MemorySegment ZEROS = MemorySegment.ofArray(new byte[BLOCK]);

    /**
     * Reads up to the first record that is not whole.
     *
     * @throws JournalException when a later record testifies that the missing one was on disk: then
     *     acknowledged facts are damaged, and cutting them off would be a silent loss
     */
    static Tail find(Path file, long first) throws IOException {
        try (FrameReader reader = new FrameReader(file)) {
            long position = first;
            while (reader.next(position) != null) {
                position++;
            }
            Tail tail = new Tail(position, reader.offset());
            tail.requireUnacknowledged(file);
            return tail;
        }
    }

    private void requireUnacknowledged(Path path) throws IOException {
        try (FileChannel file = FileChannel.open(path);
                Arena arena = Arena.ofConfined()) {
            long length = Math.max(0, file.size() - offset);
            MemorySegment rest = file.map(MapMode.READ_ONLY, offset, length, arena);
            for (long from = 0; from < length; from += BLOCK) {
                requireUnacknowledged(path, rest, from);
            }
        }
    }

    /**
     * Nearly all of a segment is usually still zeros. A header that begins in a block may end in
     * the next, so a block is only skipped when that beginning is zeros, too.
     */
    private void requireUnacknowledged(Path path, MemorySegment all, long from) {
        long to = Math.min(from + BLOCK, all.byteSize());
        long seen = Math.min(to + Frame.HEADER, all.byteSize());
        if (isZeros(all.asSlice(from, to - from)) && isZeros(all.asSlice(to, seen - to))) {
            return;
        }
        ByteBuffer rest = all.asByteBuffer();
        for (long start = from;
                start < Math.min(to, all.byteSize() - Frame.HEADER);
                start += Frame.ALIGNMENT) {
            requireUnacknowledged(path, rest.position((int) start));
        }
    }

    private static boolean isZeros(MemorySegment bytes) {
        return bytes.mismatch(ZEROS.asSlice(0, bytes.byteSize())) < 0;
    }

    private void requireUnacknowledged(Path path, ByteBuffer rest) {
        int start = rest.position();
        if (testifies(rest, start)) {
            if (Frame.take(rest) != null) {
                throw new JournalException(
                        "%s is damaged at byte %d: fact %d was on disk and is unreadable"
                                .formatted(path, offset, position));
            }
            rest.position(start);
        }
    }

    /** Whether the bytes there look like a header that says so; cheap, before any checksum. */
    private boolean testifies(ByteBuffer rest, int start) {
        long there = rest.getLong(start + 8);
        int before = rest.getInt(start + 16);
        return before >= 0
                && there - before > position
                && there - position <= rest.capacity() / Frame.HEADER;
    }
}
