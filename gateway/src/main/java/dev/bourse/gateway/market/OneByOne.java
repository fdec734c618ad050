package dev.bourse.gateway.market;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/** Runs one thing after another on the threads of somebody else, so that it never takes two. */
final class OneByOne implements Executor {
    private final Executor threads;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean busy;

    OneByOne(Executor threads) {
        this.threads = threads;
    }

    @Override
    public synchronized void execute(Runnable work) {
        waiting.add(work);
        if (!busy) {
            goOn();
        }
    }

    private synchronized void goOn() {
        Runnable next = waiting.poll();
        busy = next != null;
        if (next != null) {
            threads.execute(() -> run(next));
        }
    }

    private void run(Runnable work) {
        try {
            work.run();
        } finally {
            goOn();
        }
    }
}
