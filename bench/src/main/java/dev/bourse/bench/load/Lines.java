package dev.bourse.bench.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Talks to a program line by line; no wait is without an end. */
final class Lines {
    private final BufferedReader from;
    private final Writer to;

    Lines(Process process) {
        this.from = process.inputReader();
        this.to = process.outputWriter();
    }

    void say(String line) throws IOException {
        to.write(line + "\n");
        to.flush();
    }

    /**
     * The next line.
     *
     * @throws IllegalStateException when none comes in time or the program has ended
     */
    String hear(Duration within) {
        String line =
                CompletableFuture.supplyAsync(this::read, Thread::startVirtualThread)
                        .completeOnTimeout("", within.toMillis(), TimeUnit.MILLISECONDS)
                        .join();
        if (line.isEmpty()) {
            throw new IllegalStateException(
                    "no word from a program, which ended or was silent for " + within);
        }
        return line;
    }

    /** Hears one line and insists on it. */
    void expect(String word, Duration within) {
        String line = hear(within);
        if (!line.equals(word)) {
            throw new IllegalStateException("heard " + line + " instead of " + word);
        }
    }

    /** Empty when there is nothing more: whoever ends a program also closes what it says. */
    private String read() {
        try {
            String line = from.readLine();
            return line == null ? "" : line;
        } catch (IOException closed) {
            return "";
        }
    }
}
