package dev.bourse.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file by which a data folder says that its facts are simulated. */
final class DemoMark {
    private static final String FILLING = "being filled with simulated facts\n";
    private static final String FILLED = "all facts before the first start are simulated\n";

    private final Path file;

    DemoMark(Path folder) {
        file = folder.resolve("simulated");
    }

    /**
     * Insists that a folder may be served as a demonstration.
     *
     * @param fresh whether it has no facts
     */
    void requireDemo(boolean fresh) {
        if (!fresh && !Files.exists(file)) {
            throw new Complaint(
                    file.getParent()
                            + " has facts that are not simulated: --demo needs a folder of its own"
                            + " (--data)");
        }
        if (Files.exists(file) && !FILLED.equals(read())) {
            throw new Complaint(
                    file.getParent()
                            + " was filled only by halves: remove it, or give another with --data");
        }
    }

    /** Insists that a folder has no simulated facts. */
    void requireReal() {
        if (Files.exists(file)) {
            throw new Complaint(
                    file.getParent()
                            + " has simulated facts: start it with --demo, or give another folder"
                            + " with --data");
        }
    }

    void begin() {
        write(FILLING);
    }

    void end() {
        write(FILLED);
    }

    private String read() {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void write(String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }
}
