package dev.bourse.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;

/**
 * A secret of the exchange's own in a file that only its user can read; made when it is not there. */
final class KeyFile {
    private static final int LENGTH = 32;
    private static final String PRIVATE = "rw-------";

    private KeyFile() {}

    /**
     * Reads it, or makes it.
     *
     * @throws Complaint when it is damaged
     */
    static byte[] read(Path folder, String name) {
        Path file = folder.resolve(name);
        try {
            Files.createDirectories(folder);
            make(file);
            byte[] bytes = Files.readAllBytes(file);
            if (bytes.length != LENGTH) {
                throw new Complaint(file + " is no key of " + LENGTH + " bytes");
            }
            return bytes;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void make(Path file) throws IOException {
        byte[] fresh = new byte[LENGTH];
        new SecureRandom().nextBytes(fresh);
        Set<StandardOpenOption> how =
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel =
                Files.newByteChannel(
                        file,
                        how,
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString(PRIVATE)))) {
            channel.write(ByteBuffer.wrap(fresh));
        } catch (FileAlreadyExistsException _) {
            return;
        }
    }
}
