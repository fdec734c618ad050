package dev.bourse.domain.market;

import dev.bourse.domain.fact.GenerationFinished;

/**
 * How fast one answer came from its endpoint. Attempts follow one another, so what came before it
 * is the sum of the failed ones.
 *
 * @param firstTokenMicros from the call to its first content
 * @param totalMicros from the call to its end
 * @param outputTokens tokens generated
 */
public record Timing(long firstTokenMicros, long totalMicros, long outputTokens) {
    private static final long SECOND = 1_000_000;

    static Timing of(GenerationFinished end) {
        long before = 0;
        for (int i = 0; i < end.attempts().size() - 1; i++) {
            before += end.attempts().get(i).latencyMicros();
        }
        long total = Math.max(0, end.atMicros() - end.startedAtMicros() - before);
        long first = Math.clamp(end.firstTokenMicros() - before, 0, total);
        return new Timing(first, total, end.usage() == null ? 0 : end.usage().tokens().output());
    }

    /** Tokens per second over the whole answer; 0 when it cannot be told. */
    public double throughput() {
        return totalMicros == 0 ? 0 : (double) outputTokens * SECOND / totalMicros;
    }
}
