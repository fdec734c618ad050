package dev.bourse.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.Map;

class PlanTimeTest {
    @Test
    void scores_become_microseconds_whatever_their_unit() {
        String json =
                """
                [{"benchmark": "a.b.PlanBenchmark.lottery",
                  "primaryMetric": {"score": 1234.5, "scoreUnit": "ns/op"}},
                 {"benchmark": "a.b.PlanBenchmark.sticky",
                  "primaryMetric": {"score": 0.75, "scoreUnit": "us/op"}}]
                """;
        assertEquals(Map.of("lottery", 1.2345, "sticky", 0.75), PlanTime.read(json));
    }

    @Test
    void half_a_file_is_no_result() {
        assertEquals(Map.of(), PlanTime.read("[{\"benchmark\": "));
        assertEquals(Map.of(), PlanTime.read(""));
    }
}
