package dev.bourse.house.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Callers who ask for one short answer after another until they are told to stop. */
final class Traffic implements AutoCloseable {
    private final Floor floor;
    private final List<Thread> callers = new ArrayList<>();
    private final AtomicInteger answered = new AtomicInteger();
    private final Map<Integer, Integer> statuses = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private volatile boolean stopping;

    private Traffic(Floor floor) {
        this.floor = floor;
    }

    static Traffic begin(Floor floor, int callers) {
        Traffic traffic = new Traffic(floor);
        for (int i = 0; i < callers; i++) {
            int caller = i;
            traffic.callers.add(Thread.ofVirtual().start(() -> traffic.call(caller, callers)));
        }
        return traffic;
    }

    /** Waits until so many more were answered. */
    void awaitAnswered(int more) throws Exception {
        int target = answered.get() + more;
        Await.until(more + " more are answered", () -> answered.get() >= target);
    }

    /** How many answers there were with each status; stops whoever calls. */
    Map<Integer, Integer> statuses() {
        stop();
        assertEquals(null, failure.get(), "no connection was ever lost");
        return new TreeMap<>(statuses);
    }

    int count() {
        return answered.get();
    }

    @Override
    public void close() {
        stop();
    }

    /** A short chat, every second one streamed. */
    static String request(int number) {
        return """
        {"model":"sim/chat-small","max_tokens":%d,"stream":%s,\
        "messages":[{"role":"user","content":"Tell me story %d"}]}\
        """
                .formatted(5 + number % 20, number % 2 == 0, number);
    }

    private void stop() {
        stopping = true;
        try {
            for (Thread caller : callers) {
                caller.join();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void call(int first, int step) {
        try {
            for (int i = first; !stopping; i += step) {
                Answer answer = floor.chat(request(i));
                statuses.merge(answer.status(), 1, Integer::sum);
                answered.incrementAndGet();
            }
        } catch (IOException | RuntimeException | AssertionError lost) {
            failure.compareAndSet(null, lost);
        }
    }
}
