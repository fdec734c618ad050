package dev.bourse.bench;

import dev.bourse.bench.load.Target;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The exchange as it is shipped: key, budget, usage and journal on. */
final class Bourse implements JvmContestant {
    static final String NAME = "bourse";

    private static final Path JAR = Path.of("app/target/app.jar");
    private static final String KEY = "sk-bo-side-by-side-0123456789abcdef0123456789abcdef";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String setup() {
        return "governed: key, budget, usage, journal and embedded store on; defaults otherwise";
    }

    @Override
    public Optional<String> absence() {
        return Files.exists(JAR) ? Optional.empty() : Optional.of(JAR + " has not been built");
    }

    @Override
    public Standing start(Stage stage, List<String> flags, Path home) throws IOException {
        int port = stage.freePort();
        String[] arguments = {"up", "--port", String.valueOf(port), "--data", home.toString()};
        List<String> command = JavaCommand.jar(flags, JAR.toAbsolutePath(), arguments);
        Process process = stage.programs().start(NAME, command, environment(stage));
        return new Standing(NAME, target(port), process);
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
