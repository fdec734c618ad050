package dev.bourse.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.Optional;

class SamplesTest {
    private final Samples samples = new Samples();

    @Test
    void ratios_are_taken_inside_a_round_so_that_a_slow_moment_of_the_machine_cancels_out() {
        add("nginx", 10, 30, 20);
        add("bourse", 20, 66, 38);
        assertEquals(
                Optional.of(new Spread(2.0, 1.9, 2.2)),
                samples.ratio(Metric.REQUEST_CPU_FULL, "bourse", "nginx"));
    }

    @Test
    void a_round_in_which_one_of_the_two_is_missing_is_not_compared() {
        add("nginx", 10, 30);
        add("bourse", 20);
        assertEquals(
                Optional.of(new Spread(2, 2, 2)),
                samples.ratio(Metric.REQUEST_CPU_FULL, "bourse", "nginx"));
    }

    @Test
    void added_latency_is_a_difference() {
        samples.add(Windows.alone("direct", 1, 30));
        samples.add(Windows.alone("bourse", 1, 180));
        assertEquals(
                Optional.of(new Spread(150, 150, 150)),
                samples.added(Metric.ALONE_P99, "bourse", "direct"));
    }

    @Test
    void where_no_process_is_accounted_for_there_is_no_processor_time() {
        add("direct", 0);
        assertEquals(Optional.empty(), samples.spread(Metric.REQUEST_CPU_FULL, "direct"));
        assertEquals(
                Optional.of(new Spread(1_000, 1_000, 1_000)),
                samples.spread(Metric.THROUGHPUT, "direct"));
    }

    @Test
    void a_figure_that_stands_on_nothing_is_none() {
        samples.add(Windows.streams("nginx", 1));
        assertEquals(Optional.empty(), samples.spread(Metric.FIRST_P50, "nginx"));
        assertEquals(Optional.of(new Spread(2, 2, 2)), samples.spread(Metric.CHUNK_CPU, "nginx"));
    }

    @Test
    void what_other_programs_took_is_a_share_of_one_processor() {
        add("nginx", 10);
        assertEquals(Optional.of(new Spread(.25, .25, .25)), samples.disturbance());
    }

    private void add(String contestant, long... cpuPerAnswer) {
        for (int round = 1; round <= cpuPerAnswer.length; round++) {
            samples.add(Windows.full(contestant, round, cpuPerAnswer[round - 1]));
        }
    }
}
