package dev.bourse.domain.catalog;

/** How far prompts can be trusted to an endpoint (audit.md 6.2). */
public enum TrustTier {
    /** Self-hosted: prompts stay in the house. */
    T0,
    /** Bound by a contract to keep nothing. */
    T1,
    /** Run by somebody who is named; logging is possible. */
    T2,
    /** Anonymous: who runs it, or whose model it is, is hidden. */
    T3;

    /** Whether less is known of it than of {@code least}. */
    public boolean isBelow(TrustTier least) {
        return compareTo(least) > 0;
    }

    /** The one of both of which more is known. */
    public TrustTier stricter(TrustTier other) {
        return isBelow(other) ? other : this;
    }
}
