package dev.bourse.gateway.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** The two calls by which records reach the disk; a seam so that tests can fill or break it. */
interface Disk {
    /** The disk of this machine. */
    Disk REAL =
            new Disk() {
                @Override
                public void write(FileChannel file, ByteBuffer bytes, long offset)
                        throws IOException {
                    long at = offset;
                    while (bytes.hasRemaining()) {
                        at += file.write(bytes, at);
                    }
                }

                @Override
                public void force(FileChannel file, boolean metadata) throws IOException {
                    file.force(metadata);
                }
            };

    /** Writes all remaining bytes at that offset. */
    void write(FileChannel file, ByteBuffer bytes, long offset) throws IOException;

    /** Returns when all that was written is on stable storage. */
    void force(FileChannel file, boolean metadata) throws IOException;
}
