package dev.bourse.bench;

import java.util.Optional;

/** Something that can stand between the generator and the upstream. */
interface Contestant extends Starter {
    /** Short, unique, as in the tables. */
    String name();

    /** How it is set up, in a line. */
    String setup();

    /** Why it can't be measured here; empty when it can. */
    Optional<String> absence();

    /** Whether it must be warmed up for long before it shows what it can do. */
    default boolean warmsUp() {
        return false;
    }

    /** What it can stand of a workload; itself unless it would only be drowned. */
    default Workload fit(Workload workload) {
        return workload;
    }
}
