package dev.bourse.bench;

import java.util.OptionalLong;

/** Reads the text of the kernel's accounts, {@code proc(5)}. */
final class Proc {
    /** Linux counts time for programs in hundredths of a second, whatever its own tick is. */
    private static final long TICK_MICROS = 10_000;

    private static final int USER_TIME = 11;
    private static final int IDLE = 4;
    private static final int WAITING = 5;
    private static final int STOLEN = 8;

    private Proc() {}

    /** Processor time of one process, user and system, all its threads: {@code /proc/PID/stat}. */
    static long cpuMicros(String stat) {
        return spent(stat).micros();
    }

    /** The same apart, with the name, also of a thread: {@code /proc/PID/task/TID/stat}. */
    static Spent spent(String stat) {
        int end = stat.lastIndexOf(')');
        String[] fields = stat.substring(end + 1).strip().split(" ");
        return new Spent(
                stat.substring(stat.indexOf('(') + 1, end),
                Long.parseLong(fields[USER_TIME]) * TICK_MICROS,
                Long.parseLong(fields[USER_TIME + 1]) * TICK_MICROS);
    }

    /** Resident memory of one process in KiB: {@code /proc/PID/status}. */
    static OptionalLong residentKib(String status) {
        return status.lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.split("\\s+")[1]))
                .findFirst();
    }

    /** Most files a process may open: {@code /proc/PID/limits}. */
    static long openFiles(String limits) {
        return limits.lines()
                .filter(line -> line.startsWith("Max open files"))
                .map(line -> line.split("\\s+")[3])
                .mapToLong(soft -> soft.equals("unlimited") ? Long.MAX_VALUE : Long.parseLong(soft))
                .findFirst()
                .orElse(0);
    }

    /** Time all processors together spent working: the first line of {@code /proc/stat}. */
    static long busyMicros(String stat) {
        String[] fields = stat.lines().findFirst().orElseThrow().split("\\s+");
        long ticks = 0;
        for (int field = 1; field <= STOLEN; field++) {
            ticks += field == IDLE || field == WAITING ? 0 : Long.parseLong(fields[field]);
        }
        return ticks * TICK_MICROS;
    }
}
