package dev.bourse.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What can be asked for by itself, in the order in which it is measured. */
enum Part {
    ALONE,
    BIG,
    FULL,
    STEADY,
    STREAMS,
    SLOW,
    START,
    PLAN;

    /** As on the command line, and for a workload as in the tables. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The part of that name.
     *
     * @throws IllegalArgumentException when there is none
     */
    static Part of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }

    /** All names with something between them. */
    static String ids(String separator) {
        return Arrays.stream(values()).map(Part::id).collect(Collectors.joining(separator));
    }
}
