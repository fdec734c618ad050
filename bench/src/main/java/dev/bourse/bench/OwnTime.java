package dev.bourse.bench;

import java.lang.management.ManagementFactory;
import java.util.concurrent.ThreadFactory;

/** Makes a thread and knows how long a processor has worked on it. */
final class OwnTime implements ThreadFactory {
    private volatile long id;

    @Override
    public Thread newThread(Runnable work) {
        Thread thread = new Thread(work, "folding");
        id = thread.threadId();
        return thread;
    }

    /** Nanoseconds, of the thread that was made last while it lives. */
    long nanos() {
        return ManagementFactory.getThreadMXBean().getThreadCpuTime(id);
    }
}
