package dev.bourse.domain.catalog;

/**
 * What a provider does with prompts and completions.
 *
 * @param trains whether they may be used for training
 * @param retains whether they are kept beyond the request
 * @param retentionDays for how long they are kept; -1 when that is unknown, 0 when nothing is kept
 * @param publishes whether they may be published
 * @param zeroRetention whether the endpoint contractually keeps nothing (ZDR)
 */
public record DataPolicy(
        boolean trains,
        boolean retains,
        int retentionDays,
        boolean publishes,
        boolean zeroRetention) {
    /** A policy nobody has stated counts as the worst: retains and trains. */
    public static final DataPolicy UNKNOWN = new DataPolicy(true, true, -1, true, false);

    /** Neither keeps nor trains. */
    public static final DataPolicy ZERO_RETENTION = new DataPolicy(false, false, 0, false, true);

    public DataPolicy {
        if (retentionDays < -1) {
            throw new IllegalArgumentException(
                    "retention is -1 (unknown) or days: " + retentionDays);
        }
        if (zeroRetention && (retains || trains)) {
            throw new IllegalArgumentException("zero retention excludes retaining and training");
        }
    }

    /** Whether a caller that forbids data collection may use it. */
    public boolean collects() {
        return trains || retains;
    }
}
