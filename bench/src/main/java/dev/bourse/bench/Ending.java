package dev.bourse.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;

/**
 * A run's end, which comes once, be it that all is done, by a fault or by Ctrl-C: what there is is
 * reported, every program ended and what contestants have written removed.
 */
final class Ending implements AutoCloseable {
    private final Reports reports;
    private final Programs programs;
    private final Path work;
    private final PrintStream out;
    private boolean over;

    /**
     * The end of a run that has not come.
     *
     * @param work the folder of the contestants' own
     */
    Ending(Reports reports, Programs programs, Path work, PrintStream out) {
        this.reports = reports;
        this.programs = programs;
        this.work = work;
        this.out = out;
    }

    /** Comes also when the virtual machine is told to end. */
    Ending evenWhenBrokenOff() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::breakOff));
        return this;
    }

    @Override
    public synchronized void close() throws IOException {
        if (over) {
            return;
        }
        over = true;
        try (programs) {
            reports.print(out);
        }
        Leftovers.remove(work);
    }

    private void breakOff() {
        try {
            close();
        } catch (IOException problem) {
            System.err.println("the end of the measurement broke off: " + problem);
        }
    }
}
