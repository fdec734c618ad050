package dev.bourse.app;

import java.io.PrintWriter;

/** One line on a terminal that grows; elsewhere a line for each tenth. */
final class ProgressBar {
    private static final int WIDTH = 40;
    private static final String FIGURES = "%,d of %,d answered, %,d failed, %,d open ";

    private static final int TENTHS = 10;

    private final PrintWriter out;
    private final boolean interactive;
    private int tenth = -1;
    private boolean shown;

    /**
     * @param interactive whether a person watches a terminal
     */
    ProgressBar(PrintWriter out, boolean interactive) {
        this.out = out;
        this.interactive = interactive;
    }

    /** Shows how far it is. */
    synchronized void show(int sent, int answered, int failed, int total) {
        int done = answered + failed;
        if (interactive) {
            shown = true;
            int filled = total == 0 ? WIDTH : (int) ((long) WIDTH * done / total);
            out.print("\r[" + "#".repeat(filled) + ".".repeat(WIDTH - filled) + "] ");
            out.printf(FIGURES, answered, total, failed, sent - done);
        } else if (total > 0 && TENTHS * (long) done / total > tenth) {
            tenth = (int) (TENTHS * (long) done / total);
            out.printf(FIGURES + "%n", answered, total, failed, sent - done);
        }
        out.flush();
    }

    synchronized void end() {
        if (shown) {
            out.println();
            out.flush();
        }
    }
}
