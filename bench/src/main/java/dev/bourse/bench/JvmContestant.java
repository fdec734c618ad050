package dev.bourse.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A contestant whose virtual machine takes our flags, so that it can be given a cache. */
interface JvmContestant extends Contestant {
    /** Starts one with further flags for the virtual machine. */
    Standing start(Stage stage, Path home, List<String> flags) throws IOException;

    @Override
    default Standing start(Stage stage, Path home) throws IOException {
        return start(stage, home, List.of());
    }

    @Override
    default boolean warmsUp() {
        return true;
    }
}
