package dev.bourse.bench;

import dev.bourse.bench.load.Target;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Nothing in between: what the generator and the upstream cost by themselves. */
final class Direct implements Contestant {
    static final String NAME = "direct";
    static final String PATH = "/v1/chat/completions";
    static final String MODEL = "gpt-4.1-mini";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String setup() {
        return "generator straight to the mock upstream";
    }

    @Override
    public Optional<String> absence() {
        return Optional.empty();
    }

    @Override
    public Standing start(Stage stage, Path home) {
        return new Standing(NAME, target(stage.upstreamPort()), null);
    }

    /** A plain OpenAI service at that port. */
    static Target target(int port) {
        return new Target(port, PATH, MODEL, Map.of("Authorization", "Bearer dummy"));
    }
}
