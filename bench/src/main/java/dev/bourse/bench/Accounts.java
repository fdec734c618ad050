package dev.bourse.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** What processes have used, by the kernel's accounts. */
final class Accounts {
    private static final Path PROC = Path.of("/proc");

    private Accounts() {}

    /** Processor time of a process and all that descend from it. */
    static long cpuMicros(Process process) {
        return sum(process, "stat", Proc::cpuMicros);
    }

    /** Resident memory of a process and all that descend from it. */
    static long residentKib(Process process) {
        return sum(process, "status", text -> Proc.residentKib(text).orElse(0));
    }

    /** Time that all processors together spent working since the machine started. */
    static long busyMicros() {
        return Proc.busyMicros(read(PROC.resolve("stat")));
    }

    /** Most files that this process and those it starts may open. */
    static long openFiles() {
        return Proc.openFiles(read(PROC.resolve("self/limits")));
    }

    private static long sum(Process process, String file, ToLongFunction<String> amount) {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .map(handle -> read(PROC.resolve(handle.pid() + "/" + file)))
                .filter(text -> !text.isEmpty())
                .mapToLong(amount)
                .sum();
    }

    /** The text; empty when the process has just gone. */
    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException problem) {
            if (Files.exists(path)) {
                throw new UncheckedIOException(problem);
            }
            return "";
        }
    }
}
