package dev.bourse.gateway.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.fact.Fact;
import dev.bourse.domain.fact.GenerationStarted;
import dev.bourse.domain.unit.GenerationId;
import dev.bourse.domain.unit.KeyHash;
import dev.bourse.domain.unit.Money;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;

/** A full or failing disk: new work stops, what runs may end, nothing acknowledged is lost. */
@Timeout(600)
class DiskFailureTest {
    private static final GenerationStarted STARTED =
            new GenerationStarted(
                    new GenerationId("gen-1"),
                    7,
                    "a",
                    new KeyHash("ab".repeat(32)),
                    "m/m",
                    new Money(20),
                    new Money(10),
                    5);

    @TempDir Path directory;
    private final FragileDisk disk = new FragileDisk();
    private final List<Thread> writers = new ArrayList<>();
    private Journal journal;

    @BeforeEach
    void append_some_facts_while_the_disk_works() {
        journal = Journal.open(directory, Journals.SMALL, this::writer, Journals.CLOCK, disk);
        Journals.append(journal, 30);
    }

    @AfterEach
    void close() {
        disk.mend();
        journal.close();
    }

    @Test
    void a_full_disk_stops_new_work_and_health_says_why() {
        disk.fill(0);
        failToAppend();
        assertFalse(journal.accepting());
        JournalHealth health = journal.health();
        assertEquals(
                "the journal's disk fails: java.io.IOException: No space left on device",
                health.problem());
        assertEquals(Micros.now(Journals.CLOCK), health.problemSinceMicros());
        assertEquals(30, health.durableEnd());
        assertEquals(
                new Appended.Refused(String.valueOf(health.problem())), journal.append(STARTED));
    }

    @Test
    void what_runs_may_still_end_and_is_written_when_the_disk_recovers() {
        disk.fill(50);
        failToAppend();
        Appended end = journal.append(settlement());
        assertEquals(new Appended.At(31), end);
        disk.mend();
        awaitDurable(32);
        assertTrue(journal.accepting());
        assertNull(journal.health().problem());
        assertHolds(32, settlement());
    }

    @Test
    void a_force_that_failed_is_never_trusted_again_and_nothing_is_doubled() {
        disk.refuseToForce();
        failToAppend();
        disk.mend();
        awaitDurable(31);
        Journals.append(journal, 10);
        journal.close();
        try (Journal again = Journals.open(directory)) {
            assertEquals(
                    LongStream.range(0, 41).boxed().toList(),
                    Journals.facts(again, 0).stream().map(PositionedFact::position).toList());
        }
    }

    @Test
    void a_disk_that_fails_in_every_phase_of_its_filling_loses_nothing() {
        for (int room = 0; room < 3_000; room += 101) {
            disk.fill(room);
            long position = journal.end();
            journal.append(Journals.fact(position));
            awaitEnd(position);
            disk.mend();
            awaitDurable(position + 1);
        }
        long end = journal.end();
        journal.close();
        try (Journal again = Journals.open(directory)) {
            assertEquals(Journals.expected(0, end), Journals.facts(again, 0));
        }
    }

    @Test
    void a_crash_while_the_disk_is_full_keeps_all_that_was_acknowledged() {
        disk.fill(40);
        failToAppend();
        assertThrows(JournalException.class, journal::close);
        disk.mend();
        try (Journal again = Journals.open(directory)) {
            assertEquals(Journals.expected(0, 30), Journals.facts(again, 0));
            Journals.append(again, 5);
            assertEquals(Journals.expected(0, 35), Journals.facts(again, 0));
        }
    }

    @Test
    void an_interrupted_writer_goes_on() {
        for (int i = 0; i < 50; i++) {
            writers.forEach(Thread::interrupt);
            long position = journal.end();
            assertInstanceOf(Appended.At.class, journal.append(Journals.fact(position)));
            awaitDurable(position + 1);
        }
        assertEquals(Journals.expected(0, 80), Journals.facts(journal, 0));
    }

    @Test
    void a_queue_that_is_half_full_takes_no_new_work_and_a_full_one_nothing() {
        disk.fill(0);
        failToAppend();
        int taken = 0;
        while (journal.append(settlement()) instanceof Appended.At) {
            taken++;
        }
        assertEquals(Journals.SMALL.queue(), taken);
        disk.mend();
        awaitDurable(31 + taken);
        assertHolds(31 + taken, settlement());
    }

    /** The fact is taken, and its writer learns that it is not on disk. */
    private void failToAppend() {
        long position = journal.end();
        assertEquals(new Appended.At(position), journal.append(Journals.fact(position)));
        assertThrows(CompletionException.class, () -> journal.durable(position).join());
    }

    private void awaitEnd(long position) {
        journal.durable(position).exceptionally(failure -> null).join();
    }

    private void awaitDurable(long end) {
        while (journal.durableEnd() < end) {
            LockSupport.parkNanos(100_000);
        }
    }

    private void assertHolds(long end, Fact last) {
        List<PositionedFact> facts = Journals.facts(journal, 0);
        assertEquals(end, facts.size());
        assertEquals(new PositionedFact(end - 1, last), facts.getLast());
        assertEquals(Journals.expected(0, 31), facts.subList(0, 31));
    }

    private static Fact settlement() {
        Recovery recovery = new Recovery(List.of(STARTED));
        return recovery.settlements(9).getFirst();
    }

    private Thread writer(Runnable work) {
        Thread thread = new Thread(work);
        writers.add(thread);
        return thread;
    }
}
