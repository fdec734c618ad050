package dev.bourse.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A contestant that makes a cache of its virtual machine the first time it is started, at its end,
 * and starts from it ever after.
 */
record Cached(JvmContestant plain, Path cache) implements Contestant {
    @Override
    public String name() {
        return plain.name();
    }

    @Override
    public String setup() {
        return plain.setup();
    }

    @Override
    public Optional<String> absence() {
        return plain.absence();
    }

    @Override
    public Standing start(Stage stage, Path home) throws IOException {
        String flag = startsCached() ? "-XX:AOTCache=" : "-XX:AOTCacheOutput=";
        return plain.start(stage, home, List.of(flag + cache));
    }

    @Override
    public boolean startsCached() {
        return Files.exists(cache);
    }
}
