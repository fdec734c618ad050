package dev.bourse.gateway.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** File operations that hold across a crash: the name of a file is as durable as its bytes. */
final class Durable {
    private Durable() {}

    /** Renames in one step, over an older file of that name. */
    static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        forceNames(to);
    }

    /** Makes a directory where there is none. */
    static void directory(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory);
            forceNames(directory);
        }
    }

    /** Replaces the whole file: a reader sees the old bytes or the new ones, also after a crash. */
    static void replace(Path file, ByteBuffer bytes) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".tmp");
        try (FileChannel channel =
                FileChannel.open(
                        fresh,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            Disk.REAL.write(channel, bytes, 0);
            channel.force(true);
        }
        move(fresh, file);
    }

    private static void forceNames(Path file) throws IOException {
        try (FileChannel directory = FileChannel.open(file.toAbsolutePath().getParent())) {
            directory.force(true);
        }
    }
}
