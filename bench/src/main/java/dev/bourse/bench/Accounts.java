package dev.bourse.bench;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
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

    /** Processor time of their threads, by number. */
    static Map<Long, Spent> threads(ProcessHandle process) {
        Map<Long, Spent> threads = new HashMap<>();
        family(process).flatMap(Accounts::tasks).forEach(task -> addThread(threads, task));
        return threads;
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
        return family(process.toHandle())
                .map(handle -> read(PROC.resolve(handle.pid() + "/" + file)))
                .filter(text -> !text.isEmpty())
                .mapToLong(amount)
                .sum();
    }

    private static Stream<ProcessHandle> family(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants());
    }

    /** The folders of its threads; none when the process has just gone. */
    private static Stream<Path> tasks(ProcessHandle process) {
        String @Nullable [] names = PROC.resolve(process.pid() + "/task").toFile().list();
        return names == null
                ? Stream.empty()
                : Stream.of(names).map(name -> PROC.resolve(process.pid() + "/task/" + name));
    }

    private static void addThread(Map<Long, Spent> threads, Path task) {
        String stat = read(task.resolve("stat"));
        if (!stat.isEmpty()) {
            threads.put(Long.valueOf(task.getFileName().toString()), Proc.spent(stat));
        }
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
