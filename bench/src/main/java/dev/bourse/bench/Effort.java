package dev.bourse.bench;

/**
 * How much a run does for its figures.
 *
 * @param rounds how often each contestant stands each workload
 * @param slowRounds how often each stands the slow streams
 * @param starts how often each is started
 * @param warmMillis before the rounds, for a contestant that warms up
 * @param slowWarmMillis before slow streams, which need memory touched and no finished compiler
 * @param windowMillis of each measurement
 * @param slowStreams how many
 */
record Effort(
        int rounds,
        int slowRounds,
        int starts,
        int warmMillis,
        int slowWarmMillis,
        int windowMillis,
        int slowStreams) {
    /** What the budgets are about. */
    static final Effort WHOLE = new Effort(5, 3, 5, 300_000, 60_000, 6_000, 9_000);

    /** As little as shows that everything works. */
    static final Effort REHEARSAL = new Effort(1, 1, 1, 2_000, 2_000, 1_000, 300);

    /** The same with so many rounds. */
    Effort withRounds(int count) {
        return new Effort(
                count, slowRounds, starts, warmMillis, slowWarmMillis, windowMillis, slowStreams);
    }

    /** The same with that warm-up before rounds and slow streams alike. */
    Effort withWarm(int millis) {
        return new Effort(rounds, slowRounds, starts, millis, millis, windowMillis, slowStreams);
    }
}
