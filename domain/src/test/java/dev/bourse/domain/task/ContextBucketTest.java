package dev.bourse.domain.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Optional;

class ContextBucketTest {
    @ParameterizedTest
    @CsvSource({
        "0, 1K",
        "1000, 1K",
        "1001, 10K",
        "10000, 10K",
        "10001, 100K",
        "100000, 100K",
        "100001, 1M",
        "1000000, 1M",
        "1000001, 10M",
        "9223372036854775807, 10M"
    })
    void a_prompt_is_in_the_smallest_bucket_that_holds_it(long tokens, String bucket) {
        assertEquals(bucket, ContextBucket.of(tokens).wireName());
        assertEquals(Optional.of(ContextBucket.of(tokens)), ContextBucket.of(bucket));
    }

    @Test
    void there_are_no_other_buckets_and_no_negative_prompts() {
        assertEquals(Optional.empty(), ContextBucket.of("2K"));
        assertThrows(IllegalArgumentException.class, () -> ContextBucket.of(-1));
    }
}
