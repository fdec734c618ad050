package dev.bourse.wire.tool;

/** A schema that can't be applied, or not within bounds. */
final class UnjudgedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnjudgedException(String why) {
        super(why);
    }
}
