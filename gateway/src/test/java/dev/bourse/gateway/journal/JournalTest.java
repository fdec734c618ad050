package dev.bourse.gateway.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.fact.CreditsGranted;
import dev.bourse.domain.fact.Fact;
import dev.bourse.domain.fact.GenerationStarted;
import dev.bourse.domain.unit.GenerationId;
import dev.bourse.domain.unit.KeyHash;
import dev.bourse.domain.unit.Money;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

class JournalTest {
    @TempDir Path directory;

    @Test
    void facts_get_consecutive_positions_and_replay_in_their_order() {
        try (Journal journal = Journals.open(directory)) {
            Journals.append(journal, 100);
            assertEquals(Journals.expected(0, 100), Journals.facts(journal, 0));
            assertEquals(Journals.expected(37, 100), Journals.facts(journal, 37));
        }
    }

    @Test
    void a_journal_goes_on_where_it_was_closed() {
        for (int round = 0; round < 5; round++) {
            try (Journal journal = Journals.open(directory)) {
                assertEquals(20L * round, journal.end());
                Journals.append(journal, 20);
            }
        }
        try (Journal journal = Journals.open(directory)) {
            assertEquals(Journals.expected(0, 100), Journals.facts(journal, 0));
        }
    }

    @Test
    void closing_writes_what_was_taken() {
        try (Journal journal = Journals.open(directory)) {
            for (int i = 0; i < 100; i++) {
                journal.append(Journals.fact(i));
            }
        }
        try (Journal journal = Journals.open(directory)) {
            assertEquals(Journals.expected(0, 100), Journals.facts(journal, 0));
        }
    }

    @Test
    void full_segments_are_followed_by_new_ones() {
        try (Journal journal = Journals.open(directory)) {
            Journals.append(journal, 100);
            assertTrue(journal.health().segments() > 3, journal.health()::toString);
        }
    }

    @Test
    void many_threads_append_and_no_fact_is_lost_or_doubled() throws Exception {
        List<Long> positions = new ArrayList<>();
        try (Journal journal = Journals.open(directory);
                ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<List<Long>>> writers = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                long first = 1_000L * thread;
                writers.add(threads.submit(() -> appendAll(journal, first)));
            }
            for (Future<List<Long>> writer : writers) {
                positions.addAll(writer.get());
            }
        }
        assertEquals(
                LongStream.range(0, 4_000).boxed().toList(), positions.stream().sorted().toList());
        try (Journal journal = Journals.open(directory)) {
            assertEquals(
                    LongStream.range(0, 4_000).boxed().collect(Collectors.toSet()),
                    Journals.facts(journal, 0).stream()
                            .map(each -> each.fact().atMicros())
                            .collect(Collectors.toSet()));
        }
    }

    @Test
    void a_cursor_follows_what_gets_on_disk() {
        try (Journal journal = Journals.open(directory);
                JournalCursor cursor = journal.cursor(0)) {
            assertEquals(List.of(), cursor.next(10));
            Journals.append(journal, 25);
            assertEquals(Journals.expected(0, 10), cursor.next(10));
            assertEquals(Journals.expected(10, 25), cursor.next(100));
            assertEquals(List.of(), cursor.next(100));
            Journals.append(journal, 50);
            assertEquals(Journals.expected(25, 75), cursor.next(100));
            assertEquals(75, cursor.position());
        }
    }

    @Test
    void a_close_follower_gets_the_very_facts_that_were_appended_and_a_late_one_reads_the_disk() {
        try (Journal journal = Journals.open(directory);
                JournalCursor close = journal.cursor(0);
                JournalCursor late = journal.cursor(0)) {
            Fact fact = Journals.fact(0);
            if (journal.append(fact) instanceof Appended.At(long position)) {
                journal.durable(position).join();
            }
            assertSame(fact, close.next(1).getFirst().fact());
            Journals.append(journal, 40);
            assertEquals(Journals.expected(0, 41), late.next(100));
            assertEquals(Journals.expected(1, 41), close.next(100));
        }
    }

    @Test
    void a_cursor_of_results_passes_over_beginnings_whether_it_is_close_or_late() {
        try (Journal journal = Journals.open(directory);
                JournalCursor close = journal.cursorOfResults(0);
                JournalCursor late = journal.cursorOfResults(0)) {
            for (long at = 0; at < 100; at += 2) {
                journal.keep(List.of(Journals.fact(at), beginning()));
                assertEquals(Journals.expected(at, at + 1), close.next(2));
                assertEquals(at + 2, close.position());
            }
            assertEquals(50, late.next(1_000).size());
            assertEquals(100, late.position());
        }
    }

    private static GenerationStarted beginning() {
        return new GenerationStarted(
                new GenerationId("gen-1"),
                0,
                "default",
                new KeyHash("ab".repeat(32)),
                "openai/gpt-5",
                Money.ZERO,
                Money.ZERO,
                0);
    }

    @Test
    void one_process_at_a_time() {
        try (Journal journal = Journals.open(directory)) {
            assertEquals(0, journal.end());
            JournalException refusal =
                    assertThrows(JournalException.class, () -> Journals.open(directory));
            assertEquals("another process uses the journal in " + directory, refusal.getMessage());
        }
        Journals.open(directory).close();
    }

    @Test
    void a_fact_that_no_batch_can_hold_is_refused() {
        try (Journal journal = Journals.open(directory)) {
            String reason = "x".repeat(Journals.SMALL.batchBytes());
            Appended.Refused refused =
                    assertInstanceOf(
                            Appended.Refused.class,
                            journal.append(new CreditsGranted(0, "g", "a", Money.ZERO, reason)));
            assertTrue(refused.why().endsWith("bytes is too long"), refused.why());
            assertTrue(journal.accepting());
        }
    }

    @Test
    void several_facts_are_kept_in_their_order() {
        try (Journal journal = Journals.open(directory)) {
            Journals.append(journal, 10);
            journal.keep(LongStream.range(10, 60).mapToObj(Journals::fact).toList());
            journal.keep(List.of());
            assertEquals(Journals.expected(0, 60), Journals.facts(journal, 0));
        }
    }

    /** The queue has 256 places: too few for the list, though enough for its beginning. */
    @Test
    void of_several_facts_that_do_not_fit_together_none_is_kept() {
        try (Journal journal = Journals.open(directory)) {
            List<Fact> many = LongStream.range(0, 257).mapToObj(Journals::fact).toList();
            assertThrows(JournalException.class, () -> journal.keep(many));
            assertEquals(0, journal.end());
            journal.keep(many.subList(0, 256));
            assertEquals(Journals.expected(0, 256), Journals.facts(journal, 0));
        }
    }

    @Test
    void of_several_facts_one_of_which_is_too_long_none_is_kept() {
        try (Journal journal = Journals.open(directory)) {
            String reason = "x".repeat(Journals.SMALL.batchBytes());
            Fact huge = new CreditsGranted(0, "g", "a", Money.ZERO, reason);
            assertThrows(
                    JournalException.class,
                    () -> journal.keep(List.of(Journals.fact(0), Journals.fact(1), huge)));
            assertEquals(0, journal.end());
        }
    }

    @Test
    void a_closed_journal_refuses() {
        Journal journal = Journals.open(directory);
        journal.close();
        assertFalse(journal.accepting());
        assertEquals(
                new Appended.Refused("the journal is closed"), journal.append(Journals.fact(0)));
        assertTrue(journal.durable(0).isCompletedExceptionally());
    }

    @Test
    void it_keeps_its_name() {
        Journal journal = Journals.open(directory);
        journal.close();
        try (Journal again = Journals.open(directory)) {
            assertEquals(journal.id(), again.id());
        }
    }

    private static List<Long> appendAll(Journal journal, long first) {
        List<Long> positions = new ArrayList<>();
        long number = first;
        while (number < first + 1_000) {
            if (journal.append(Journals.fact(number)) instanceof Appended.At(long position)) {
                positions.add(position);
                number++;
            } else {
                journal.durable(journal.durableEnd()).join();
            }
        }
        return positions;
    }
}
