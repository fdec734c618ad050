package dev.bourse.gateway.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;

/** What the last segment looks like after a power cut, and what it must never look like. */
class TornTailTest {
    private static final int FACTS = 5;

    @TempDir Path directory;
    private Path segment;
    private byte[] whole;
    private int lastRecord;
    private int end;
    private int padding;

    @BeforeEach
    void write_a_few_facts_each_in_a_commit_of_its_own() throws IOException {
        try (Journal journal = Journals.open(directory)) {
            for (int i = 0; i < FACTS; i++) {
                Journals.append(journal, 1);
            }
        }
        segment = directory.resolve("00000000000000000000.seg");
        whole = Files.readAllBytes(segment);
        lastRecord = offsetOf(FACTS - 1);
        padding = padding();
        end = offsetOf(FACTS) - padding;
    }

    @Test
    void a_file_cut_at_any_byte_of_the_last_record_loses_only_that() throws IOException {
        for (int cut = lastRecord; cut < end; cut++) {
            Files.write(segment, Arrays.copyOf(whole, cut));
            assertHolds(FACTS - 1);
        }
    }

    @Test
    void a_last_record_of_which_only_a_part_was_written_is_cut_off() throws IOException {
        for (int cut = lastRecord; cut < end; cut++) {
            byte[] torn = whole.clone();
            Arrays.fill(torn, cut, end, (byte) 0);
            if (!Arrays.equals(torn, whole)) {
                Files.write(segment, torn);
                assertHolds(FACTS - 1);
            }
        }
    }

    @Test
    void any_flipped_bit_in_the_last_record_takes_only_that_record() throws IOException {
        for (int bit = 8 * lastRecord; bit < 8 * end; bit++) {
            Files.write(segment, flipped(bit));
            assertEquals(new Tail(FACTS - 1, lastRecord), Tail.find(segment, 0), "bit " + bit);
        }
    }

    @Test
    void any_flipped_bit_in_an_acknowledged_record_refuses_to_open() throws IOException {
        for (int bit = 8 * offsetOf(1); bit < 8 * (offsetOf(2) - padding); bit++) {
            Files.write(segment, flipped(bit));
            JournalException refusal =
                    assertThrows(JournalException.class, () -> Tail.find(segment, 0));
            String message = String.valueOf(refusal.getMessage());
            assertTrue(message.endsWith("fact 1 was on disk and is unreadable"), message);
        }
    }

    @Test
    void a_hole_of_zeros_among_acknowledged_records_refuses_to_open() throws IOException {
        byte[] holed = whole.clone();
        Arrays.fill(holed, offsetOf(1), offsetOf(2), (byte) 0);
        Files.write(segment, holed);
        assertThrows(JournalException.class, () -> Journals.open(directory));
    }

    @Test
    void a_record_that_testifies_is_found_however_many_zeros_lie_before_it() throws IOException {
        int block = 64 * 1024;
        byte[] later = Arrays.copyOfRange(whole, offsetOf(3), offsetOf(4));
        for (int zeros = 0; zeros <= 2 * block + 64; zeros += near(zeros, block) ? 8 : 4_056) {
            int at = offsetOf(1) + zeros;
            byte[] holed = Arrays.copyOf(Arrays.copyOf(whole, offsetOf(1)), 4 * block);
            System.arraycopy(later, 0, holed, at, later.length);
            Files.write(segment, holed);
            assertThrows(
                    JournalException.class, () -> Tail.find(segment, 0), zeros + " zeros before");
        }
    }

    private static boolean near(int zeros, int block) {
        int rest = zeros % block;
        return rest < 64 || rest > block - 128;
    }

    @Test
    void what_was_cut_off_never_comes_back() throws IOException {
        byte[] torn = whole.clone();
        torn[offsetOf(FACTS - 1)] ^= 1;
        Files.write(segment, torn);
        try (Journal journal = Journals.open(directory)) {
            assertEquals(FACTS - 1, journal.end());
        }
        byte[] cut = Files.readAllBytes(segment);
        byte[] zeros = new byte[cut.length - lastRecord];
        assertArrayEquals(zeros, Arrays.copyOfRange(cut, lastRecord, cut.length));
    }

    @Test
    void a_damaged_header_refuses_to_open() throws IOException {
        for (int bit = 0; bit < 8 * SegmentHeader.BYTES; bit += 7) {
            Files.write(segment, flipped(bit));
            assertThrows(JournalException.class, () -> Journals.open(directory), "bit " + bit);
        }
    }

    @Test
    void a_missing_segment_in_the_middle_is_noticed() throws IOException {
        try (Journal journal = Journals.open(directory)) {
            Journals.append(journal, 100);
        }
        try (Stream<Path> files = Files.list(directory)) {
            Files.delete(files.filter(this::isSegment).sorted().skip(1).findFirst().orElseThrow());
        }
        try (Journal journal = Journals.open(directory)) {
            assertThrows(JournalException.class, () -> Journals.facts(journal, 0));
        }
    }

    private void assertHolds(int facts) {
        try (Journal journal = Journals.open(directory)) {
            assertEquals(Journals.expected(0, facts), Journals.facts(journal, 0));
            Journals.append(journal, 1);
            assertEquals(Journals.expected(0, facts + 1), Journals.facts(journal, 0));
        }
    }

    private boolean isSegment(Path file) {
        return file.toString().endsWith(".seg");
    }

    private byte[] flipped(int bit) {
        byte[] bytes = whole.clone();
        bytes[bit / 8] ^= (byte) (1 << (bit % 8));
        return bytes;
    }

    private int offsetOf(long position) throws IOException {
        try (FrameReader reader = new FrameReader(segment)) {
            for (long before = 0; before < position; before++) {
                reader.next(before);
            }
            return (int) reader.offset();
        }
    }

    /** Bytes of zeros behind the payload, which carry nothing. */
    private int padding() throws IOException {
        try (FrameReader reader = new FrameReader(segment)) {
            int length = Objects.requireNonNull(reader.next(0)).payload().length;
            return Frame.size(length) - Frame.HEADER - length;
        }
    }
}
