package dev.bourse.gateway.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

class CheckpointTest {
    private static final byte[] STATE = {1, 2, 3, 0, -1};

    @TempDir Path directory;

    @Test
    void a_start_reads_only_what_follows_the_checkpoint() {
        try (Journal journal = Journals.open(directory)) {
            Journals.append(journal, 60);
            journal.checkpoint(new Checkpoint(50, STATE));
            Journals.append(journal, 5);
        }
        try (Journal journal = Journals.open(directory)) {
            Checkpoint checkpoint = journal.checkpoint().orElseThrow();
            assertArrayEquals(STATE, checkpoint.state());
            assertEquals(Journals.expected(50, 65), Journals.facts(journal, checkpoint.position()));
        }
    }

    @Test
    void segments_go_when_checkpoint_and_projections_are_past_them() {
        try (Journal journal = Journals.open(directory)) {
            Journals.append(journal, 200);
            assertEquals(0, journal.release(200), "there is no checkpoint");
            journal.checkpoint(new Checkpoint(150, STATE));
            assertEquals(0, journal.release(0), "a projection needs all of it");
            assertTrue(journal.release(100) > 0);
            assertTrue(journal.first() > 0 && journal.first() <= 100, "" + journal.first());
            assertTrue(journal.release(Long.MAX_VALUE) > 0);
            assertTrue(journal.first() <= 150, "" + journal.first());
            assertThrows(JournalException.class, () -> Journals.facts(journal, 0));
        }
        try (Journal journal = Journals.open(directory)) {
            assertEquals(Journals.expected(150, 200), Journals.facts(journal, 150));
        }
    }

    @Test
    void a_damaged_checkpoint_is_ignored_while_everything_can_be_read() throws IOException {
        try (Journal journal = Journals.open(directory)) {
            Journals.append(journal, 60);
            journal.checkpoint(new Checkpoint(50, STATE));
        }
        damage(directory.resolve("checkpoint"));
        try (Journal journal = Journals.open(directory)) {
            assertEquals(Optional.empty(), journal.checkpoint());
            assertEquals(Journals.expected(0, 60), Journals.facts(journal, 0));
        }
    }

    @Test
    void a_damaged_checkpoint_refuses_to_open_when_older_facts_are_gone() throws IOException {
        try (Journal journal = Journals.open(directory)) {
            Journals.append(journal, 200);
            journal.checkpoint(new Checkpoint(150, STATE));
            journal.release(150);
        }
        damage(directory.resolve("checkpoint"));
        assertThrows(JournalException.class, () -> Journals.open(directory));
    }

    @Test
    void a_journal_that_ends_before_its_checkpoint_refuses_to_open() throws IOException {
        try (Journal journal = Journals.open(directory)) {
            Journals.append(journal, 10);
            journal.checkpoint(new Checkpoint(10, STATE));
        }
        damage(directory.resolve("00000000000000000000.seg"));
        assertThrows(JournalException.class, () -> Journals.open(directory));
    }

    @Test
    void a_checkpoint_covers_only_what_is_on_disk_and_never_goes_back() {
        try (Journal journal = Journals.open(directory)) {
            Journals.append(journal, 10);
            journal.checkpoint(new Checkpoint(5, STATE));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> journal.checkpoint(new Checkpoint(11, STATE)));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> journal.checkpoint(new Checkpoint(4, STATE)));
        }
    }

    /** Flips a bit in the last byte that is not zero. */
    private static void damage(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int last = bytes.length - 1;
        while (bytes[last] == 0) {
            last--;
        }
        bytes[last] ^= 1;
        Files.write(file, bytes);
    }
}
