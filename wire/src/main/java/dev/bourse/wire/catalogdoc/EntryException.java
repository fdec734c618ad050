package dev.bourse.wire.catalogdoc;

import dev.bourse.wire.catalogdoc.Reading.Problem;

/** Leaves the reading of one entry; never leaves this package. */
final class EntryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    EntryException(Problem problem) {
        super(problem.toString(), null, false, false);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
