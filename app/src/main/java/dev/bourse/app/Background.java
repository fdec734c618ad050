package dev.bourse.app;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.concurrent.ThreadFactory;

/**
 * Threads for work that can wait: what they do is as much, but a request that comes meanwhile gets
 * the processor at once. Java's own priorities mean nothing on Linux unless the whole virtual
 * machine is told so, and then they need privileges; a thread may always be nicer than it was.
 */
final class Background {
    private static final Logger LOG = LoggerFactory.getLogger(Background.class);

    /** {@code PRIO_PROCESS} of setpriority(2), where on Linux 0 is the calling thread. */
    private static final int ONE = 0;

    private static final int THIS_THREAD = 0;
    private static final int NICE = 10;

    private Background() {}

    /** Makes daemons that are named so, each with a number. */
    static ThreadFactory threads(String name) {
        ThreadFactory usual = Thread.ofPlatform().name(name, 0).daemon(true).factory();
        return task ->
                usual.newThread(() -> {
                    yieldToOthers();
                    task.run();
                });
    }

    /** Where it can't be done, threads compete as they always did. */
    private static void yieldToOthers() {
        if (!System.getProperty("os.name").equals("Linux")) {
            return;
        }
        try {
            int refused = (int) setPriority().invokeExact(ONE, THIS_THREAD, NICE);
            LOG.debug("background work yields: {}", refused == 0);
        } catch (Throwable unavailable) {
            LOG.debug("background work can't yield", unavailable);
        }
    }

    @SuppressWarnings("restricted") // the launcher allows native access
    private static MethodHandle setPriority() {
        Linker linker = Linker.nativeLinker();
        SymbolLookup library = linker.defaultLookup();
        return linker.downcallHandle(
                library.findOrThrow("setpriority"),
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT,
                        ValueLayout.JAVA_INT,
                        ValueLayout.JAVA_INT,
                        ValueLayout.JAVA_INT));
    }
}
