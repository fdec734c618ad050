package dev.bourse.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A contestant on a virtual machine: it warms up, and it can start from a cache. */
interface JvmContestant extends Contestant {
    /**
     * Starts a fresh one.
     *
     * @param flags more of them for the virtual machine
     * @param home where it keeps its data, which may be there from another that has ended
     */
    Standing start(Stage stage, List<String> flags, Path home) throws IOException;

    @Override
    default Standing start(Stage stage) throws IOException {
        return start(stage, List.of(), stage.folder(name()));
    }

    @Override
    default boolean warmsUp() {
        return true;
    }
}
