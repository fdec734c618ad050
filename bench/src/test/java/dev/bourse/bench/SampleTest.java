package dev.bourse.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.LongStream;

class SampleTest {
    @Test
    void a_window_is_told_in_a_line() {
        assertEquals(
                "round 2, full, nginx: 20.0 us CPU per answer, p50 0.00 us, p99 0.00 us, others"
                        + " took 25 %",
                Windows.full("nginx", 2, 20).line());
    }

    @Test
    void of_streams_the_chunks_are_told() {
        assertEquals(
                "round 1, streams, bourse: 2.00 us CPU per chunk, p50 0.00 us, p99 0.00 us, others"
                        + " took 0 %",
                Windows.streams("bourse", 1).line());
    }

    @Test
    void where_nothing_stands_between_there_is_no_processor_time_to_tell() {
        String line = Windows.alone("direct", 1, 30).line();
        assertTrue(line.contains("- us CPU per answer") && line.contains("p99 30.0 us"), line);
    }

    @Test
    void the_nine_groups_of_threads_that_took_most_are_shown_for_each_answer() {
        List<Spent> ten =
                LongStream.rangeClosed(1, 10)
                        .mapToObj(it -> new Spent("group " + it, 9_000, 1_000))
                        .toList();
        Sample sample = Windows.watched(ten);
        String table = sample.threadTable().toString();
        assertTrue(table.matches("(?s).*\\Rgroup 9 +9[.]00 +1[.]00\\R"), table);
        assertFalse(table.contains("group 10"), table);
        assertTrue(String.valueOf(sample.members()).contains("group 10"));
    }
}
