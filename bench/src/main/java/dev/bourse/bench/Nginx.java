package dev.bourse.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The floor: nginx as a plain proxy that neither parses nor checks anything. */
final class Nginx implements Contestant {
    static final String NAME = "nginx";

    private static final long MOST_FILES = 100_000;
    private static final long OTHER_FILES = 100;
    private static final List<String> FOLDERS =
            List.of("/usr/sbin", "/usr/local/sbin", "/usr/bin", "/usr/local/bin");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String setup() {
        return "1 worker, proxy_buffering off, HTTP/1.1 keep-alive, no access log; checks nothing";
    }

    @Override
    public Optional<String> absence() {
        return program().isPresent()
                ? Optional.empty()
                : Optional.of("nginx is not installed (Debian: apt-get install nginx)");
    }

    @Override
    public Standing start(Stage stage, Path home) throws IOException {
        int port = stage.freePort();
        Path file = Files.writeString(home.resolve("nginx.conf"), configuration(stage, port));
        List<String> command =
                List.of(
                        program().orElseThrow().toString(),
                        "-p",
                        home.toString(),
                        "-c",
                        file.toString());
        Process process = stage.programs().start(NAME, command, Map.of());
        return new Standing(NAME, Direct.target(port), process);
    }

    /** As root the workers would become another user, who can't enter the run's folder. */
    private static String configuration(Stage stage, int port) throws IOException {
        String user = System.getProperty("user.name").equals("root") ? "user root;" : "";
        long connections = Math.min(Accounts.openFiles(), MOST_FILES) - OTHER_FILES;
        return template()
                .replace("USER", user)
                .replace("CONNECTIONS", String.valueOf(connections))
                .replace("UPSTREAM", String.valueOf(stage.upstreamPort()))
                .replace("PORT", String.valueOf(port));
    }

    private static String template() throws IOException {
        try (InputStream file = Nginx.class.getResourceAsStream("nginx.conf")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), UTF_8);
        }
    }

    private static Optional<Path> program() {
        return Stream.concat(FOLDERS.stream(), Stream.of(System.getenv("PATH").split(":")))
                .map(folder -> Path.of(folder, NAME))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
