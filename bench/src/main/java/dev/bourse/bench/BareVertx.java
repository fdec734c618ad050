package dev.bourse.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@link BareProxy} as a contestant. */
final class BareVertx implements JvmContestant {
    private static final String NAME = "vertx-bare";
    private static final List<String> LIKE_THE_LAUNCHER = List.of("-XX:+UseG1GC", "-Xmx1g");

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
    public Standing start(Stage stage, Path home, List<String> flags) throws IOException {
        int port = stage.freePort();
        List<String> all = new ArrayList<>(LIKE_THE_LAUNCHER);
        all.addAll(flags);
        List<String> command =
                JavaCommand.main(
                        all,
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
