package dev.bourse.bench;

import java.io.IOException;

/** A way to start something between generator and upstream. */
interface Starter {
    /** Starts a fresh one; it need not answer yet. */
    Standing start(Stage stage) throws IOException;
}
