package dev.bourse.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.LongAdder;

/** Makes threads and knows how long processors have worked on them. */
final class OwnTime implements ThreadFactory {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Set<Long> living = ConcurrentHashMap.newKeySet();
    private final LongAdder ended = new LongAdder();

    @Override
    public Thread newThread(Runnable work) {
        return new Thread(() -> run(work), "folding");
    }

    private void run(Runnable work) {
        long id = Thread.currentThread().threadId();
        living.add(id);
        try {
            work.run();
        } finally {
            ended.add(THREADS.getCurrentThreadCpuTime());
            living.remove(id);
        }
    }

    /** Nanoseconds of all of them together, those that have ended too. */
    long nanos() {
        long now = living.stream().mapToLong(THREADS::getThreadCpuTime).filter(it -> it > 0).sum();
        return ended.sum() + now;
    }
}
