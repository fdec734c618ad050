package dev.bourse.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Something that can stand between the generator and the upstream. */
interface Contestant {
    /** Short, unique, as in the tables. */
    String name();

    /** How it is set up, in a line. */
    String setup();

    /** Why it can't be measured here; empty when it can. */
    Optional<String> absence();

    /**
     * Starts one, which need not answer yet.
     *
     * @param home a folder of its own, new or left by another that has ended
     */
    Standing start(Stage stage, Path home) throws IOException;

    /** Whether it must be warmed up for long before it shows what it can do. */
    default boolean warmsUp() {
        return false;
    }

    /** Whether it starts from a cache of its virtual machine without being told to. */
    default boolean startsCached() {
        return false;
    }

    /** What it can stand of a workload; itself unless it would only be drowned. */
    default Workload fit(Workload workload) {
        return workload;
    }
}
