package dev.bourse.sim.provider;

/**
 * A part of an answer.
 *
 * @param kind what it is
 * @param name the function that is called; empty for others
 * @param content the thought, the words, or the arguments of the call
 */
record Block(Kind kind, String name, Content content) {
    /** What a block is. */
    enum Kind {
        THOUGHT,
        WORDS,
        CALL
    }

    boolean is(Kind other) {
        return kind == other;
    }

    String text() {
        return content.text();
    }
}
