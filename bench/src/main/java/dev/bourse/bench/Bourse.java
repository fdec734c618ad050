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

/**
 * The exchange as people start it, by its launcher: key, budget, usage and journal on.
 *
 * @param folder its build
 */
record Bourse(String name, Path folder) implements Contestant {
    static final String NAME = "bourse";
    static final String BESIDE = "beside";

    private static final String KEY = "sk-bo-side-by-side-0123456789abcdef0123456789abcdef";

    /** The one that the budgets are about. */
    static Bourse ours() {
        return new Bourse(NAME, Path.of("."));
    }

    /** Another one for comparison. */
    static Bourse beside(Path folder) {
        return new Bourse(BESIDE, folder);
    }

    @Override
    public String setup() {
        return launcher()
                + " up: key, budget, usage, journal and embedded store on; defaults otherwise";
    }

    @Override
    public Optional<String> absence() {
        return Files.isExecutable(launcher()) && Files.exists(built().resolve("app.jar"))
                ? Optional.empty()
                : Optional.of("it has not been built");
    }

    @Override
    public Standing start(Stage stage, Path home) throws IOException {
        int port = stage.freePort();
        List<String> command =
                List.of(
                        launcher().toAbsolutePath().normalize().toString(),
                        "up",
                        "--port",
                        String.valueOf(port),
                        "--data",
                        home.toString());
        Process process = stage.programs().start(name, command, environment(stage));
        return new Standing(name, target(port), process);
    }

    @Override
    public boolean warmsUp() {
        return true;
    }

    @Override
    public boolean startsCached() {
        try (DirectoryStream<Path> caches = Files.newDirectoryStream(built(), "*.aot")) {
            return caches.iterator().hasNext();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private Path launcher() {
        return folder.resolve("bourse");
    }

    private Path built() {
        return folder.resolve("app/target");
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
