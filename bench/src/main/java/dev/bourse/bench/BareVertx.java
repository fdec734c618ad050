package dev.bourse.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@link BareProxy} as a contestant. */
final class BareVertx implements JvmContestant {
    private static final String NAME = "vertx-bare";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String setup() {
        return loops() + " event loops, bytes in, bytes out; parses no JSON, checks nothing";
    }

    @Override
    public Optional<String> absence() {
        return Optional.empty();
    }

    @Override
    public Standing start(Stage stage, List<String> flags, Path home) throws IOException {
        int port = stage.freePort();
        List<String> command =
                JavaCommand.main(
                        flags,
                        BareProxy.class.getName(),
                        String.valueOf(port),
                        String.valueOf(stage.upstreamPort()),
                        String.valueOf(loops()));
        Process process = stage.programs().start(NAME, command, Map.of());
        return new Standing(NAME, Direct.target(port), process);
    }

    private static int loops() {
        return Math.min(2, Runtime.getRuntime().availableProcessors());
    }
}
