package dev.bourse.gateway.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

class GenerationIdsTest {
    private static final long SEED = 20261127L;
    private static final long MOMENT = 1_767_571_200_999_990L;

    private final GenerationIds ids = new GenerationIds(new Random(SEED));

    @Test
    void they_sort_by_the_microsecond_in_which_a_generation_began() {
        List<String> made =
                LongStream.range(MOMENT, MOMENT + 20).mapToObj(at -> ids.next(at).value()).toList();
        assertEquals(made.stream().sorted().toList(), made);
        assertTrue(made.getFirst().startsWith("gen-1767571200-f4236"), made::toString);
        assertTrue(made.getLast().startsWith("gen-1767571201-00009"), made::toString);
    }

    @Test
    void those_of_one_microsecond_differ() {
        Set<String> made =
                Stream.generate(() -> ids.next(MOMENT).value())
                        .limit(10_000)
                        .collect(Collectors.toSet());
        assertEquals(10_000, made.size());
    }
}
