package dev.bourse.app;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files that only the user of the process can read. */
final class PrivateFile {
    private static final String PRIVATE = "rw-------";

    private PrivateFile() {}

    /** Makes one with that content; one that is there stays as it is. */
    static void make(Path file, byte[] content) throws IOException {
        Set<StandardOpenOption> how =
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (SeekableByteChannel channel =
                Files.newByteChannel(
                        file,
                        how,
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString(PRIVATE)))) {
            channel.write(ByteBuffer.wrap(content));
        } catch (FileAlreadyExistsException _) {
            return;
        }
    }
}
