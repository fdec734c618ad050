package dev.bourse.app;

import java.util.concurrent.ThreadFactory;

/**
 * Threads whose work can wait a little while others answer requests. The launcher has the virtual
 * machine pass their priority on to the system, which only ever lowers one; what they start
 * inherits it, so that they start nothing a request could wait for.
 */
final class Background {
    private Background() {}

    /** Makes threads of that name, which keep no process alive. */
    @SuppressWarnings("ThreadPriorityCheck") // nothing relies on it
    static ThreadFactory threads(String name) {
        return Thread.ofPlatform()
                .name(name + "-", 0)
                .daemon(true)
                .priority(Thread.MIN_PRIORITY)
                .factory();
    }
}
