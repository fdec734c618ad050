package dev.bourse.gateway.market;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.bourse.gateway.live.HealthBoard;
import dev.bourse.gateway.store.Store;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Nobody who looks at a page waits for an answer to be made, unless nobody asked it lately. */
@Timeout(600)
class MarketDeskTest {
    private static final long MINUTE = 60_000_000;

    @TempDir Path folder;
    private final AtomicLong now = new AtomicLong(1_772_000_000_000_000L);
    private final Queue<Runnable> later = new ArrayDeque<>();
    private Store store;
    private Sources sources;

    /** Says how often it was answered. */
    private record Counting(AtomicInteger made) implements Question<Integer> {
        @Override
        public Integer answer(Sources sources) {
            return made.incrementAndGet();
        }
    }

    @BeforeEach
    void open() {
        store = Store.open("jdbc:sqlite:" + folder.resolve("store.db"), Thread::new);
        sources =
                new Sources(
                        store.market(),
                        () -> {
                            throw new IllegalStateException("nobody asks what is offered");
                        },
                        new HealthBoard(now::get),
                        now::get);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void an_old_answer_is_given_at_once_while_a_new_one_is_made() {
        MarketDesk desk = new MarketDesk(sources, later::add);
        Counting question = new Counting(new AtomicInteger());
        assertEquals(1, desk.ask(question).value());
        now.addAndGet(2 * MINUTE);
        assertEquals(1, desk.ask(question).value(), "the old one");
        runLater();
        assertEquals(2, desk.ask(question).value());
    }

    @Test
    void what_was_asked_lately_is_made_anew_before_somebody_asks_again() {
        MarketDesk desk = new MarketDesk(sources, later::add);
        Counting question = new Counting(new AtomicInteger());
        desk.ask(question);
        for (int minute = 1; minute <= 8; minute++) {
            now.addAndGet(MINUTE + 1);
            desk.refresh();
            runLater();
        }
        assertEquals(now.get(), desk.ask(question).asOf());
        now.addAndGet(11 * MINUTE);
        int made = question.made().get();
        desk.refresh();
        runLater();
        assertEquals(made, question.made().get(), "nobody asked for ten minutes");
    }

    @Test
    void new_answers_are_made_one_after_another() throws InterruptedException {
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        try (ExecutorService threads = Executors.newCachedThreadPool(MarketDeskTest::quiet)) {
            OneByOne turns = new OneByOne(threads);
            List<Integer> order = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                int number = i;
                turns.execute(() -> {
                    most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                    order.add(number);
                    atOnce.decrementAndGet();
                    done.incrementAndGet();
                    if (number % 7 == 0) {
                        throw new IllegalStateException("planted");
                    }
                });
            }
            while (done.get() < 50) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
            assertEquals(1, most.get());
            assertEquals(order.stream().sorted().toList(), order);
        }
    }

    /** One thing in seven fails, and others go on. */
    private static Thread quiet(Runnable work) {
        Thread thread = new Thread(work);
        thread.setUncaughtExceptionHandler((_, _) -> {});
        return thread;
    }

    private void runLater() {
        for (Runnable work = later.poll(); work != null; work = later.poll()) {
            work.run();
        }
    }
}
