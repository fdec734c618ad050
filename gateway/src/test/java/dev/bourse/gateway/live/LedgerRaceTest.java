package dev.bourse.gateway.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.fact.CreditsGranted;
import dev.bourse.domain.fact.Entries;
import dev.bourse.domain.fact.KeyIssued;
import dev.bourse.domain.ledger.Account;
import dev.bourse.domain.ledger.Books;
import dev.bourse.domain.ledger.Entry;
import dev.bourse.domain.ledger.Key;
import dev.bourse.domain.ledger.OpenHold;
import dev.bourse.domain.ledger.ResetInterval;
import dev.bourse.domain.unit.GenerationId;
import dev.bourse.domain.unit.Money;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;

/** A thousand threads against one ledger: nothing is overdrawn and nothing is lost. */
final class LedgerRaceTest {
    private static final int THREADS = 1_000;
    private static final long SEED = 4_242;
    private static final long DAY = 86_400_000_000L;

    @Test
    void requests_that_need_one_nano_each_get_exactly_as_many_as_there_are() {
        Key key = Purses.key(new Money(700), ResetInterval.DAILY);
        Ledger ledger = Purses.ledger(100_000, key);
        AtomicLong admitted = new AtomicLong();
        inParallel(_ -> admitted.addAndGet(tryOnce(ledger, key)));
        assertEquals(700, admitted.get());
        assertEquals(new Money(700), ledger.account(Purses.ACCOUNT).held());
    }

    @Test
    void an_account_is_emptied_to_the_last_nano_and_not_beyond() {
        Key key = Purses.key(null, ResetInterval.NEVER);
        Ledger ledger = Purses.ledger(613, key);
        AtomicLong admitted = new AtomicLong();
        inParallel(_ -> admitted.addAndGet(tryOnce(ledger, key)));
        assertEquals(613, admitted.get());
        assertEquals(Money.ZERO, ledger.account(Purses.ACCOUNT).available());
    }

    @Test
    void random_traffic_never_overdraws_and_equals_the_fold_over_its_entries() {
        Key key = Purses.key(new Money(400_000), ResetInterval.DAILY);
        Books books = Purses.books(900_000, key);
        Ledger ledger = new Ledger(books.state(), () -> true);
        Queue<List<Entry>> done = new ConcurrentLinkedQueue<>();
        AtomicLong worst = new AtomicLong(Long.MAX_VALUE);
        inParallel(thread -> done.add(traffic(ledger, key, thread, worst)));
        assertTrue(worst.get() >= 0, "seed " + SEED + ": available fell to " + worst);
        done.forEach(entries -> entries.forEach(books::post));
        assertEquals(books.account(Purses.ACCOUNT), ledger.account(Purses.ACCOUNT));
        assertEquals(List.of(), books.openHolds());
        KeyStanding live = ledger.standing(key.hash(), 2 * DAY).orElseThrow();
        Ledger restarted = new Ledger(books.state(), () -> true);
        assertEquals(restarted.standing(key.hash(), 2 * DAY).orElseThrow(), live);
        assertTrue(live.usageDaily().nanos() <= 400_000);
    }

    @Test
    void keys_of_one_account_share_its_credit_without_overdrawing_it() {
        Books books = new Books();
        books.post(
                Entries.of(new CreditsGranted(0, "g", Purses.ACCOUNT, new Money(5_000), "test")));
        List<Key> keys = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            Key key = key("key " + i);
            keys.add(key);
            books.post(Entries.of(new KeyIssued(0, key)));
        }
        Ledger ledger = new Ledger(books.state(), () -> true);
        AtomicLong admitted = new AtomicLong();
        inParallel(thread -> admitted.addAndGet(tryTen(ledger, keys.get(thread % 10))));
        assertEquals(5_000, admitted.get());
    }

    private static long tryTen(Ledger ledger, Key key) {
        long admitted = 0;
        for (int i = 0; i < 10; i++) {
            admitted += tryOnce(ledger, key);
        }
        return admitted;
    }

    private static long tryOnce(Ledger ledger, Key key) {
        return switch (ledger.hold(key, new Money(1), new Money(1), 1)) {
            case Admission.Granted _ -> 1;
            case Admission.Refused _ -> 0;
        };
    }

    /** Holds, settles and releases over two days, and returns the entries that a journal has. */
    private static List<Entry> traffic(Ledger ledger, Key key, int thread, AtomicLong worst) {
        SplittableRandom random = new SplittableRandom(SEED + thread);
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            long now = random.nextLong(2 * DAY);
            Money ceiling = new Money(random.nextLong(3_000));
            if (ledger.hold(key, ceiling, Money.ZERO, now) instanceof Admission.Granted granted) {
                Account account = ledger.account(Purses.ACCOUNT);
                worst.accumulateAndGet(account.available().nanos(), Math::min);
                String id = "gen-" + thread + "-" + i;
                Money charge = new Money(random.nextLong(ceiling.nanos() + 1));
                boolean released = random.nextInt(4) == 0;
                long at = now + random.nextLong(1_000);
                entries.addAll(
                        entries(id, key, granted.hold(), released ? Money.ZERO : charge, at));
                end(granted.hold(), released, charge, at);
            }
        }
        return entries;
    }

    private static void end(Hold hold, boolean released, Money charge, long at) {
        if (released) {
            hold.close();
        } else {
            hold.settle(charge, at);
        }
    }

    private static List<Entry> entries(String id, Key key, Hold hold, Money charge, long at) {
        GenerationId generation = new GenerationId(id);
        OpenHold open =
                new OpenHold(
                        generation,
                        Purses.ACCOUNT,
                        key.hash(),
                        "a/b",
                        hold.amount(),
                        Money.ZERO,
                        0,
                        at);
        return List.of(
                new Entry.Reserve(open),
                new Entry.Settle(generation, Purses.ACCOUNT, key.hash(), charge, at, at));
    }

    private static Key key(String secret) {
        Key like = Purses.key(null, ResetInterval.NEVER);
        return new Key(
                Access.hash(secret),
                like.account(),
                like.kind(),
                secret,
                "label",
                false,
                null,
                ResetInterval.NEVER,
                0,
                0,
                0);
    }

    /** Runs a task on a thousand threads that all start at the same signal. */
    private static void inParallel(IntConsumer task) {
        CountDownLatch go = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int number = i;
            threads.add(Thread.ofPlatform().start(() -> run(go, task, number)));
        }
        go.countDown();
        threads.forEach(LedgerRaceTest::join);
    }

    private static void run(CountDownLatch go, IntConsumer task, int number) {
        try {
            go.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        task.accept(number);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
