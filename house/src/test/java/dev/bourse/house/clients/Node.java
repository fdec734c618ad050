package dev.bourse.house.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The npm project of the clients, installed in {@code target} and run there. */
final class Node {
    private static final Path HOUSE = Path.of(System.getProperty("bourse.root"), "house");
    private static final Path SOURCE = HOUSE.resolve("src/test/node");
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final Path folder = HOUSE.resolve("target/node");

    /** Whether both programs are on the path. */
    static boolean isThere() {
        return Stream.of("node", "npm").allMatch(Node::isOnThePath);
    }

    /** Copies the project, and fetches the packages unless those of its lock file are there. */
    void install() throws IOException, InterruptedException {
        Files.createDirectories(folder);
        try (Stream<Path> files = Files.list(SOURCE)) {
            for (Path file : files.toList()) {
                Path copy = folder.resolve(file.getFileName());
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Path lock = folder.resolve("package-lock.json");
        Path installed = folder.resolve("installed-lock.json");
        if (!Files.exists(installed) || Files.mismatch(lock, installed) >= 0) {
            Command.Finished npm =
                    run(Map.of(), "npm", "ci", "--ignore-scripts", "--prefer-offline");
            assertEquals(0, npm.status(), npm.output());
            Files.copy(lock, installed, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    Command.Finished run(Map<String, String> environment, String... line)
            throws IOException, InterruptedException {
        return new Command(folder, environment, PATIENCE).run(List.of(line));
    }

    /** A file in the folder in which it runs. */
    Path file(String name) {
        return folder.resolve(name);
    }

    private static boolean isOnThePath(String program) {
        String path = System.getenv().getOrDefault("PATH", "");
        return Arrays.stream(path.split(File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }
}
