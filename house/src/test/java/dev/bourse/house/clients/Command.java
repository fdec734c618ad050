package dev.bourse.house.clients;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How to run a program to its end.
 *
 * @param folder where it runs
 * @param environment what it is told besides this process's own environment
 * @param patience after which it is ended
 */
record Command(Path folder, Map<String, String> environment, Duration patience) {
    private static final int ENDED = -1;

    Finished run(List<String> line) throws IOException, InterruptedException {
        Path output = Files.createTempFile("bourse-command", ".txt");
        try {
            ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile());
            builder.environment().putAll(environment);
            builder.redirectErrorStream(true).redirectOutput(output.toFile());
            int status = await(builder.start());
            return new Finished(status, line + "\n" + Files.readString(output));
        } finally {
            Files.delete(output);
        }
    }

    private int await(Process process) throws InterruptedException {
        try {
            boolean over = process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
            return over ? process.exitValue() : ENDED;
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /**
     * What became of it.
     *
     * @param status its exit status; -1 when it took too long
     * @param output what it printed
     */
    record Finished(int status, String output) {}
}
