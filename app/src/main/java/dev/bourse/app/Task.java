package dev.bourse.app;

import java.io.IOException;

/**
 * A command that is one step.
 *
 * @param usage how it is called
 * @param step what it does
 */
record Task(Usage usage, Step step) implements Command {
    /** What is done; the result is the exit code. */
    @FunctionalInterface
    interface Step {
        int run(Words words, Terminal terminal) throws IOException;
    }

    @Override
    public int run(Words words, Terminal terminal) throws IOException {
        return step.run(words, terminal);
    }
}
