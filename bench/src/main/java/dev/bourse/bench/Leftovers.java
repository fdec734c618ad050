package dev.bourse.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What contestants have written: gigabytes of journals and caches that nobody will read. */
final class Leftovers {
    private Leftovers() {}

    /** Removes the folders inside a folder; its files, the logs, stay. */
    static void remove(Path folder) throws IOException {
        for (Path home : children(folder)) {
            if (Files.isDirectory(home)) {
                removeAll(home);
            }
        }
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.toList();
        }
    }

    private static void removeAll(Path home) throws IOException {
        try (Stream<Path> everything = Files.walk(home)) {
            for (Path path : everything.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
