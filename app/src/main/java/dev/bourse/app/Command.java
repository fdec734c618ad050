package dev.bourse.app;

import java.io.IOException;

/** Something that the command line can do. */
interface Command {
    /** How it is called, and what its help says. */
    Usage usage();

    /**
     * Does it.
     *
     * @return the exit code
     * @throws Misuse when the words make no sense
     */
    int run(Words words, Terminal terminal) throws IOException, InterruptedException;
}
