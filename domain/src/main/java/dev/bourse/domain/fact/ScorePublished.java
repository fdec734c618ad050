package dev.bourse.domain.fact;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Somebody published how well a model did, and the operator took it over.
 *
 * @param atMicros when it was taken over
 * @param source who published it
 * @param benchmark what was measured
 * @param model id of the model
 * @param score the figure, in the benchmark's own unit; more is better
 * @param standardError of the score; null when it was not told
 * @param n number of trials behind it; 0 when it was not told
 * @param publishedOn when it was published
 * @param url where; null when it was not told
 */
public record ScorePublished(
        long atMicros,
        String source,
        String benchmark,
        String model,
        BigDecimal score,
        @Nullable BigDecimal standardError,
        long n,
        LocalDate publishedOn,
        @Nullable String url)
        implements Fact {
    public ScorePublished {
        if (n < 0 || (standardError != null && standardError.signum() < 0)) {
            throw new IllegalArgumentException("neither trials nor errors are negative");
        }
    }
}
