package dev.bourse.sim.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Real data that lies beside the project. */
final class Shared {
    private Shared() {}

    /** The file, checked; the test is skipped where it is absent. */
    static Path file(String name, String sha256) throws Exception {
        Path file = Path.of(System.getProperty("bourse.shared", "../shared"), "data", name);
        assumeTrue(Files.exists(file), "skipped: there is no " + file);
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        assertEquals(sha256, HexFormat.of().formatHex(digest), name);
        return file;
    }
}
