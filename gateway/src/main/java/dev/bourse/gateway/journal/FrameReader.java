package dev.bourse.gateway.journal;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** Reads the records of one segment in order, through a buffer of bounded size. */
final class FrameReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FrameReader.class);
    private static final int USUAL_BYTES = 1 << 18;

    private final FileChannel file;
    private ByteBuffer buffer = ByteBuffer.allocate(USUAL_BYTES).limit(0);
    private long offset = SegmentHeader.BYTES;

    FrameReader(Path path) throws IOException {
        this.file = FileChannel.open(path);
    }

    /** Where the next record begins. */
    long offset() {
        return offset;
    }

    /** The next record when it is whole and has that position; else null, and nothing moves. */
    @Nullable Frame next(long position) throws IOException {
        Frame frame = Frame.take(buffer);
        if (frame == null) {
            refill();
            frame = Frame.take(buffer);
        }
        if (frame == null || frame.position() != position) {
            forgetBuffer();
            return null;
        }
        offset += Frame.size(frame.payload().length);
        return frame;
    }

    /** Drops what was read ahead, since the file may have changed there. */
    void forgetBuffer() {
        buffer.limit(0);
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException failure) {
            LOG.warn("a segment that was read could not be closed", failure);
        }
    }

    private void refill() throws IOException {
        read();
        int needed = buffer.remaining() < Frame.HEADER ? 0 : Frame.HEADER + Frame.length(buffer);
        if (needed > buffer.capacity() && needed <= file.size() - offset) {
            buffer = ByteBuffer.allocate(needed);
            read();
        }
    }

    private void read() throws IOException {
        buffer.clear();
        int count = 0;
        while (buffer.hasRemaining() && count >= 0) {
            count = file.read(buffer, offset + buffer.position());
        }
        buffer.flip();
    }
}
