package dev.bourse.bench;

import dev.bourse.bench.load.Target;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The exchange as people start it, by its launcher: key, budget, usage and journal on. */
final class Bourse implements Contestant {
    static final String NAME = "bourse";

    private static final Path LAUNCHER = Path.of("bourse");
    private static final Path BUILT = Path.of("app/target");
    private static final String KEY = "sk-bo-side-by-side-0123456789abcdef0123456789abcdef";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String setup() {
        return "./bourse up: key, budget, usage, journal and embedded store on; defaults otherwise";
    }

    @Override
    public Optional<String> absence() {
        return Files.isExecutable(LAUNCHER) && Files.exists(BUILT.resolve("app.jar"))
                ? Optional.empty()
                : Optional.of("it has not been built");
    }

    @Override
    public Standing start(Stage stage, Path home) throws IOException {
        int port = stage.freePort();
        List<String> command =
                List.of(
                        LAUNCHER.toAbsolutePath().toString(),
                        "up",
                        "--port",
                        String.valueOf(port),
                        "--data",
                        home.toString());
        Process process = stage.programs().start(NAME, command, environment(stage));
        return new Standing(NAME, target(port), process);
    }

    @Override
    public boolean warmsUp() {
        return true;
    }

    @Override
    public boolean startsCached() {
        try (DirectoryStream<Path> caches = Files.newDirectoryStream(BUILT, "*.aot")) {
            return caches.iterator().hasNext();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static Map<String, String> environment(Stage stage) {
        return Map.of(
                "BOURSE_API_KEY",
                KEY,
                "OPENAI_API_KEY",
                "dummy",
                "OPENAI_BASE_URL",
                stage.upstreamUrl());
    }

    private static Target target(int port) {
        Map<String, String> headers = Map.of("Authorization", "Bearer " + KEY);
        return new Target(port, Direct.PATH, "openai/" + Direct.MODEL, headers);
    }
}
