package dev.bourse.bench;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.bourse.bench.load.Target;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Map;

/**
 * A contestant that has been started.
 *
 * @param process its main process; null when there is nothing between generator and upstream
 */
record Standing(String name, Target target, @Nullable Process process) {
    /** Processor time of all its processes. */
    long cpuMicros() {
        return process == null ? 0 : Accounts.cpuMicros(process);
    }

    /** Processor time of all its threads, by number. */
    Map<Long, Spent> threads() {
        return process == null ? Map.of() : Accounts.threads(process.toHandle());
    }

    /** Resident memory of all its processes. */
    long residentKib() {
        return process == null ? 0 : Accounts.residentKib(process);
    }

    /** Whether its main process is gone. */
    boolean hasEnded() {
        return process != null && !process.isAlive();
    }

    /** Asks it to end and gives it that long. */
    void endWithin(Duration time) {
        if (process != null) {
            process.destroy();
            process.onExit().completeOnTimeout(process, time.toMillis(), MILLISECONDS).join();
        }
    }

    /** Ends it. */
    void end(Programs programs) {
        if (process != null) {
            programs.end(process);
        }
    }
}
