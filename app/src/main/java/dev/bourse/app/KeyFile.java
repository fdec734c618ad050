package dev.bourse.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;

/** A secret of the exchange's own in a private file; made when it is not there. */
final class KeyFile {
    private static final int LENGTH = 32;

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
            byte[] fresh = new byte[LENGTH];
            new SecureRandom().nextBytes(fresh);
            PrivateFile.make(file, fresh);
            byte[] bytes = Files.readAllBytes(file);
            if (bytes.length != LENGTH) {
                throw new Complaint(file + " is no key of " + LENGTH + " bytes");
            }
            return bytes;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
