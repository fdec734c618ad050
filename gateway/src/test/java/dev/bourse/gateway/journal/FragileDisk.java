package dev.bourse.gateway.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.concurrent.atomic.AtomicLong;

/** The real disk, until it is told to have no room left or to fail when it is forced. */
final class FragileDisk implements Disk {
    private final AtomicLong room = new AtomicLong(Long.MAX_VALUE);
    private volatile boolean refusesToForce;

    void fill(long bytesLeft) {
        room.set(bytesLeft);
    }

    void refuseToForce() {
        refusesToForce = true;
    }

    void mend() {
        room.set(Long.MAX_VALUE);
        refusesToForce = false;
    }

    @Override
    public void write(FileChannel file, ByteBuffer bytes, long offset) throws IOException {
        int fitting = (int) Math.min(room.get(), bytes.remaining());
        boolean all = fitting == bytes.remaining();
        Disk.REAL.write(file, bytes.slice(bytes.position(), fitting), offset);
        room.addAndGet(-fitting);
        if (!all) {
            throw new IOException("No space left on device");
        }
        bytes.position(bytes.limit());
    }

    @Override
    public void force(FileChannel file, boolean metadata) throws IOException {
        if (refusesToForce) {
            throw new IOException("Input/output error");
        }
        Disk.REAL.force(file, metadata);
    }
}
