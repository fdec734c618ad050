package dev.bourse.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Starts programs and sees to it that none outlives the measurement: they end when this is closed,
 * after which none is started.
 */
final class Programs implements AutoCloseable {
    private static final long GRACE_SECONDS = 10;

    private final Path logs;
    private final List<Process> running = new ArrayList<>();
    private boolean closed;

    Programs(Path logs) {
        this.logs = logs;
    }

    /**
     * Starts a program whose output goes to a log of that name.
     *
     * @param environment what to add to ours
     */
    Process start(String name, List<String> command, Map<String, String> environment)
            throws IOException {
        ProcessBuilder builder = builder(name, command);
        builder.environment().putAll(environment);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log(name)));
        return started(builder);
    }

    /** Starts a program that we talk to over its standard input and output. */
    Process startTalking(String name, List<String> command) throws IOException {
        return started(builder(name, command));
    }

    /** Ends a program and what it has started, politely at first. */
    synchronized void end(Process process) {
        running.remove(process);
        List<ProcessHandle> family = process.descendants().toList();
        process.destroy();
        if (!ended(process)) {
            process.destroyForcibly();
        }
        family.forEach(ProcessHandle::destroyForcibly);
    }

    @Override
    public synchronized void close() {
        closed = true;
        List.copyOf(running).forEach(this::end);
    }

    /** The file that takes what a program prints. */
    File log(String name) {
        return logs.resolve(name + ".log").toFile();
    }

    private ProcessBuilder builder(String name, List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(Programs::changesTheMeasurement);
        return builder.redirectError(ProcessBuilder.Redirect.appendTo(log(name)));
    }

    /** Providers of whoever runs this, and settings of an exchange of theirs. */
    private static boolean changesTheMeasurement(String variable) {
        return variable.endsWith("_API_KEY") || variable.startsWith("BOURSE_");
    }

    private synchronized Process started(ProcessBuilder builder) throws IOException {
        if (closed) {
            throw new IOException("the measurement is over");
        }
        Process process = builder.start();
        running.add(process);
        return process;
    }

    private static boolean ended(Process process) {
        try {
            return process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
