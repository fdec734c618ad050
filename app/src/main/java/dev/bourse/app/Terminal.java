package dev.bourse.app;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * Where a command writes.
 *
 * @param out what was asked for
 * @param err what else there is to say
 */
record Terminal(PrintWriter out, PrintWriter err) {
    /** That of this process. */
    static Terminal ofProcess() {
        return new Terminal(writer(System.out), writer(System.err));
    }

    /** Writes a line that is seen at once. */
    void say(String line) {
        out.println(line);
        out.flush();
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }
}
