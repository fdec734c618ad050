package dev.bourse.wire.catalogdoc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Real data that lies beside the project; a test that needs it is skipped where it is absent. */
final class SharedFile {
    private SharedFile() {}

    static byte[] read(String path, String sha256) {
        Path file = Path.of(System.getProperty("bourse.shared", "../shared"), "data", path);
        assumeTrue(Files.isReadable(file), "no shared data at " + path);
        try {
            byte[] bytes = Files.readAllBytes(file);
            assertEquals(sha256, digest(bytes), "another version of " + path);
            return bytes;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
