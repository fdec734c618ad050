package dev.bourse.gateway.http;

import java.util.Set;
import java.util.TreeSet;

/**
 * Notes which members of an answer are not told because they rest on too few accounts, so that the
 * answer can name them: a null would otherwise look like something unknown.
 */
final class Withheld {
    private final Set<String> names = new TreeSet<>();

    /**
     * Notes the members unless they are told.
     *
     * @param members their names, with that of the object or list around them
     * @return whether they are
     */
    boolean unless(boolean told, String... members) {
        if (!told) {
            names.addAll(Set.of(members));
        }
        return told;
    }

    /** What was noted, in order. */
    Set<String> names() {
        return names;
    }
}
