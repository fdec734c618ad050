package dev.bourse.gateway.journal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A segment that is written. It is extended with zeros a step ahead of its records, so that a
 * commit overwrites blocks that exist: that saves the file system a transaction for each commit,
 * and a full disk shows before a record is written instead of in the middle of it.
 */
final class Segment implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Segment.class);
    private static final ByteBuffer ZEROS = ByteBuffer.allocateDirect(1 << 16).asReadOnlyBuffer();

    private final Disk disk;
    private final FileChannel file;
    private final JournalSettings settings;
    private long used;
    private long prepared;

    private Segment(Disk disk, FileChannel file, JournalSettings settings, long used) {
        this.disk = disk;
        this.file = file;
        this.settings = settings;
        this.used = used;
        this.prepared = used;
    }

    /** Makes a new file with its header and first step on disk. */
    static Segment create(Path path, SegmentHeader header, JournalSettings settings, Disk disk)
            throws IOException {
        FileChannel file =
                FileChannel.open(
                        path,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE);
        return closedOnFailure(
                new Segment(disk, file, settings, 0), fresh -> fresh.begin(header.bytes()));
    }

    /** Continues an existing file behind its last whole record; whatever follows is cut off. */
    static Segment reopen(Path path, long used, JournalSettings settings, Disk disk)
            throws IOException {
        FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE);
        return closedOnFailure(
                new Segment(disk, file, settings, used),
                old -> {
                    file.truncate(used);
                    old.prepare(1);
                });
    }

    /** Whether so many bytes still go in. */
    boolean fits(int bytes) {
        return used + bytes <= settings.segmentBytes();
    }

    /** Writes a batch; it is on disk when this returns. After a failure the segment is spoilt. */
    void append(ByteBuffer batch) throws IOException {
        int size = batch.remaining();
        prepare(size);
        disk.write(file, batch, used);
        disk.force(file, false);
        used += size;
    }

    /** What matters was forced to disk before, so a failure here changes nothing. */
    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException failure) {
            LOG.warn("a segment could not be closed", failure);
        }
    }

    private void begin(ByteBuffer header) throws IOException {
        disk.write(file, header, 0);
        used = SegmentHeader.BYTES;
        prepared = used;
        prepare(1);
    }

    private void prepare(int bytes) throws IOException {
        if (used + bytes <= prepared) {
            return;
        }
        long step = Math.min(prepared + settings.stepBytes(), settings.segmentBytes());
        long enough = Math.max(used + bytes, step);
        while (prepared < enough) {
            disk.write(file, ZEROS.duplicate(), prepared);
            prepared += ZEROS.capacity();
        }
        disk.force(file, true);
    }

    private static Segment closedOnFailure(Segment segment, Step step) throws IOException {
        try {
            step.run(segment);
            return segment;
        } catch (IOException failure) {
            segment.close();
            throw failure;
        }
    }

    private interface Step {
        void run(Segment segment) throws IOException;
    }
}
