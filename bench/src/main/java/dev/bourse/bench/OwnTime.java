package dev.bourse.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;

/** Makes threads and knows how long processors have worked on them. */
final class OwnTime implements ThreadFactory {
    private final Collection<Long> ids = new ConcurrentLinkedQueue<>();

    @Override
    public Thread newThread(Runnable work) {
        Thread thread = new Thread(work, "folding");
        ids.add(thread.threadId());
        return thread;
    }

    /** Nanoseconds of all of them together, while they live. */
    long nanos() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return ids.stream().mapToLong(threads::getThreadCpuTime).filter(time -> time > 0).sum();
    }
}
