package dev.bourse.gateway.http;

import dev.bourse.domain.market.Group;

import org.jspecify.annotations.Nullable;

/**
 * The anonymous among the subjects of a ranking (tier T3): left out of the robust order unless they
 * are asked for. The others move up.
 *
 * @param names what the catalogue knows
 * @param group which kind of subject
 * @param welcome whether they are asked for
 */
record Strangers(Names names, Group group, boolean welcome) {
    private static final String WHY =
            "Anonymous listings (T3) are left out of this order, since nobody can say whose they"
                    + " are or what becomes of prompts there.";

    /** Whether a subject is left out. */
    boolean leavesOut(String subject) {
        return !welcome && names.isAnonymous(group, subject);
    }

    /** What is said about it; null when nobody was left out. */
    @Nullable Members told(long rows) {
        return rows == 0 ? null : new Members().put("rows", rows).put("text", WHY);
    }
}
