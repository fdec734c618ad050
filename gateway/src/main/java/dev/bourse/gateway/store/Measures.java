package dev.bourse.gateway.store;

import dev.bourse.domain.fact.GenerationFinished;
import dev.bourse.domain.metering.Usage;
import dev.bourse.domain.unit.Money;
import dev.bourse.domain.unit.Tokens;

/**
 * What is counted about a group of generations.
 *
 * @param requests how many ended
 * @param failures how many of them gave no whole answer, other than by the caller's wish
 * @param estimates how many of them were metered by an estimate
 * @param tokens the sum of their known and estimated tokens
 * @param charged what they cost
 */
public record Measures(long requests, long failures, long estimates, Tokens tokens, Money charged) {
    /** No generation at all. */
    public static final Measures NONE = new Measures(0, 0, 0, Tokens.NONE, Money.ZERO);

    static Measures of(GenerationFinished end) {
        Usage usage = end.usage();
        return new Measures(
                1,
                isFailure(end) ? 1 : 0,
                usage != null && usage.source() == Usage.Source.ESTIMATED ? 1 : 0,
                usage == null ? Tokens.NONE : usage.tokens(),
                end.charge().total());
    }

    /** Both groups together. */
    public Measures plus(Measures other) {
        return new Measures(
                Math.addExact(requests, other.requests),
                Math.addExact(failures, other.failures),
                Math.addExact(estimates, other.estimates),
                tokens.plus(other.tokens),
                charged.plus(other.charged));
    }

    private static boolean isFailure(GenerationFinished end) {
        return switch (end.outcome()) {
            case COMPLETED, CANCELLED -> false;
            case FAILED, BROKEN, INTERRUPTED -> true;
        };
    }
}
