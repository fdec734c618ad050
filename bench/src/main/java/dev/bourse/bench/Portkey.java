package dev.bourse.bench;

import dev.bourse.bench.load.Target;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Portkey's open gateway from npm, on Node. Its web server is pinned by an override: with the
 * newest one that release answers every stream with 500.
 */
final class Portkey implements Contestant {
    private static final String NAME = "portkey";
    private static final int INSTALL_MINUTES = 5;
    private static final String PACKAGE =
            """
            {"private": true,
             "dependencies": {"@portkey-ai/gateway": "1.15.2"},
             "overrides": {"@hono/node-server": "1.14.1"}}
            """;

    private final Path modules;

    /** Installs into that folder when asked to start, unless it is there. */
    Portkey(Path modules) {
        this.modules = modules;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String setup() {
        return "1.15.2 on Node, one process; fixed rate 300/s and 50 streams, more would drown it";
    }

    /** Fetches it when it is not there. */
    @Override
    public Optional<String> absence() {
        try {
            return Files.exists(server()) || installed()
                    ? Optional.empty()
                    : Optional.of("npm could not install it, see " + modules.resolve("npm.log"));
        } catch (IOException problem) {
            return Optional.of("npm is not there: " + problem.getMessage());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        }
    }

    @Override
    public Standing start(Stage stage, Path home) throws IOException {
        int port = stage.freePort();
        List<String> command = List.of("node", server().toString(), "--port=" + port, "--headless");
        Process process = stage.programs().start(NAME, command, Map.of("NODE_ENV", "production"));
        return new Standing(NAME, target(port, stage), process);
    }

    @Override
    public boolean warmsUp() {
        return true;
    }

    @Override
    public Workload fit(Workload workload) {
        return switch (workload.id()) {
            case "steady" -> Workload.steady(300, workload.windowMillis());
            case "streams" -> Workload.streams(50, workload.windowMillis());
            case "slow" -> Workload.slow(1_000, workload.windowMillis());
            default -> workload;
        };
    }

    private static Target target(int port, Stage stage) {
        return new Target(
                port,
                Direct.PATH,
                Direct.MODEL,
                Map.of(
                        "Authorization", "Bearer dummy",
                        "x-portkey-provider", "openai",
                        "x-portkey-custom-host", stage.upstreamUrl()));
    }

    private Path server() {
        return modules.resolve("node_modules/@portkey-ai/gateway/build/start-server.js");
    }

    private boolean installed() throws IOException, InterruptedException {
        Files.createDirectories(modules);
        Files.writeString(modules.resolve("package.json"), PACKAGE);
        Process npm =
                new ProcessBuilder("npm", "install", "--no-audit", "--no-fund", "--ignore-scripts")
                        .directory(modules.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(modules.resolve("npm.log").toFile())
                        .start();
        boolean ended = npm.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES);
        npm.destroy();
        return ended && npm.exitValue() == 0;
    }
}
